import { MINUTE, type Time } from '../core/time.ts';
import type { Now } from '../lambdas/ports.ts';

/** Whoever was not asked for so long was asleep, or had its lid closed. */
const BREAK = 15 * MINUTE;

/**
 * Since when this machine has listened without a break: since the program runs, or since it was last asked after a long pause. What is
 * silent may have spoken before that, and nobody here heard it.
 */
export const listening = (now: Now): (() => Time) => {
  let since = now();
  let askedAt = since;
  return () => {
    if (now() - askedAt > BREAK) since = now();
    askedAt = now();
    return since;
  };
};
