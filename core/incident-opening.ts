import { createHash } from 'node:crypto';
import type { Assessment, Finding } from './crisis.ts';
import { evidenceOf } from './evidence.ts';
import { alertFor, type LifeSettings } from './incident-alerts.ts';
import type { Incident, Severity } from './incident.ts';
import type { OtherMatter } from './matter.ts';
import { peopleOf, type Pulse } from './pulse.ts';
import { isHigher, severityOfCrowd, worst } from './severity.ts';
import { HOUR, MINUTE, type Time } from './time.ts';
import { count } from './wording.ts';

/** After an incident nothing opens for an hour, or for a window, so that its own messages do not open it again. */
const COOL_DOWN = HOUR;
/** A crisis that comes back within this time of its end is the same one. */
const BACK_WITHIN = 6 * HOUR;
/** What comes back for the fourth time is a state of things, and deserves a new look as a new incident. */
const REOPENED_AT_MOST = 3;

/** The same incident always has the same id: brand, kind and the moment it opened. */
export const incidentId = (brand: string, kind: Incident['kind'], openedAt: Time): string =>
  createHash('sha256')
    .update(JSON.stringify([brand, kind, openedAt]))
    .digest('base64url')
    .slice(0, 22);

/** True for the rules that hold for a crowd, and not for one message or for unanswered questions. */
export const isCrowd = ({ rule }: Finding): boolean => rule === 'threshold' || rule === 'surge';

/**
 * What a brand without a running incident comes to: its last one again when the same mood is back soon after it had been called
 * recovered, a new one when a rule holds and nothing forbids it, else what it had.
 */
export const opened = (
  previous: Incident | undefined,
  assessment: Assessment,
  known: readonly string[],
  settings: LifeSettings,
): Incident | undefined => {
  const news = assessment.viral.some(({ id }) => !known.includes(id));
  const findings = assessment.findings.filter(({ rule }) => rule !== 'viral' || news);
  const severity = worst(findings);
  if (severity === undefined) return previous;
  if (previous !== undefined && isBack(previous, findings, assessment)) return reopened(previous, severity, findings, assessment);
  if (isCoolingDown(previous, severity, assessment.at, settings)) return previous;
  const kind = kindOf(findings);
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
};

/** What many say outweighs what one message says, and either outweighs what waits for an answer. */
const kindOf = (findings: readonly Finding[]): Incident['kind'] => {
  if (findings.some(isCrowd)) return 'crisis';
  return findings.some(({ rule }) => rule === 'viral') ? 'viral' : 'ghost';
};

/** Only a higher severity breaks the cool-down. */
function isCoolingDown(previous: Incident | undefined, severity: Severity, at: Time, settings: LifeSettings): boolean {
  if (previous?.resolvedAt === undefined) return false;
  const until = previous.resolvedAt + Math.max(COOL_DOWN, settings.windowMinutes * MINUTE);
  return at < until && !isHigher(severity, previous.severity);
}

/**
 * The crowd of a crisis that had been called recovered is back, by what was said since then alone. One that somebody has closed is not
 * opened again: a person has decided.
 */
const isBack = (previous: Incident, findings: readonly Finding[], { at, from }: Assessment): boolean =>
  previous.kind === 'crisis' &&
  previous.recoveredAt !== undefined &&
  previous.resolvedAt !== undefined &&
  previous.verdict === undefined &&
  (previous.reopened ?? 0) < REOPENED_AT_MOST &&
  at < previous.resolvedAt + BACK_WITHIN &&
  from >= previous.resolvedAt &&
  findings.some(isCrowd);

/** Whoever had it believes that it is over: it wants to be acknowledged anew, and its alert leaves at once. */
function reopened(previous: Incident, severity: Severity, findings: readonly Finding[], assessment: Assessment): Incident {
  const { resolvedAt: _resolved, recoveredAt: _recovered, calmSince: _calm, acknowledgedAt: _when, acknowledgedBy: _who, ...rest } = previous;
  const times = (previous.reopened ?? 0) + 1;
  return {
    ...rest,
    state: 'open',
    severity: isHigher(severity, previous.severity) ? severity : previous.severity,
    rules: [...new Set([...previous.rules, ...findings.map(({ rule }) => rule)])],
    evidence: evidenceOf(assessment, findings),
    reopened: times,
    alerts: [...previous.alerts, alertFor(previous.id, `reopened-${times}`, assessment.at, assessment.at)],
    steppedTo: assessment.at,
  };
}

/** The stretch in which another matter was heard: its messages as a whole, and how many negative ones were looked at. */
export interface Stretch {
  readonly window: Pulse;
  readonly from: Time;
  readonly at: Time;
  readonly said: number;
}

/**
 * A second crisis beside a running one that is about something else. Of the people who are unhappy in the stretch as many are taken for
 * its own as were found among those that were looked at.
 */
export const openedBeside = (first: Incident, other: OtherMatter, { window, from, at, said }: Stretch, minAuthors: number): Incident => {
  const people = Math.max(other.people, Math.round((other.said.length / said) * peopleOf(window).negativeAuthors));
  const id = incidentId(first.brand, 'crisis', at);
  const because =
    `${count(other.said.length)} of the ${count(said)} loudest negative messages of the last ${Math.round((at - from) / MINUTE)} minutes, from ` +
    `${count(other.people)} people, are about "${other.phrases.join('", "')}", which the crisis that is running is not about.`;
  const evidence = evidenceOf({ at, from, window, findings: [], viral: [] }, []);
  return {
    id,
    brand: first.brand,
    kind: 'crisis',
    state: 'open',
    severity: severityOfCrowd(people, minAuthors),
    rules: first.rules.filter((rule) => rule === 'threshold' || rule === 'surge'),
    openedAt: at,
    evidence: { ...evidence, driving: other.said.slice(0, 10).map((message) => message.id), phrases: [...other.phrases], because: [because] },
    about: other.matter,
    besides: first.id,
    viral: [],
    alerts: [alertFor(id, 'opened', at, at)],
    steppedTo: at,
  };
};
