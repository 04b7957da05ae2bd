import { MINUTE, SECOND, type Time } from './time.ts';

/** How fast something may go: so many a second in the long run, and so many at once. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

/** A token that was taken: from when on it may be used, and when the bucket will be full again. */
export interface Token {
  readonly at: Time;
  readonly fullAt: Time;
}

/** No two clocks that are right differ by so much. */
const SKEW = MINUTE;

/**
 * Takes one token from a bucket. The whole state is one number, the time at which the bucket will be full again; undefined when it was
 * never used. A token may be taken before it is there: its taker waits until `at`, and who comes later gets a later one.
 * Undefined when that would be later than `patience` milliseconds from now; nothing is taken then.
 * However many takers there are, no span of t seconds sees more than t * perSecond + burst tokens used.
 */
export const takeToken = (fullAt: Time | undefined, now: Time, { perSecond, burst }: Pace, patience: number): Token | undefined => {
  const each = SECOND / perSecond;
  const latest = now + patience + burst * each + SKEW;
  // A later time was left by a clock that is wrong, and must not silence the others until it comes.
  const stored = fullAt === undefined || fullAt > latest ? now : fullAt;
  const next = Math.max(stored, now) + each;
  const at = Math.max(now, next - burst * each);
  return at - now > patience ? undefined : { at, fullAt: next };
};
