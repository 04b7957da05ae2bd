import { createHash } from 'node:crypto';
import type { Act } from './act.ts';
import { heardAtOf } from './course.ts';
import { ERASED } from './erasure.ts';
import type { Message } from './message.ts';
import { LAST_TIME, type Time } from './time.ts';

type Undone<A> = A extends Act ? Omit<A, 'at'> : never;
type Bare<A> = A extends Act ? Omit<A, 'id' | 'at' | 'by'> : never;
/** An act that somebody asks for: when it counts as done is not known yet. */
export type AskedAct = Undone<Act>;
/** What somebody asks to be done, whoever they are. */
export type Deed = Bare<Act>;

/** The id of an act that somebody asks for under a key of their own: the same however often they ask. */
export const actIdOf = (caller: string, conversation: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([caller, conversation, key]))
    .digest('base64url');

/** True when what is asked does the same as an act of its id, whenever that was done. Of one whose words were erased, all else is compared. */
export const isSameDeed = (done: AskedAct, asked: AskedAct): boolean => {
  const left = isErased(done) ? NO_WORDS : NOT_THE_DEED;
  return deedOf(done, left) === deedOf(asked, left);
};

/**
 * When an act counts as done: now by the brand's clock, but after the acts before it, and not before what its doer could read. The clock
 * of a replay stands still between two looks, and clocks of machines differ by a little.
 */
export const momentOfAct = (clock: Time, messages: readonly Pick<Message, 'sentAt' | 'receivedAt'>[], acts: readonly Act[]): Time => {
  const heard = messages.reduce((latest, message) => Math.max(latest, heardAtOf(message)), clock);
  const before = acts.at(-1)?.at;
  return Math.min(before === undefined ? heard : Math.max(heard, before + 1), LAST_TIME);
};

const NOT_THE_DEED: readonly string[] = ['at'];
const NO_WORDS: readonly string[] = [...NOT_THE_DEED, 'text', 'reason'];

const isErased = (act: AskedAct): boolean => ('text' in act && act.text === ERASED) || ('reason' in act && act.reason === ERASED);

const deedOf = (act: AskedAct, left: readonly string[]): string =>
  JSON.stringify(
    Object.entries(act)
      .filter(([name, value]) => !left.includes(name) && value !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
