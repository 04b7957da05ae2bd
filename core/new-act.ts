import { createHash } from 'node:crypto';
import type { Act } from './act.ts';
import type { Message } from './message.ts';
import { LAST_TIME, type Time } from './time.ts';

/** What is known of an act only when it is done. */
type WhenDone = 'at' | 'heardTo';
type Undone<A> = A extends Act ? Omit<A, WhenDone> : never;
type Bare<A> = A extends Act ? Omit<A, WhenDone | 'id' | 'by'> : never;
/** An act that somebody asks for: when it counts as done is not known yet. */
export type AskedAct = Undone<Act>;
/** What somebody asks to be done, whoever they are. */
export type Deed = Bare<Act>;

/** The id of an act that somebody asks for under a key of their own: the same however often they ask. */
export const actIdOf = (caller: string, conversation: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([caller, conversation, key]))
    .digest('base64url');

/** True when two acts of one id do the same, whenever they were asked for. */
export const isSameDeed = (a: AskedAct, b: AskedAct): boolean => deedOf(a) === deedOf(b);

/**
 * An act that is done now by the brand's clock, but after the acts before it, and not before the last message that its doer could read: the
 * clock of a replay stands still between two looks, and clocks of machines differ by a little.
 */
export const doneAct = (asked: AskedAct, clock: Time, messages: readonly Pick<Message, 'sentAt' | 'receivedAt'>[], acts: readonly Act[]): Act => {
  const sent = messages.reduce((latest, { sentAt }) => Math.max(latest, sentAt), clock);
  const before = acts.at(-1)?.at;
  const at = Math.min(before === undefined ? sent : Math.max(sent, before + 1), LAST_TIME);
  return asked.type === 'resolve'
    ? { ...asked, at, heardTo: messages.reduce((latest, message) => Math.max(latest, heardAt(message)), at) }
    : { ...asked, at };
};

/** When a message can have been read: not before it was written, whatever the clocks say. */
const heardAt = ({ sentAt, receivedAt }: Pick<Message, 'sentAt' | 'receivedAt'>): Time => Math.max(sentAt, receivedAt);

const WHEN_DONE: ReadonlySet<string> = new Set<WhenDone>(['at', 'heardTo']);

const deedOf = (act: AskedAct): string =>
  JSON.stringify(
    Object.entries(act)
      .filter(([name, value]) => !WHEN_DONE.has(name) && value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
