import type { Incident, Severity } from './incident.ts';
import { SECOND_CONTACT } from './second-contact.ts';
import { MINUTE, type Time } from './time.ts';

/** Minutes to the first reminder, by severity, while nobody has answered in public. */
const REMIND_AFTER: Readonly<Record<Severity, number>> = { critical: 15, serious: 30, watch: 60 };
/** So many reminders come at that pace; each later one waits twice as long. */
const REMINDERS_AT_PACE = 3;
/** Whoever has not reacted to so many reminders will not react to more. */
const REMINDERS_AT_MOST = 8;

/** When the next reminder is due, or undefined when none is. */
export const nextReminderAt = (incident: Incident, repeatMinutes: number): Time | undefined => {
  const sent = incident.alerts.filter(({ step }) => step.startsWith('reminder')).length;
  const settled = incident.state === 'resolved' || (incident.state === 'acknowledged' && incident.answeredAt !== undefined);
  const last = incident.alerts.findLast(({ step }) => step !== SECOND_CONTACT);
  if (settled || sent >= REMINDERS_AT_MOST || last === undefined) return undefined;
  const pace = REMIND_AFTER[incident.severity] * (incident.state === 'acknowledged' ? 2 : 1) * 2 ** Math.max(0, sent - REMINDERS_AT_PACE + 1);
  const minutes = incident.answeredAt === undefined ? Math.min(pace, repeatMinutes) : repeatMinutes;
  return Math.max(last.at, last.dueAt) + minutes * MINUTE;
};
