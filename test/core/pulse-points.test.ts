import { describe, expect, it } from 'vitest';
import { pulsePoints } from '../../core/pulse-points.ts';
import { HOUR, MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aPulse } from './a-pulse.ts';

describe('the points of a pulse', () => {
  const pulses = [
    aPulse(NOON, { negative: 1, positive: 1, by: 'ada' }),
    aPulse(NOON + 14 * MINUTE, { negative: 1, unread: 1, by: 'ada' }),
    aPulse(NOON + 45 * MINUTE, { positive: 2 }),
  ];

  it('gather minutes into steps and leave empty ones out', () => {
    expect(pulsePoints(pulses, 15 * MINUTE, NOON)).toEqual([
      { at: NOON, messages: 4, negatives: 2, authors: 1, reach: 40, negativeShare: 2 / 3, sealed: false },
      { at: NOON + 45 * MINUTE, messages: 2, negatives: 0, authors: 2, reach: 20, negativeShare: 0, sealed: false },
    ]);
  });

  it.each([
    ['before its end', HOUR - 1, false],
    ['at its end', HOUR, true],
    ['after its end', HOUR + 1, true],
  ])('are sealed when all is sealed up to %s', (_name, sealed, expected) => {
    expect(pulsePoints(pulses, HOUR, NOON + sealed)).toMatchObject([{ at: NOON, sealed: expected }]);
  });
});
