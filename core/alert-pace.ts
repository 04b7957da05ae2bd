import { SECOND } from './time.ts';
import type { Pace } from './token-bucket.ts';

/**
 * Above ten messages in a second Amazon SNS suspends a mail subscription, and two days later it is gone; mail relays are no more patient.
 * No second sees more than eight of these: what remains is for messages that are held up between their turn and their destination.
 */
export const ALERT_PACE: Pace = { perSecond: 5, burst: 3 };

/**
 * So long whatever is not news waits for its turn: no longer, so that of an incident's first alert never more than this stands in the
 * way. What would have to wait longer goes with the next sweep, gathered with what came since.
 */
export const PATIENCE_OF_OTHERS = 5 * SECOND;
