import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaited, heard, HEARD_EVERY, limitOf, messagesADay, silenceOf, type Heard } from '../../core/silence.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';

const MONDAY = Date.UTC(2026, 2, 2);
const ACCOUNT = { platform: 'x', account: 'harbour-coffee' };
const BY_ITSELF = {};

const after = (times: readonly Time[], before?: Heard, count = 1): Heard => {
  const last = times.reduce<Heard | undefined>((known, at) => heard(known, { ...ACCOUNT, at, count }), before);
  if (last === undefined) throw new Error('nothing was heard');
  return last;
};

/** Every half hour from eight in the morning until ten at night. */
const workingDays = (days: number): Time[] =>
  Array.from({ length: days }, (_, day) => Array.from({ length: 29 }, (_half, index) => MONDAY + day * DAY + 8 * HOUR + index * 30 * MINUTE)).flat();

describe('an account', () => {
  const known = after(workingDays(14));
  const lastAt = MONDAY + 13 * DAY + 22 * HOUR;
  const limit = limitOf(known, BY_ITSELF) ?? 0;

  it('may pause three times as long as it usually does, and a little less as the days go by', () => {
    expect(limit).toBeLessThanOrEqual(30 * HOUR);
    expect(limit).toBeGreaterThan(29 * HOUR);
  });

  it.each([
    ['in the night after a usual day', lastAt + 10 * HOUR, false],
    ['just before three times its usual pause', lastAt + limit + HEARD_EVERY, false],
    ['just after it', lastAt + limit + HEARD_EVERY + 1, true],
    ['two years later', lastAt + 730 * DAY, true],
  ])('that pauses ten hours each night is silent %s: %#', (_name, now, silent) => {
    expect(silenceOf(known, BY_ITSELF, now) !== undefined).toBe(silent);
  });

  it('says since when it is silent, and by when it was expected', () => {
    expect(silenceOf(known, BY_ITSELF, lastAt + 3 * DAY)).toEqual({
      id: `silence:x:harbour-coffee:${lastAt + limit}`,
      since: lastAt,
      expectedBy: lastAt + limit,
    });
  });

  it.each([
    ['for 3 days, with 50 messages', 3 * DAY, 50, true],
    ['for just less than 3 days', 3 * DAY - 1, 50, false],
    ['with one message less', 3 * DAY, 49, false],
  ])('has a usual pace once it is known %s: %#', (_name, span, messages, isKnown) => {
    const one = after([MONDAY, MONDAY + span], undefined, 1);
    expect(limitOf({ ...one, messages }, BY_ITSELF) !== undefined).toBe(isKnown);
  });

  it('that is loud round the clock may still pause six hours', () => {
    const loud = after(Array.from({ length: 5 * 24 * 6 }, (_, index) => MONDAY + index * 10 * MINUTE));
    expect(limitOf(loud, BY_ITSELF)).toBe(6 * HOUR);
  });

  it.each([
    ['at them', 30 * MINUTE + HEARD_EVERY, false],
    ['past them', 30 * MINUTE + HEARD_EVERY + 1, true],
  ])('whose brand says after how many minutes it is silent is so from its first message, %s', (_name, pause, silent) => {
    const settings = { silentAfterMinutes: 30 };
    expect(silenceOf(after([MONDAY]), settings, MONDAY + pause) !== undefined).toBe(silent);
    expect(silenceOf(awaited(ACCOUNT, MONDAY), settings, MONDAY + pause) !== undefined).toBe(silent);
  });

  it('that was only waited for learns nothing of the time before its first message', () => {
    expect(after([MONDAY + 9 * DAY], awaited(ACCOUNT, MONDAY))).toMatchObject({ firstAt: MONDAY + 9 * DAY, longestGap: 0, messages: 1 });
  });

  it('learns little from an outage, and a new habit in some steps', () => {
    const back = after([lastAt + 5 * DAY], known);
    expect(limitOf(back, BY_ITSELF)).toBeLessThanOrEqual(2 * limit);
    const weekly = after(
      Array.from({ length: 8 }, (_, week) => lastAt + (week + 1) * 7 * DAY),
      known,
    );
    expect(limitOf(weekly, BY_ITSELF)).toBeGreaterThan(7 * DAY);
  });

  it('is not called silent by who has not listened for a usual pause of it', () => {
    const now = lastAt + 5 * DAY;
    expect(silenceOf(known, BY_ITSELF, now, now - 9 * HOUR)).toBeUndefined();
    expect(silenceOf(known, BY_ITSELF, now, now - 11 * HOUR)).toBeDefined();
  });

  it('has a pace a day, once it is known for one', () => {
    expect(messagesADay(after([MONDAY, MONDAY + DAY - 1]))).toBeUndefined();
    expect(messagesADay(known)).toBeGreaterThan(24);
    expect(messagesADay(known)).toBeLessThan(33);
  });
});

describe('hearing', () => {
  const times = fc.array(fc.integer({ min: 0, max: 60 * DAY }), { minLength: 1, maxLength: 40 });

  it('knows when an account spoke first and last, and how much, whatever the order it hears of it', () => {
    fc.assert(
      fc.property(times, fc.infiniteStream(fc.nat()), (offsets, dice) => {
        const order = (): number => dice.next().value ?? 0;
        const keyed = offsets.map((at) => ({ at: MONDAY + at, key: order() }));
        const { firstAt, lastAt, messages } = after(keyed.toSorted((a, b) => a.key - b.key).map(({ at }) => at));
        expect({ firstAt, lastAt, messages }).toEqual({
          firstAt: MONDAY + Math.min(...offsets),
          lastAt: MONDAY + Math.max(...offsets),
          messages: offsets.length,
        });
      }),
    );
  });

  it('never calls an account silent that pauses as it usually does, give or take three times', () => {
    const pauses = fc
      .integer({ min: MINUTE, max: 3 * DAY })
      .chain((least) => fc.array(fc.integer({ min: least, max: 3 * least }), { minLength: 1, maxLength: 120 }));
    fc.assert(
      fc.property(pauses, (gaps) => {
        let known = after([MONDAY]);
        for (const gap of gaps) {
          const at = known.lastAt + gap;
          expect(silenceOf(known, BY_ITSELF, at)).toBeUndefined();
          known = after([at], known);
        }
      }),
    );
  });

  it('keeps as much after empty years as after a day', () => {
    const sparse = after([MONDAY, MONDAY + 3_650 * DAY, MONDAY + 7_300 * DAY]);
    expect(JSON.stringify(sparse).length).toBeLessThan(250);
    expect(silenceOf(sparse, BY_ITSELF, MONDAY + 36_500 * DAY)).toBeUndefined();
  });
});
