import type { Time } from '../../core/time.ts';
import { numberOf, textOf, type Row } from './rows.ts';

/** A row as its reader gets it: what SQS would call a message. */
export interface Received {
  readonly id: string;
  /** An InboxItem as `fromBody` reads it. */
  readonly body: string;
  /** How often it has been taken, this time included. */
  readonly attempts: number;
  /** When its delivery was received. */
  readonly sentAt: Time;
  /** Whose channel it came in on. */
  readonly group: string;
}

/** A row that was given up, and why. */
export interface DeadLetter extends Received {
  readonly reason: string;
  readonly diedAt: Time;
}

export const idOf = (row: Row): string => String(numberOf(row, 'seq'));

/** What a row of `inbox` or of `dead_letters` holds. */
export const receivedOf = (row: Row, attempts = numberOf(row, 'attempts')): Received => ({
  id: idOf(row),
  body: textOf(row, 'body'),
  attempts,
  sentAt: numberOf(row, 'sent_at'),
  group: textOf(row, 'account'),
});
