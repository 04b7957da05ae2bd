import { describe, expect, it } from 'vitest';
import { newBaseline, type Baseline } from '../../core/baseline.ts';
import { crowdOf } from '../../core/rules/crowd.ts';
import { surgeRule } from '../../core/rules/surge.ts';
import type { Alarms } from '../../core/surges.ts';
import { DAY, MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aPulse, crisisSettings } from './a-pulse.ts';

const QUIET: Alarms = { alarmedAt: {} };
/** A brand that usually hears so many messages a day, one in five of them negative. */
const hearing = (aDay: number): Baseline => {
  const days = 10.1;
  return { ...newBaseline(NOON), read: aDay * days, negatives: (aDay * days) / 5, from: NOON - 70 * DAY };
};
const judged = (
  { negative, positive = 0, minutes = 60, by }: { negative: number; positive?: number; minutes?: number; by?: string },
  baseline: Baseline,
  alarms = QUIET,
  surge = true,
) => {
  const span = { minutes, window: aPulse(NOON, { negative, positive, ...(by === undefined ? {} : { by }) }) };
  return surgeRule(span, crowdOf(span, baseline), alarms, crisisSettings({ surge }), NOON);
};

describe('the surge rule', () => {
  it.each([
    ['ten unhappy people in an hour, of a brand that hears five messages a day', { negative: 10 }, 5, true],
    ['nine are too few for the brand', { negative: 9 }, 5, false],
    ['eleven in twelve hours as well', { negative: 11, minutes: 720 }, 5, true],
    ['eleven in twelve hours, of a brand that hears fifty a day', { negative: 11, minutes: 720 }, 50, false],
    ['sixty in an hour, of a brand that hears 4,000 a day: a busy hour', { negative: 60, positive: 20 }, 4_000, false],
    ['two hundred in an hour of that brand', { negative: 200, positive: 60 }, 4_000, true],
    ['two hundred among a thousand: loud, in an ordinary mood', { negative: 200, positive: 800 }, 4_000, false],
    ['two hundred of one author', { negative: 200, by: 'troll' }, 5, false],
  ])('%s', (_name, heard, aDay, holds) => {
    expect(judged(heard, hearing(aDay)) !== undefined).toBe(holds);
  });

  it('believes the detector where that has alarmed, as long as more people than usual are unhappy', () => {
    const heard = { negative: 70, positive: 20 };
    const alarmed = (minutes: number): Alarms => ({ alarmedAt: { negatives: NOON - minutes * MINUTE } });
    expect(judged(heard, hearing(4_000))).toBeUndefined();
    expect(judged(heard, hearing(4_000), alarmed(5))).toMatchObject({ rule: 'surge', severity: 'serious' });
    expect(judged(heard, hearing(4_000), alarmed(60))).toBeUndefined();
    expect(judged({ negative: 30, positive: 5 }, hearing(4_000), alarmed(5))).toBeUndefined();
  });

  it('says how much was heard and how much is usual', () => {
    expect(judged({ negative: 200, positive: 50 }, hearing(400))?.because).toBe(
      '200 negative messages in 60 minutes, where 4 would be usual, and 80 % of what is said, surely more than 72 %; 20 % is usual. ' +
        'They come from 199 different people.',
    );
  });

  it('can be switched off', () => {
    expect(judged({ negative: 200 }, hearing(5), QUIET, false)).toBeUndefined();
  });
});
