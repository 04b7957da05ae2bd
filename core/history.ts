import type { Conversation } from './conversation.ts';
import { DAY, type Time } from './time.ts';

/** So far back a customer's earlier conversations count. */
export const HISTORY = 30 * DAY;

/** So many conversations of a customer are looked at, at most: people begin fewer in a month, and a machine must not cost a read for each. */
export const HISTORY_READ = 50;

/** When the conversations begin that matter to one that began then. */
export const historyFrom = (at: Time): Time => at - HISTORY;

type Begun = Pick<Conversation, 'id' | 'firstMessageAt'>;

/** How many of some conversations of one customer were begun in the thirty days before this one: at the same moment is not before. */
export const earlierThan = ({ id, firstMessageAt }: Begun, others: Iterable<Begun>): number =>
  Iterator.from(others)
    .filter((other) => other.id !== id && other.firstMessageAt < firstMessageAt && other.firstMessageAt >= historyFrom(firstMessageAt))
    .reduce((count) => Math.min(count + 1, HISTORY_READ), 0);
