import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecondsTally, TALLY_ERROR } from '../../core/care/seconds-tally.ts';
import { spreadOf } from '../../core/spread.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('the spread of some times', () => {
  it('is none of no time', () => {
    expect(spreadOf([])).toBeUndefined();
  });

  it('says all that is known of one', () => {
    expect(spreadOf([7])).toEqual({ n: 1, average: 7, median: 7, p90: 7, quickest: 7, slowest: 7 });
  });

  it.each([
    ['of nine, the slowest', upTo(9), 9],
    ['of ten, the ninth', upTo(10), 9],
    ['of eleven, the tenth', upTo(11), 10],
    ['of twenty, the eighteenth', upTo(20), 18],
    ['of a hundred, the ninetieth', upTo(100), 90],
  ])('has as its 90th percentile %s', (_name, seconds, p90) => {
    expect(spreadOf(seconds.toReversed())?.p90).toBe(p90);
  });

  it.each([
    ['the one in the middle', [30, 10, 20], 20],
    ['halfway between the two in the middle', [40, 10, 30, 20], 25],
  ])('has as its median %s', (_name, seconds, median) => {
    expect(spreadOf(seconds)?.median).toBe(median);
  });

  it('leaves what it was given as it was', () => {
    const given = [3, 1, 2];
    expect(spreadOf(given)).toMatchObject({ average: 2, quickest: 1, slowest: 3 });
    expect(given).toEqual([3, 1, 2]);
  });
});

describe('a tally of times', () => {
  const seconds = fc.oneof(fc.integer({ min: 0, max: 3_600_000 }), fc.integer({ min: 0, max: 4e11 })).map((milliseconds) => milliseconds / 1_000);
  const tallied = (all: readonly number[]) => {
    const tally = new SecondsTally();
    for (const one of all) tally.add(one);
    return tally.spread();
  };

  it('has no spread while it is empty', () => {
    expect(tallied([])).toBeUndefined();
  });

  it('tells the same as keeping them all, but for one per cent of the median and of the 90th percentile, and what takes no second', () => {
    fc.assert(
      fc.property(fc.array(seconds, { minLength: 1, maxLength: 300 }), (all) => {
        const [told, exact] = [tallied(all), spreadOf(all)];
        if (told === undefined || exact === undefined) throw new Error('no spread');
        expect(told).toMatchObject({ n: exact.n, quickest: exact.quickest, slowest: exact.slowest });
        expect(told.average).toBeCloseTo(exact.average, 3);
        expect(Math.abs(told.median - exact.median)).toBeLessThanOrEqual(1 + TALLY_ERROR * exact.median);
        expect(Math.abs(told.p90 - exact.p90)).toBeLessThanOrEqual(1 + TALLY_ERROR * exact.p90);
      }),
    );
  });

  it('tells the same in any order', () => {
    const some = fc.array(seconds, { maxLength: 50 }).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(some, ([all, shuffled]) => {
        expect(tallied(shuffled)).toEqual(tallied(all));
      }),
    );
  });
});
