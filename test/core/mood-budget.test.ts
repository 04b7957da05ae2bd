import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, unitsGranted } from '../../core/mood-budget.ts';

describe('the day of a budget', () => {
  it.each([
    ['the last millisecond', '2026-11-22T23:59:59.999Z', '2026-11-22'],
    ['the first millisecond', '2026-11-23T00:00:00.000Z', '2026-11-23'],
  ])('is a day of UTC: %s', (_name, time, day) => {
    expect(dayOf(Date.parse(time))).toBe(day);
  });
});

describe('what a budget grants', () => {
  it.each([
    ['just below it', 99, 99, 99],
    ['at it', 100, 100, 100],
    ['just above it', 101, 101, 100],
    ['the last unit', 3, 102, 1],
    ['nothing, where it was spent just before', 3, 103, 0],
    ['nothing, where it was long spent', 3, 500, 0],
  ])('of 100 units is what fits: %s', (_name, added, spent, granted) => {
    expect(unitsGranted(added, spent, 100)).toBe(granted);
  });

  it('is together never more than the budget, in whatever order units are added and given back', () => {
    const step = fc.record({ wanted: fc.nat(60), share: fc.double({ min: 0, max: 1, noNaN: true }), later: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let [spent, paid] = [0, 0];
        const settlements: (() => void)[] = [];
        for (const { wanted, share, later } of steps) {
          spent += wanted;
          const used = Math.floor(unitsGranted(wanted, spent, 100) * share);
          paid += used;
          const settle = (): void => void (spent += used - wanted);
          if (later) settlements.push(settle);
          else settle();
        }
        for (const settle of settlements) settle();
        expect(paid).toBeLessThanOrEqual(100);
        expect(spent).toBe(paid);
      }),
    );
  });
});
