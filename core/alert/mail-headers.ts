import type { Alert } from '../alert.ts';
import { fingerprint } from './step.ts';

const DOMAIN = 'groundswell';

/** The Message-ID of an alert: the same for every sending, so that a repetition is dropped or shown as the same. */
export const alertMessageId = ({ id }: Pick<Alert, 'id'>): string => `<${fingerprint(id)}@${DOMAIN}>`;

/** The made-up first mail that all alerts of an incident answer, so that mail programs keep them together. */
export const incidentThread = ({ incident }: Pick<Alert, 'incident'>): string => `<${fingerprint(incident.id)}@${DOMAIN}>`;

/** True for what should be looked at before anything else in a mailbox. */
export const isUrgent = ({ incident }: Pick<Alert, 'incident'>): boolean => incident.severity === 'critical' && incident.state !== 'resolved';

/** Headers of an alert's mail, however it is sent: a machine wrote it, nobody's absence note is wanted, and filters can sort it. */
export const mailHeaders = (alert: Alert): Readonly<Record<string, string>> => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  'X-Groundswell-Brand': alert.brand.brand,
  'X-Groundswell-Incident': alert.incident.id,
  'X-Groundswell-Severity': alert.incident.severity,
});
