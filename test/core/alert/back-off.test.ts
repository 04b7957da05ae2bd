import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDisabled, isGivenUp, nextAttemptAt } from '../../../core/alert/back-off.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { NOON } from '../../contracts/builders.ts';

const failing = (attempts: number, since = NOON, lastAt = NOON) => ({ since, lastAt, attempts });

describe('the pause before another attempt', () => {
  it.each([
    [1, MINUTE],
    [2, 2 * MINUTE],
    [5, 16 * MINUTE],
    [7, HOUR],
    [500, HOUR],
  ])('after %d failures is anything up to a limit that doubles, an hour at most', (attempts, longest) => {
    const pauses = Array.from({ length: 300 }, (_, seed) => nextAttemptAt(failing(attempts), `alert-${seed} hook`) - NOON);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...pauses)).toBeLessThan(longest);
    expect(Math.max(...pauses)).toBeGreaterThan(longest * 0.9);
    expect(Math.min(...pauses)).toBeLessThan(longest * 0.1);
  });

  it('is the same for the same failure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.string(),
        (attempts, seed) => nextAttemptAt(failing(attempts), seed) === nextAttemptAt(failing(attempts), seed),
      ),
    );
  });
});

describe('a destination that fails', () => {
  it.each([
    ['just below a day', DAY - 1, false],
    ['a day', DAY, true],
  ])('is given up for a letter after %s: %s', (_name, span, expected) => expect(isGivenUp(failing(9), NOON + span)).toBe(expected));

  it.each([
    ['just below three days', 3 * DAY - 1, 3 * DAY - 1, false],
    ['three days', 3 * DAY, 3 * DAY, true],
    ['three days, and last tried just below a day ago', 4 * DAY, 3 * DAY + 1, true],
    ['three days, and last tried a day ago', 4 * DAY, 3 * DAY, false],
  ])('is disabled when it has failed for %s', (_name, now, lastAt, expected) => {
    expect(isDisabled(failing(9, NOON, NOON + lastAt), NOON + now)).toBe(expected);
  });
});
