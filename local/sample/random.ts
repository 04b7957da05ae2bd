/** Chance that can be repeated: the same seed gives the same day. */
export interface Random {
  /** From 0 up to, never reaching, 1. */
  next(): number;
  /** A whole number from 0 up to, never reaching, `limit`. */
  below(limit: number): number;
  /** A number in [from, to). */
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  /** One of a list. Throws when the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** One of the keys, as often as its weight says. Throws when there is none. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
}

/** Mulberry32, a generator by Tommy Ettinger (public domain): 32 bits of state, plenty for a day of messages. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    pick: (list) => present(list[below(list.length)], 'an empty list'),
    weighted: (weights) => weightedKey(weights, next()),
  };
};

function weightedKey<K extends string>(weights: Readonly<Partial<Record<K, number>>>, at: number): K {
  const keys: K[] = [];
  for (const key in weights) keys.push(key);
  const total = keys.reduce((sum, key) => sum + (weights[key] ?? 0), 0);
  let rest = at * total;
  const chosen = keys.find((key) => (rest -= weights[key] ?? 0) < 0);
  return present(chosen ?? keys.at(-1), 'no weights');
}

function present<T>(value: T | undefined, from: string): T {
  if (value === undefined) throw new RangeError(`nothing to choose from: ${from}`);
  return value;
}
