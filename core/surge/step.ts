import { MINUTE } from '../time.ts';

/** Messages are counted in steps of so long: short enough to see an outbreak at once, long enough to hold a count. */
export const SURGE_STEP = 5 * MINUTE;

export const stepsIn = (span: number): number => span / SURGE_STEP;

/** What is forgotten in each step when half is forgotten in `span`. */
export const forgottenBy = (span: number): number => 1 - 2 ** (-1 / stepsIn(span));
