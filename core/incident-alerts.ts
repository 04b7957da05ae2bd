import type { Assessment } from './crisis.ts';
import { evidenceOf } from './evidence.ts';
import type { Incident, IncidentAlert, Severity } from './incident.ts';
import { peopleOf } from './pulse.ts';
import type { QuietHours } from './quiet-hours.ts';
import { SECOND_CONTACT } from './second-contact.ts';
import { MINUTE, type Time } from './time.ts';

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

/** Minutes to the first reminder, by severity, while nobody has answered in public. */
const REMIND_AFTER: Readonly<Record<Severity, number>> = { critical: 15, serious: 30, watch: 60 };
/** So many reminders come at that pace; each later one waits twice as long. */
const REMINDERS_AT_PACE = 3;
/** Whoever has not reacted to so many reminders will not react to more. */
const REMINDERS_AT_MOST = 8;

export const alertFor = (incident: string, step: string, at: Time, dueAt: Time): IncidentAlert => ({ id: `${incident}-${step}`, step, at, dueAt });

/** The first alert leaves at once; later ones are gathered for the brand's group interval. */
export const gatheredUntil = (incident: Incident, settings: LifeSettings, at: Time): Time =>
  Math.max(at, ...incident.alerts.map(({ dueAt }) => dueAt + settings.groupMinutes * MINUTE));

/** The alerts of an incident that is over: a reminder, or a call for help, that still waits has no more to say. Once claimed it may have been read. */
export const withoutUntold = ({ alerts }: Incident): IncidentAlert[] =>
  alerts.filter(({ step, claimedAt }) => (!step.startsWith('reminder') && step !== SECOND_CONTACT) || claimedAt !== undefined);

/** When the next reminder is due, or undefined when none is. */
export const nextReminderAt = (incident: Incident, repeatMinutes: number): Time | undefined => {
  const sent = sinceReopened(incident).filter(({ step }) => step.startsWith('reminder')).length;
  const settled = incident.state === 'resolved' || (incident.state === 'acknowledged' && incident.answeredAt !== undefined);
  const last = incident.alerts.findLast(({ step }) => step !== SECOND_CONTACT);
  if (settled || sent >= REMINDERS_AT_MOST || last === undefined) return undefined;
  const pace = REMIND_AFTER[incident.severity] * (incident.state === 'acknowledged' ? 2 : 1) * 2 ** Math.max(0, sent - REMINDERS_AT_PACE + 1);
  const minutes = incident.answeredAt === undefined ? Math.min(pace, repeatMinutes) : repeatMinutes;
  return Math.max(last.at, last.dueAt) + minutes * MINUTE;
};

/** The incident with its next reminder, once that is due and the matter is still spoken of. */
export function reminded(incident: Incident, assessment: Assessment, settings: LifeSettings): Incident {
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

/** The alerts of the incident's present life: whoever has to react again is reminded again. */
const sinceReopened = ({ alerts }: Incident): readonly IncidentAlert[] =>
  alerts.slice(
    Math.max(
      0,
      alerts.findLastIndex(({ step }) => step.startsWith('reopened')),
    ),
  );
