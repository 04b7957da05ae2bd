import type { Incident } from './incident.ts';
import { MINUTE, type Time } from './time.ts';

/** The step that calls the second contact: at most once an incident. */
export const SECOND_CONTACT = 'second-contact';

/**
 * When the second contact is called, should nobody acknowledge until then: so many minutes after the first alert was due, in half the
 * time (at least a minute) when it is critical. Undefined when somebody has, when it is over, when they were called, and when there is
 * no second contact (`afterMinutes` is undefined).
 */
export const secondContactAt = ({ state, severity, alerts }: Incident, afterMinutes: number | undefined): Time | undefined => {
  const first = alerts[0];
  if (afterMinutes === undefined || state !== 'open' || first === undefined || alerts.some(({ step }) => step === SECOND_CONTACT)) return undefined;
  const minutes = severity === 'critical' ? Math.max(1, Math.ceil(afterMinutes / 2)) : afterMinutes;
  return first.dueAt + minutes * MINUTE;
};

/** Calls the second contact when it is time, though nobody may be writing any more: what nobody has acknowledged nobody has seen. */
export const withSecondContact = (incident: Incident, at: Time, afterMinutes: number | undefined): Incident => {
  const due = secondContactAt(incident, afterMinutes);
  if (due === undefined || at < due) return incident;
  const alert = { id: `${incident.id}-${SECOND_CONTACT}`, step: SECOND_CONTACT, at, dueAt: at };
  return { ...incident, alerts: [...incident.alerts, alert] };
};

/** True when an alert of these steps is for the second contact as well: the call itself, and the end of what they were called for. */
export const isForSecondContact = (steps: readonly string[], incident: Incident): boolean =>
  steps.includes(SECOND_CONTACT) ||
  (steps.some((step) => step.startsWith('resolved')) && incident.alerts.some(({ step }) => step === SECOND_CONTACT));
