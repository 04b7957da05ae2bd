import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_TIME, LAST_TIME, MINUTE } from '../../../../core/time.ts';
import { ALWAYS, common, hull, joined, onlyMinute, outside, stretchOf, without, type Stretch } from '../../../../lambdas/adapters/dynamo/stretch.ts';
import { NOON } from '../../../contracts/builders.ts';

const minutesIn = ({ from, to }: Stretch): number[] => Array.from({ length: (to - from) / MINUTE }, (_, index) => from + index * MINUTE);
const allIn = (stretches: readonly Stretch[]): number[] => stretches.flatMap(minutesIn).toSorted((a, b) => a - b);

const minute = fc.nat(20).map((at) => NOON + at * MINUTE);
const stretch = fc.tuple(minute, fc.integer({ min: 1, max: 8 })).map(([from, length]) => ({ from, to: from + length * MINUTE }));

describe('a stretch', () => {
  it.each([
    ['from the minute on when it begins with it', NOON, NOON + MINUTE, { from: NOON, to: NOON + MINUTE }],
    ['without a minute that has begun', NOON + 1, NOON + 2 * MINUTE, { from: NOON + MINUTE, to: NOON + 2 * MINUTE }],
    ['with a minute that has not ended', NOON, NOON + 1, { from: NOON, to: NOON + MINUTE }],
    ['never empty', NOON + 1, NOON + MINUTE, undefined],
    ['never backwards', NOON, NOON - MINUTE, undefined],
    ['within the years 0 to 9999', -Infinity, Infinity, { from: FIRST_TIME, to: LAST_TIME + 1 }],
  ])('is told %s', (_name, from, to, wanted) => {
    expect(stretchOf(from, to)).toEqual(wanted);
  });

  it('knows of any other what both have, and what only the first has', () => {
    fc.assert(
      fc.property(stretch, stretch, (a, b) => {
        const inBoth = common(a, b);
        expect(inBoth === undefined ? [] : minutesIn(inBoth)).toEqual(minutesIn(a).filter((one) => minutesIn(b).includes(one)));
        expect(allIn(outside(a, b))).toEqual(minutesIn(a).filter((one) => !minutesIn(b).includes(one)));
      }),
    );
  });

  it('can be told without some minutes', () => {
    fc.assert(
      fc.property(stretch, fc.array(minute), (whole, minutes) => {
        expect(allIn(without(whole, minutes))).toEqual(minutesIn(whole).filter((one) => !minutes.includes(one)));
      }),
    );
  });

  it('joins others to the fewest that hold the same minutes', () => {
    fc.assert(
      fc.property(fc.array(stretch), (stretches) => {
        const fewest = joined(stretches);
        expect(allIn(fewest)).toEqual([...new Set(allIn(stretches))]);
        expect(fewest.every(({ from }, index) => index === 0 || from > (fewest[index - 1]?.to ?? Infinity))).toBe(true);
      }),
    );
  });

  it('reaches around all others', () => {
    expect(hull([])).toBeUndefined();
    expect(hull([onlyMinute(NOON + 3 * MINUTE), onlyMinute(NOON)])).toEqual({ from: NOON, to: NOON + 4 * MINUTE });
    expect(hull([ALWAYS, onlyMinute(NOON)])).toEqual(ALWAYS);
  });
});
