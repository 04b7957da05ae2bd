import { createHash } from 'node:crypto';
import type { Assessment, Finding } from './crisis.ts';
import { SEVERITIES, type Evidence, type Incident, type IncidentAlert, type Severity } from './incident.ts';
import { negativeShare, peopleOf, type Pulse } from './pulse.ts';
import { inQuietHours, type QuietHours } from './quiet-hours.ts';
import { nextReminderAt } from './reminders.ts';
import { SECOND_CONTACT, secondContactAt, withSecondContact } from './second-contact.ts';
import { HOUR, MINUTE, type Time } from './time.ts';
import { wilsonInterval } from './wilson.ts';
import { percent } from './wording.ts';

/** How the mood is since it was last bad: known only when enough messages were read. */
export interface Recovery {
  readonly calm: boolean;
  /** The brand's first public statement since the incident opened. */
  readonly answeredAt?: Time;
  /** Since when too little was said to tell the mood, when that is so long that what comes now is another matter. */
  readonly silentSince?: Time;
}

/** The parts of a brand's settings that an incident's life depends on. */
export interface LifeSettings {
  readonly brand: string;
  readonly windowMinutes: number;
  readonly minAuthors: number;
  readonly groupMinutes: number;
  readonly repeatMinutes: number;
  /** Minutes until the second contact is called. Absent when there is none. */
  readonly secondContactMinutes?: number;
  /** Absent when alerts may leave at any time. */
  readonly quiet?: QuietHours;
}

/** An incident lives at least so long: closing and opening again within minutes would only confuse. */
const SHORTEST = 30 * MINUTE;
/** One loud message goes on being read and shared for hours after it was seen to be loud. */
const SHORTEST_VIRAL = 6 * HOUR;
/** The mood must have been calm for so long before we call it recovered. */
const CALM_FOR = 15 * MINUTE;
/** After an incident nothing opens for an hour, or for a window, so that its own messages do not open it again. */
const COOL_DOWN = HOUR;
/** The evidence is taken anew when the window holds so many times more negative messages than it says. */
const EVIDENCE_GROWTH = 1.5;

/**
 * What becomes of a brand's incident at the moment of an assessment. Returns the same object when nothing moves.
 * `latest` is the newest incident, whatever its state; `known` are loud messages that were already raised.
 */
export const decide = (
  latest: Incident | undefined,
  assessment: Assessment,
  recovery: Recovery,
  known: readonly string[],
  settings: LifeSettings,
): Incident | undefined => {
  const judged = judge(latest, assessment, recovery, known, settings);
  return judged === undefined || judged === latest ? judged : inQuietHours(latest, judged, assessment.at, settings.quiet);
};

function judge(
  latest: Incident | undefined,
  assessment: Assessment,
  recovery: Recovery,
  known: readonly string[],
  settings: LifeSettings,
): Incident | undefined {
  if (latest !== undefined && assessment.at <= latest.steppedTo) return latest;
  if (latest === undefined || latest.state === 'resolved') return opened(latest, assessment, known, settings);
  // The next look opens the new one: an old incident that nobody closed must not swallow it.
  if (recovery.silentSince !== undefined && assessment.findings.length > 0) return closedInSilence(latest, recovery.silentSince, assessment.at);
  const ended = resolvedWhenCalm(answered(escalated(latest, assessment), recovery), assessment, recovery, settings);
  const moved = reminded(withSecondContact(ended, assessment.at, settings.secondContactMinutes), assessment, settings);
  return moved === latest ? latest : { ...moved, steppedTo: assessment.at };
}

/** Somebody takes it on. The first one counts; acknowledging again changes nothing. */
export const acknowledge = (incident: Incident, at: Time, by: string): Incident =>
  incident.state === 'open' ? { ...incident, state: 'acknowledged', acknowledgedAt: Math.max(at, incident.openedAt), acknowledgedBy: by } : incident;

/**
 * Somebody closes it and says whether it was real: nobody needs to be reminded any more. A verdict can be given, or changed, after it
 * resolved by itself.
 */
