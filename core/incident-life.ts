import type { Assessment } from './crisis.ts';
import { evidenceOf } from './evidence.ts';
import { alertFor, gatheredUntil, nextReminderAt, reminded, withoutUntold, type LifeSettings } from './incident-alerts.ts';
import { isCrowd, opened } from './incident-opening.ts';
import type { Incident } from './incident.ts';
import { inQuietHours } from './quiet-hours.ts';
import { secondContactAt, withSecondContact } from './second-contact.ts';
import { isHigher, worst } from './severity.ts';
import { HOUR, MINUTE, type Time } from './time.ts';

/** How the mood is since it was last bad: known only when enough messages were read. */
export interface Recovery {
  readonly calm: boolean;
  /** The brand's first public statement since the incident opened. */
  readonly answeredAt?: Time;
  /** Since when too little was said to tell the mood, when that is so long that what comes now is another matter. */
  readonly silentSince?: Time;
}

/** An incident lives at least so long: closing and opening again within minutes would only confuse. */
const SHORTEST = 30 * MINUTE;
/** One loud message goes on being read and shared for hours after it was seen to be loud. */
const SHORTEST_VIRAL = 6 * HOUR;
/** The mood must have been calm for so long before we call it recovered. */
const CALM_FOR = 15 * MINUTE;
/** The evidence is taken anew when the window holds so many times more negative messages than it says. */
const EVIDENCE_GROWTH = 1.5;
/** So many loud messages are remembered of an incident, the newest. */
const LOUD_KEPT = 50;

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

/** What becomes of an incident that runs beside the one that the rules move: it is answered, reminded of and ends, but what all say makes it grow no more. */
export const goOn = (incident: Incident, assessment: Assessment, recovery: Recovery, settings: LifeSettings): Incident => {
  if (recovery.silentSince !== undefined && assessment.at > incident.steppedTo) return closedInSilence(incident, recovery.silentSince, assessment.at);
  return decide(incident, { ...assessment, findings: [], viral: [] }, recovery, incident.viral, settings) ?? incident;
};

/** Somebody takes it on. The first one counts; acknowledging again changes nothing. */
export const acknowledge = (incident: Incident, at: Time, by: string): Incident =>
  incident.state === 'open' ? { ...incident, state: 'acknowledged', acknowledgedAt: Math.max(at, incident.openedAt), acknowledgedBy: by } : incident;

/**
 * Somebody closes it and says whether it was real: nobody needs to be reminded any more. A verdict can be given, or changed, after it
 * resolved by itself.
 */
export const resolveByHand = (incident: Incident, at: Time, verdict: NonNullable<Incident['verdict']>): Incident => {
  const time = Math.max(at, incident.openedAt);
  const kept = withoutUntold(incident);
  const waiting = kept.filter(({ claimedAt, dueAt }) => claimedAt === undefined && dueAt > time).map(({ dueAt }) => dueAt);
  // Whoever learns of it only at the end of the quiet hours learns as well that it is over.
  const alerts = waiting.length === 0 ? kept : [...kept, alertFor(incident.id, endOf(incident), time, Math.max(...waiting))];
  const resolved: Incident =
    incident.state === 'resolved'
      ? incident
      : { ...incident, state: 'resolved', resolvedAt: time, steppedTo: Math.max(time, incident.steppedTo), alerts };
  return { ...resolved, verdict };
};

/** The step that tells of an incident's end: each of its ends has its own, so that each is read. */
const endOf = ({ reopened }: Incident): string => (reopened === undefined ? 'resolved' : `resolved-${reopened + 1}`);

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

/** Takes in rules that hold now, a higher severity, and evidence that has grown. */
function escalated(incident: Incident, assessment: Assessment): Incident {
  const { findings, at, viral } = assessment;
  const rules = [...new Set([...incident.rules, ...findings.map(({ rule }) => rule)])];
  const loud = [...new Set([...incident.viral, ...viral.map(({ id }) => id)])].slice(-LOUD_KEPT);
  const severity = worst(findings) ?? incident.severity;
  const higher = isHigher(severity, incident.severity);
  const { negatives } = assessment.window;
  const grown = findings.length > 0 && negatives > 0 && negatives >= incident.evidence.negatives * EVIDENCE_GROWTH;
  if (!higher && !grown && rules.length === incident.rules.length && loud.every((id) => incident.viral.includes(id))) return incident;
  const alert = alertFor(incident.id, `escalated-${severity}`, at, at);
  return {
    ...incident,
    kind: findings.some(isCrowd) ? 'crisis' : incident.kind,
    rules,
    viral: loud,
    severity: higher ? severity : incident.severity,
    // One more loud message alone is no new evidence: taking it anew reads texts, and may be paid for.
    evidence: higher || grown || rules.length > incident.rules.length ? evidenceOf(assessment, findings) : incident.evidence,
    alerts: higher ? [...incident.alerts, alert] : incident.alerts,
  };
}

/** Over since the silence began. Nobody is told, and nothing says that the mood had recovered: nobody knows. */
const closedInSilence = (incident: Incident, since: Time, at: Time): Incident => ({
  ...incident,
  state: 'resolved',
  resolvedAt: since,
  steppedTo: at,
  alerts: withoutUntold(incident),
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
  const alert = alertFor(incident.id, endOf(incident), at, gatheredUntil(incident, settings, at));
  return { ...incident, state: 'resolved', calmSince, recoveredAt: calmSince, resolvedAt: at, alerts: [...incident.alerts, alert] };
}
