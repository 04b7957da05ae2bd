import { createHash } from 'node:crypto';
import type { Alert } from '../alert.ts';
import { SEVERITIES, type Severity } from '../incident.ts';
import { SECOND_CONTACT } from '../second-contact.ts';
import { DAY, type Time } from '../time.ts';

/** Why a notification goes out, as its name says it: `opened`, `escalated-critical`, `reopened-1`, `reminder-2`, `second-contact`, `resolved`. */
export type AlertStep =
  | { readonly kind: 'opened' }
  | { readonly kind: 'escalated'; readonly to?: Severity }
  | { readonly kind: 'reopened' }
  | { readonly kind: 'reminded'; readonly number: number }
  | { readonly kind: typeof SECOND_CONTACT }
  | { readonly kind: 'resolved' };

/** Reads a step's name. A name nobody knows reads as `opened`: an alert is told rather too plainly than not at all. */
export const stepOf = (name: string): AlertStep => {
  if (name === SECOND_CONTACT) return { kind: SECOND_CONTACT };
  const [word, detail = ''] = name.split(/-(.*)/s);
  if (word === 'resolved') return { kind: 'resolved' };
  if (word === 'reopened') return { kind: 'reopened' };
  if (word === 'reminder') return { kind: 'reminded', number: Number.parseInt(detail, 10) || 1 };
  if (word !== 'escalated') return { kind: 'opened' };
  const to = SEVERITIES.find((severity) => severity === detail);
  return to === undefined ? { kind: 'escalated' } : { kind: 'escalated', to };
};

/** The newest step that an alert tells: it decides how the whole reads. */
export const newestStep = (alert: Pick<Alert, 'steps'>): AlertStep => stepOf(alert.steps.at(-1) ?? 'opened');

/** When a step was decided; the incident's opening when it does not say. */
export const decidedAt = ({ incident }: Pick<Alert, 'incident'>, step: string): Time =>
  incident.alerts.find((alert) => alert.step === step)?.at ?? incident.openedAt;

/** When the newest step of an alert was decided. */
export const toldAt = (alert: Pick<Alert, 'steps' | 'incident'>): Time => decidedAt(alert, alert.steps.at(-1) ?? 'opened');

/**
 * How long an alert has waited to be sent, in milliseconds: since the first step that it tells was due, which for what is gathered is the
 * end of the gathering. Undefined past two days, when nobody tries any more: then it was decided on the clock of a replay.
 */
export const waitedFor = ({ incident, steps }: Pick<Alert, 'incident' | 'steps'>, now: Time): number | undefined => {
  const due = incident.alerts.find(({ step }) => step === steps[0])?.dueAt ?? incident.openedAt;
  return now - due > 2 * DAY ? undefined : Math.max(0, now - due);
};

/** An id as mail headers, webhook ids and file names can carry it: 32 hexadecimal digits, the same for the same id. */
export const fingerprint = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 32);