export const resolveByHand = (incident: Incident, at: Time, verdict: NonNullable<Incident['verdict']>): Incident => {
  const time = Math.max(at, incident.openedAt);
  const kept = incident.alerts.filter((alert) => !isUntoldReminder(alert));
  const waiting = kept.filter(({ claimedAt, dueAt }) => claimedAt === undefined && dueAt > time).map(({ dueAt }) => dueAt);
  // Whoever learns of it only at the end of the quiet hours learns as well that it is over.
  const alerts = waiting.length === 0 ? kept : [...kept, alertFor(incident.id, 'resolved', time, Math.max(...waiting))];
  const resolved: Incident =
    incident.state === 'resolved'
      ? incident
      : { ...incident, state: 'resolved', resolvedAt: time, steppedTo: Math.max(time, incident.steppedTo), alerts };
  return { ...resolved, verdict };
};

/** A reminder, or a call for help, that still waits. Once claimed it may have been read, so that it has to keep its place. */
const isUntoldReminder = ({ step, claimedAt }: IncidentAlert): boolean =>
  (step.startsWith('reminder') || step === SECOND_CONTACT) && claimedAt === undefined;

/** When an incident that is calm now will be called recovered, should it stay so. Undefined while it is not calm. */
export const recoveryDueAt = ({ state, kind, calmSince, openedAt }: Incident): Time | undefined =>
  state === 'resolved' || calmSince === undefined
    ? undefined
    : Math.max(calmSince + CALM_FOR, openedAt + (kind === 'viral' ? SHORTEST_VIRAL : SHORTEST));

/** The moments at which time alone moves an incident, in no order: a reminder, the call of the second contact, recovery. */
export const dueTimesOf = (incident: Incident, { repeatMinutes, secondContactMinutes }: LifeSettings): readonly Time[] =>
  [nextReminderAt(incident, repeatMinutes), secondContactAt(incident, secondContactMinutes), recoveryDueAt(incident)].filter(
    (due) => due !== undefined,
  );

/** The same incident always has the same id: brand, kind and the moment it opened. */
export const incidentId = (brand: string, kind: Incident['kind'], openedAt: Time): string =>
  createHash('sha256')
    .update(JSON.stringify([brand, kind, openedAt]))
    .digest('base64url')
    .slice(0, 22);

function opened(previous: Incident | undefined, assessment: Assessment, known: readonly string[], settings: LifeSettings): Incident | undefined {
  const news = assessment.viral.some(({ id }) => !known.includes(id));
  const findings = assessment.findings.filter(({ rule }) => rule !== 'viral' || news);
  const severity = worst(findings);
  if (severity === undefined || isCoolingDown(previous, severity, assessment.at, settings)) return previous;
  const kind = findings.some(({ rule }) => rule === 'threshold') ? 'crisis' : 'viral';
  const id = incidentId(settings.brand, kind, assessment.at);
  return {
    id,
    brand: settings.brand,
    kind,
    state: 'open',
    severity,
    rules: findings.map(({ rule }) => rule),
    openedAt: assessment.at,
    evidence: evidenceOf(assessment, findings),
    viral: assessment.viral.map((message) => message.id),
    alerts: [alertFor(id, 'opened', assessment.at, assessment.at)],
    steppedTo: assessment.at,
  };
}

/** Only a higher severity breaks the cool-down. */
function isCoolingDown(previous: Incident | undefined, severity: Severity, at: Time, settings: LifeSettings): boolean {
  if (previous?.resolvedAt === undefined) return false;
  const until = previous.resolvedAt + Math.max(COOL_DOWN, settings.windowMinutes * MINUTE);
  return at < until && !isHigher(severity, previous.severity);
}

/** Takes in rules that hold now, a higher severity, and evidence that has grown. */
function escalated(incident: Incident, assessment: Assessment): Incident {
  const { findings, at, viral } = assessment;
  const rules = [...new Set([...incident.rules, ...findings.map(({ rule }) => rule)])];
  const loud = [...new Set([...incident.viral, ...viral.map(({ id }) => id)])];
  const severity = worst(findings) ?? incident.severity;
  const higher = isHigher(severity, incident.severity);
  const { negatives } = assessment.window;
  const grown = findings.length > 0 && negatives > 0 && negatives >= incident.evidence.negatives * EVIDENCE_GROWTH;
  if (!higher && !grown && rules.length === incident.rules.length && loud.length === incident.viral.length) return incident;
  const alert = alertFor(incident.id, `escalated-${severity}`, at, at);
  return {
    ...incident,
    kind: rules.includes('threshold') ? 'crisis' : incident.kind,
    rules,
    viral: loud,
    severity: higher ? severity : incident.severity,
    evidence: evidenceOf(assessment, findings),
    alerts: higher ? [...incident.alerts, alert] : incident.alerts,
  };
}

