import { MINUTE, type Time } from './time.ts';

/** A conversation on somebody's desk, and since when it has been there. */
export interface DeskEntry {
  readonly id: string;
  readonly at: Time;
}

/** How it is with a conversation of a desk: held by its owner, held and resolved, or not theirs. */
export type Held = 'held' | 'resolved' | 'not held';

/** A claim stands on the desk before it stands in its conversation. So long is it believed without that. */
export const CLAIM_TAKES = MINUTE;

/** So many resolved conversations stay on a desk, the newest: they are its owner's again when they are reopened. */
export const RESOLVED_KEPT = 100;

/** A desk cleared of what is not its owner's any more, and how many conversations on it count: those held, and those being claimed. */
export interface Cleared {
  readonly entries: readonly DeskEntry[];
  readonly count: number;
}

/** Clears a desk of what is not its owner's. `leftOut` is not counted: the conversation that is being claimed. */
export const clearedDesk = (entries: readonly DeskEntry[], heldOf: (id: string) => Held, now: Time, leftOut?: string): Cleared => {
  const isCounted = ({ id, at }: DeskEntry): boolean => heldOf(id) === 'held' || (heldOf(id) === 'not held' && now - at < CLAIM_TAKES);
  const counted = entries.filter(isCounted);
  const resolved = entries.filter(({ id }) => heldOf(id) === 'resolved').slice(-RESOLVED_KEPT);
  const kept = new Set([...counted, ...resolved]);
  return { entries: entries.filter((entry) => kept.has(entry)), count: counted.filter(({ id }) => id !== leftOut).length };
};

/** A desk with a conversation put on it, on top. Its time is later than that of any claim of it before, so that each knows its own. */
export const withClaim = (
  entries: readonly DeskEntry[],
  id: string,
  now: Time,
): { readonly entries: readonly DeskEntry[]; readonly claim: DeskEntry } => {
  const before = entries.find((entry) => entry.id === id);
  const claim = { id, at: before === undefined ? now : Math.max(now, before.at + 1) };
  return { entries: [...entries.filter((entry) => entry !== before), claim], claim };
};

/** A desk without a claim that came to nothing. */
export const withoutClaim = (entries: readonly DeskEntry[], { id, at }: DeskEntry): readonly DeskEntry[] =>
  entries.filter((entry) => entry.id !== id || entry.at !== at);
