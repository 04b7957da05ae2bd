import type { Alert } from '../alert.ts';
import type { Letter } from '../letter.ts';
import { fingerprint } from './step.ts';

const DOMAIN = 'groundswell';

/** The Message-ID of a letter: the same for every sending, so that a repetition is dropped or shown as the same. */
export const messageId = ({ id }: Pick<Letter, 'id'>): string => `<${fingerprint(id)}@${DOMAIN}>`;

/** The made-up first mail that all letters of a thread answer, so that mail programs keep them together. */
export const threadId = ({ thread }: Pick<Letter, 'thread'>): string => `<${fingerprint(thread)}@${DOMAIN}>`;

/** True for what should be looked at before anything else in a mailbox. */
export const isUrgent = ({ incident }: Pick<Alert, 'incident'>): boolean => incident.severity === 'critical' && incident.state !== 'resolved';

/** Headers of a letter's mail, however it is sent: a machine wrote it, nobody's absence note is wanted, and filters can sort it. */
export const mailHeaders = ({ brand, headers }: Pick<Letter, 'brand' | 'headers'>): Readonly<Record<string, string>> => ({
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
  'X-Groundswell-Brand': brand,
  ...headers,
});
