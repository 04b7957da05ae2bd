import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXACT_UP_TO, fromJson, NOBODY, size, toJson, union, withMember } from '../../core/distinct.ts';
import { authorHash, crowd } from './a-pulse.ts';

/** Few enough to meet again, many enough to pass from exact to sketch. */
const members = fc.array(fc.nat(150).map(authorHash), { maxLength: 150 });
const setOf = (all: readonly string[]) => all.reduce(withMember, NOBODY);

describe('counting different people', () => {
  it.each([
    ['nobody', 0],
    ['one', 1],
    ['as many as are kept exactly', EXACT_UP_TO],
  ])('is exact for %s', (_name, people) => {
    expect(size(crowd(people))).toBe(people);
  });

  it('counts a person once, however often they come', () => {
    const hash = authorHash('ada');
    expect(size(setOf([hash, hash, authorHash('bo'), hash]))).toBe(2);
  });

  it.each([65, 100, 500, 2_500, 10_000, 100_000])('is right within a tenth for %i people', (people) => {
    const estimate = size(crowd(people));
    expect(estimate).toBeGreaterThan(people * 0.9);
    expect(estimate).toBeLessThan(people * 1.1);
  });

  it('leaves its sets as they were', () => {
    const [few, many] = [crowd(3), crowd(100)];
    const before = JSON.stringify([toJson(few), toJson(many)]);
    union(few, crowd(200, 'other'));
    union(many, few);
    union(crowd(200, 'other'), many);
    withMember(many, authorHash('new'));
    expect(JSON.stringify([toJson(few), toJson(many)])).toBe(before);
  });

  it('counts everybody of an exact set and a sketch, whichever comes first', () => {
    const [few, many] = [crowd(30, 'early'), crowd(300, 'late')];
    const together = union(few, many);
    expect(union(many, few)).toEqual(together);
    expect(together).toEqual(
      setOf(
        [...Array(30).keys()].map((index) => authorHash(`early ${index}`)).concat([...Array(300).keys()].map((index) => authorHash(`late ${index}`))),
      ),
    );
    expect(size(together)).toBeGreaterThan(size(many));
  });

  it('ends the same in any order, with any repetition, in any pieces', () => {
    fc.assert(
      fc.property(members, members, members, (a, b, c) => {
        const whole = setOf([...a, ...b, ...c]);
        expect(setOf([...c, ...a, ...b, ...a])).toEqual(whole);
        expect(union(setOf(a), union(setOf(b), setOf(c)))).toEqual(whole);
        expect(union(union(setOf(c), setOf(a)), setOf(b))).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('comes back from JSON as it went', () => {
    for (const people of [0, 5, EXACT_UP_TO, EXACT_UP_TO + 1, 1_000]) {
      const set = crowd(people);
      const back = fromJson(JSON.parse(JSON.stringify(toJson(set))));
      expect(back).toEqual(set);
      expect(union(back, crowd(40, 'more'))).toEqual(union(set, crowd(40, 'more')));
    }
  });
});
