import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../core/wilson.ts';

const sample = fc.integer({ min: 1, max: 100_000 }).chain((n) => fc.record({ n: fc.constant(n), hits: fc.nat(n) }));

describe('the Wilson interval', () => {
  it.each([
    ['nothing seen', 0, 0, 0, 1],
    ['one of one', 1, 1, 0.2065, 1],
    ['none of ten', 0, 10, 0, 0.2775],
    ['one of ten', 1, 10, 0.0179, 0.4042],
    ['half of ten', 5, 10, 0.2366, 0.7634],
    ['half of a hundred', 50, 100, 0.4038, 0.5962],
    ['ten of fifty', 10, 50, 0.1124, 0.3304],
    ['all of a thousand', 1_000, 1_000, 0.9962, 1],
  ])('is the published one for %s', (_name, hits, n, low, high) => {
    const interval = wilsonInterval(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the share itself and stays between 0 and 1', () => {
    fc.assert(
      fc.property(sample, ({ hits, n }) => {
        const { low, high } = wilsonInterval(hits, n);
        const rounding = 1e-12;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n + rounding);
        expect(high).toBeGreaterThanOrEqual(hits / n - rounding);
      }),
    );
  });

  it('rises with every further hit', () => {
    fc.assert(
      fc.property(sample, ({ hits, n }) => {
        const fewer = wilsonInterval(Math.max(0, hits - 1), n);
        const more = wilsonInterval(hits, n);
        expect(more.low).toBeGreaterThanOrEqual(fewer.low);
        expect(more.high).toBeGreaterThanOrEqual(fewer.high);
      }),
    );
  });

  it('grows narrower as the same share is seen of more', () => {
    fc.assert(
      fc.property(sample, ({ hits, n }) => {
        const few = wilsonInterval(hits, n);
        const many = wilsonInterval(hits * 2, n * 2);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});