/** Over since the silence began. Nobody is told, and nothing says that the mood had recovered: nobody knows. */
const closedInSilence = (incident: Incident, since: Time, at: Time): Incident => ({
  ...incident,
  state: 'resolved',
  resolvedAt: since,
  steppedTo: at,
  alerts: incident.alerts.filter((alert) => !isUntoldReminder(alert)),
});

function answered(incident: Incident, { answeredAt }: Recovery): Incident {
  return incident.answeredAt !== undefined || answeredAt === undefined ? incident : { ...incident, answeredAt };
}

/** Resolves on recovery: enough messages, a calm mood, for long enough. Silence alone changes nothing. */
function resolvedWhenCalm(incident: Incident, { at }: Assessment, { calm }: Recovery, settings: LifeSettings): Incident {
  if (!calm) {
    const { calmSince, ...stirred } = incident;
    return calmSince === undefined ? incident : stirred;
  }
  const calmSince = incident.calmSince ?? at;
  const due = recoveryDueAt({ ...incident, calmSince });
  if (due === undefined || at < due) return incident.calmSince === undefined ? { ...incident, calmSince } : incident;
  const alert = alertFor(incident.id, 'resolved', at, gatheredUntil(incident, settings, at));
  return { ...incident, state: 'resolved', calmSince, recoveredAt: calmSince, resolvedAt: at, alerts: [...incident.alerts, alert] };
}

function reminded(incident: Incident, assessment: Assessment, settings: LifeSettings): Incident {
  const due = nextReminderAt(incident, settings.repeatMinutes);
  if (due === undefined || assessment.at < due || !isStillSpoken(assessment, settings)) return incident;
  const number = incident.alerts.filter(({ step }) => step.startsWith('reminder')).length + 1;
  const alert = alertFor(incident.id, `reminder-${number}`, assessment.at, gatheredUntil(incident, settings, assessment.at));
  const evidence = assessment.findings.length > 0 ? evidenceOf(assessment, assessment.findings) : incident.evidence;
  return { ...incident, evidence, alerts: [...incident.alerts, alert] };
}

/** A rule still holds, or half the people are unhappy whom it takes for one: a lone complaint days later is nothing to be reminded of. */
const isStillSpoken = ({ findings, window }: Assessment, { minAuthors }: LifeSettings): boolean =>
  findings.length > 0 || 2 * peopleOf(window).negativeAuthors >= minAuthors;

/** The first alert leaves at once; later ones are gathered for the brand's group interval. */
const gatheredUntil = (incident: Incident, settings: LifeSettings, at: Time): Time =>
  Math.max(at, ...incident.alerts.map(({ dueAt }) => dueAt + settings.groupMinutes * MINUTE));

const alertFor = (incident: string, step: string, at: Time, dueAt: Time): IncidentAlert => ({ id: `${incident}-${step}`, step, at, dueAt });

function evidenceOf(assessment: Assessment, findings: readonly Finding[]): Evidence {
  const { window, from, at, baselineShare } = assessment;
  const { low, high } = wilsonInterval(window.negatives, window.read);
  return {
    from,
    to: at,
    ...countsOf(window),
    negativeShare: negativeShare(window),
    shareLow: low,
    shareHigh: high,
    ...(baselineShare === undefined ? {} : { baselineShare }),
    driving: [...new Set([...assessment.viral, ...window.loudest].map(({ id }) => id))].slice(0, 10),
    phrases: [],
    because: [...findings.map(({ because }) => because), ...unreadNote(window)],
  };
}

const countsOf = (window: Pulse) => ({
  messages: window.messages,
  unread: window.messages - window.read,
  negatives: window.negatives,
  ...peopleOf(window),
  reach: window.reach,
  languages: { ...window.languages },
  platforms: { ...window.platforms },
});

/** A share over few readable messages deserves a word when many could not be read. */
const unreadNote = ({ messages, read }: Pulse): string[] =>
  messages > 0 && (messages - read) / messages > 0.2
    ? [`${messages - read} of ${messages} messages (${percent((messages - read) / messages)}) could not be read.`]
    : [];

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
const isHigher = (a: Severity, b: Severity): boolean => rank(a) > rank(b);
const worst = (findings: readonly Finding[]): Severity | undefined =>
  findings.map(({ severity }) => severity).toSorted((a, b) => rank(b) - rank(a))[0];
