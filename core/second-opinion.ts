import { surenessOf, wasRead, type Sentiment } from './sentiment.ts';

/**
 * How sure the embedded engine must be for its answer to hold. Its scores are probabilities: on texts like those that it learned from, four
 * in five answers of this sureness are right, and elsewhere fewer (docs/decisions/embedded-engine.md); of all that are surer, more.
 */
export const SURE_AT = 0.8;

/** What one reader made of a text, and what the answer of the other would cost, in units; 0 where the other has none. */
export interface Draft {
  readonly sentiment: Sentiment;
  readonly units: number;
}

/** `sure`: the answer holds. `alone`: it holds, since nobody else can read the text. `unsure` and `unread`: the other one should be asked. */
export type Standing = 'sure' | 'alone' | 'unsure' | 'unread';

/** Whether a draft holds, or why it does not. */
export const standingOf = ({ sentiment, units }: Draft, sureAt: number): Standing => {
  if (units === 0) return 'alone';
  if (!wasRead(sentiment)) return 'unread';
  return surenessOf(sentiment) < sureAt ? 'unsure' : 'sure';
};

/** Of some drafts those that need a second opinion, the neediest first: what nobody could read, then what is least sure. */
export const inNeed = <D extends Draft>(drafts: readonly D[], sureAt: number): D[] =>
  drafts
    .filter((draft) => ['unsure', 'unread'].includes(standingOf(draft, sureAt)))
    .toSorted((a, b) => surenessOf(a.sentiment) - surenessOf(b.sentiment));

/** Of some drafts those that so many units pay for: each that still fits, from the first on. */
export const affordable = <D extends Draft>(drafts: readonly D[], units: number): D[] => {
  let left = units;
  return drafts.filter((draft) => {
    if (draft.units > left) return false;
    left -= draft.units;
    return true;
  });
};
