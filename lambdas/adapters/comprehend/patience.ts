import type { Now } from '../../ports.ts';

/** What is awaited between two attempts, and chance. `random` answers from 0 up to 1. */
export interface PatiencePorts {
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly now: Now;
}

const ATTEMPTS = 8;
const FIRST_WAIT = 200;
const LONGEST_WAIT = 5_000;
/** How long one read goes on asking, not counting the last answer. */
const TOTAL = 20_000;
/**
 * How long nothing is asked after everything was tried. A batch that failed is taken apart by the handler and each message tried alone,
 * which must not take twenty seconds for each.
 */
const REST = 5_000;

/** Waits before the next attempt, a random part of a span that doubles (full jitter); false when there shall be none. */
export type Pause = (attempt: number) => Promise<boolean>;

export interface Patience {
  /** The pauses of one read: at most 8 attempts and 20 seconds. */
  begin(): Pause;
  /** Comprehend gave no answer at all, however often it was asked. */
  rest(): void;
  isResting(): boolean;
}

/** When to ask again, and when to leave it. */
export const createPatience = ({ wait, random, now }: PatiencePorts): Patience => {
  let restsUntil = -Infinity;
  return {
    begin: () => {
      const end = now() + TOTAL;
      return async (attempt) => {
        const pause = random() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt);
        if (attempt + 1 >= ATTEMPTS || now() + pause > end) return false;
        await wait(pause);
        return true;
      };
    },
    rest: () => {
      restsUntil = now() + REST;
    },
    isResting: () => now() < restsUntil,
  };
};
