import { describe, expect, it } from 'vitest';
import { nextTelling, type Told } from '../../core/telling.ts';
import { DAY } from '../../core/time.ts';

const NOON = Date.UTC(2026, 2, 2, 12);
const TROUBLE = { id: 'trouble', since: NOON - DAY };
const TOLD: Told = { ...TROUBLE, firstAt: NOON, lastAt: NOON };

describe('a trouble', () => {
  it('is told when it begins', () => {
    expect(nextTelling(undefined, TROUBLE, NOON)).toEqual({ ...TROUBLE, state: 'open', told: TOLD });
  });

  it.each([
    ['just before a day has passed', DAY - 1, undefined],
    ['after a day', DAY, 'trouble:day-1'],
    ['after a week without anybody who could tell', 7 * DAY, 'trouble:day-7'],
  ])('that lasts is told again %s', (_name, passed, id) => {
    expect(nextTelling(TOLD, TROUBLE, NOON + passed)?.id).toBe(id);
  });

  it('that was told each day has another id each day', () => {
    const second = nextTelling(TOLD, TROUBLE, NOON + DAY)?.told;
    expect(nextTelling(second, TROUBLE, NOON + 2 * DAY - 1)).toBeUndefined();
    expect(nextTelling(second, TROUBLE, NOON + 2 * DAY)).toMatchObject({ id: 'trouble:day-2', told: { firstAt: NOON } });
  });

  it('is told to be over once, and not at all when nobody was told of it', () => {
    expect(nextTelling(TOLD, undefined, NOON + 1)).toEqual({ id: 'trouble:resolved', state: 'resolved', since: TROUBLE.since, told: undefined });
    expect(nextTelling(undefined, undefined, NOON + 1)).toBeUndefined();
  });

  it('that follows another one at once is told as its own', () => {
    expect(nextTelling(TOLD, { id: 'another', since: NOON }, NOON + 1)).toMatchObject({ id: 'another', state: 'open', told: { firstAt: NOON + 1 } });
  });
});
