import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND, type Time } from '../../core/time.ts';
import { createRounds } from '../../lambdas/brand-rounds.ts';
import { aBrand, NOON } from '../contracts/builders.ts';

describe('rounds over all brands', () => {
  const documents = ['harbour', 'island', 'meadow'].map((brand) => aBrand(brand, `${brand}-account`));
  let now: Time;
  let listed: number;
  let tried: string[];
  beforeEach(() => {
    [now, listed, tried] = [NOON, 0, []];
  });

  /** Each thing takes so long; `failing` are the brands that are never done. */
  const rounds = (takes = 0, failing: readonly string[] = []) =>
    createRounds(
      {
        brands: {
          list: async () => {
            listed += 1;
            return documents;
          },
        },
        now: () => now,
      },
      () => [{ id: 'monday' }],
      async ({ brand }) => {
        tried.push(brand);
        now += takes;
        return !failing.includes(brand);
      },
    );
  const pass = async (round: () => Promise<void>, minutes: number): Promise<void> => {
    for (let minute = 0; minute < minutes; minute += 1) {
      await round();
      now = NOON + (minute + 1) * MINUTE;
    }
  };

  it('do each thing once', async () => {
    await pass(rounds(), 5);
    expect(tried).toEqual(['harbour', 'island', 'meadow']);
  });

  it('try again in a minute what is not done, and no sooner', async () => {
    const round = rounds(0, ['island']);
    for (const second of [0, 1, 59, 60, 61]) {
      now = NOON + second * SECOND;
      await round();
    }
    expect(tried).toEqual(['harbour', 'island', 'meadow', 'island']);
  });

  it.each([
    ['just below', 10 * SECOND - 1, 3],
    ['at', 10 * SECOND, 2],
  ])('end after twenty seconds, and go on with those that were not tried yet: %s', async (_name, takes, first) => {
    const round = rounds(takes, ['harbour']);
    await round();
    expect(tried).toHaveLength(first);
    now = NOON + MINUTE;
    await round();
    expect(tried.slice(0, 3).toSorted()).toEqual(['harbour', 'island', 'meadow']);
    expect(tried.at(-1)).toBe('harbour');
  });

  it('look at the documents once an hour', async () => {
    await pass(rounds(), HOUR / MINUTE);
    expect(listed).toBe(1);
  });
});
