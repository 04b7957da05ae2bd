import { describe, expect, it } from 'vitest';
import { ratioOf } from '../../bench/cold-figures.ts';

const timesOf = (...walls: number[]) => walls.map((wall) => ({ wall, cpu: wall / 2 }));

describe('the ratio of two imports', () => {
  it('is that of their medians, so that one slow process changes nothing', () => {
    expect(ratioOf(timesOf(110, 110, 900), timesOf(100, 100, 100))).toMatchObject({ ratio: 1.1, cpu: 1.1 });
  });

  it('tells what half of the pairs lie between', () => {
    const { low, high } = ratioOf(timesOf(100, 110, 120, 130, 200), timesOf(100, 100, 100, 100, 100));
    expect([low, high]).toEqual([1.1, 1.3]);
  });

  it('compares the two of a round, since they met the same weather', () => {
    const { low, high } = ratioOf(timesOf(110, 220, 330), timesOf(100, 200, 300));
    expect([low, high]).toEqual([1.1, 1.1]);
  });
});
