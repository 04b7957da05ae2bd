import { createHash } from 'node:crypto';
import { DAY, HOUR, MINUTE, type Time } from '../time.ts';

/** What is remembered of attempts that failed and were followed by none that succeeded. */
export interface Failing {
  readonly since: Time;
  readonly lastAt: Time;
  readonly attempts: number;
}

/** Whoever could not be reached for so long is not tried for this letter any more. */
const GIVE_UP_AFTER = DAY;
/** A webhook where every attempt of so long failed, whatever it was about, is disabled. */
const DISABLED_AFTER = 3 * DAY;
/** A disabled webhook is tried once in so long, so that it comes back by itself. */
const PROBE_EVERY = DAY;
const LONGEST_PAUSE = HOUR;

export const isGivenUp = ({ since }: Failing, now: Time): boolean => now - since >= GIVE_UP_AFTER;

export const isDisabled = ({ since, lastAt }: Failing, now: Time): boolean => now - since >= DISABLED_AFTER && now - lastAt < PROBE_EVERY;

/**
 * When to try again: after a pause of any length up to 1 minute, 2, 4, and so on, at most an hour ("full jitter"), so that those who
 * failed together do not come back together. The chance is taken from the seed: the same failure always gives the same time.
 */
export const nextAttemptAt = ({ lastAt, attempts }: Failing, seed: string): Time => {
  const longest = Math.min(LONGEST_PAUSE, MINUTE * 2 ** (attempts - 1));
  const chance = createHash('sha256').update(`${seed} ${attempts}`).digest().readUInt32BE() / 2 ** 32;
  return lastAt + Math.floor(chance * longest);
};
