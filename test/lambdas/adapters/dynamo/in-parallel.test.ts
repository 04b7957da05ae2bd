import { describe, expect, it } from 'vitest';
import { inParallel } from '../../../../lambdas/adapters/dynamo/in-parallel.ts';

const NUMBERS = Array.from({ length: 100 }, (_, index) => index);
const aMoment = () => new Promise(setImmediate);

describe('acts in parallel', () => {
  it('answer in the order of their items, whichever ends first', async () => {
    const doubled = await inParallel(NUMBERS, async (number) => {
      for (let rounds = number % 3; rounds > 0; rounds -= 1) await aMoment();
      return number * 2;
    });
    expect(doubled).toEqual(NUMBERS.map((number) => number * 2));
  });

  it('begin nothing more after a failure, which is told when all that was begun has ended', async () => {
    let [begun, ended] = [0, 0];
    const acts = inParallel(NUMBERS, async (number) => {
      begun += 1;
      if (number === 3) throw new Error('the table is gone');
      await aMoment();
      ended += 1;
    });
    await expect(acts).rejects.toThrow('the table is gone');
    expect(ended).toBe(begun - 1);
    expect(begun).toBeLessThan(NUMBERS.length);
  });
});
