import type { Alert } from '../alert.ts';
import type { Letter } from '../letter.ts';
import { alertWebhook } from './json.ts';
import { isUrgent } from './mail-headers.ts';
import { toldAt } from './step.ts';
import { alertText } from './text.ts';
import { topicMessage } from './topic-message.ts';

/** An alert as destinations deliver it. All alerts of an incident belong together. */
export const letterOfAlert = (alert: Alert): Letter => ({
  what: 'alert',
  id: alert.id,
  thread: alert.incident.id,
  brand: alert.brand.brand,
  at: toldAt(alert),
  urgent: isUrgent(alert),
  first: alert.steps.some((step) => /^(opened|escalated|reopened)/.test(step)),
  ...alertText(alert),
  headers: { 'X-Groundswell-Incident': alert.incident.id, 'X-Groundswell-Severity': alert.incident.severity },
  webhook: () => JSON.stringify(alertWebhook(alert)),
  topic: () => topicMessage(alert),
});
