import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, SECOND, type Time } from '../../core/time.ts';
import { takeToken, type Pace } from '../../core/token-bucket.ts';

const PACE: Pace = { perSecond: 5, burst: 3 };
const PATIENCE = 20 * SECOND;
const NOON = Date.UTC(2026, 2, 10, 12);

/** When each of these takers may go. */
const turns = (arrivals: readonly Time[], pace: Pace, patience = PATIENCE): Time[] => {
  let fullAt: Time | undefined;
  return arrivals.flatMap((now) => {
    const token = takeToken(fullAt, now, pace, patience);
    fullAt = token?.fullAt ?? fullAt;
    return token?.at ?? [];
  });
};

/** Of all spans that begin with a turn, the most turns that fall into `length` milliseconds, the end left out. */
const mostWithin = (times: readonly Time[], length: number): number =>
  Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + length).length));

const arrivals = fc.array(fc.integer({ min: 0, max: 3 * SECOND }), { maxLength: 120 }).map((pauses) => {
  let now = NOON;
  return pauses.map((pause) => (now += pause % 7 === 0 ? pause : 0));
});
const paces = fc.record({ perSecond: fc.constantFrom(1, 2, 4, 5, 8, 10), burst: fc.integer({ min: 1, max: 10 }) });

describe('a token bucket', () => {
  it('lets a burst go at once and everybody else at the pace', () => {
    const eight = Array.from({ length: 8 }, () => NOON);
    expect(turns(eight, PACE).map((at) => at - NOON)).toEqual([0, 0, 0, 200, 400, 600, 800, 1_000]);
  });

  it('is full again once it was left alone for long enough', () => {
    const later = NOON + 600;
    expect(turns([NOON, NOON, NOON, later, later, later, later], PACE).map((at) => at - NOON)).toEqual([0, 0, 0, 600, 600, 600, 800]);
  });

  it.each([
    ['as long as they would wait', 103, 20_000],
    ['not longer than they would wait', 104, undefined],
  ])('takes the %s', (_name, taker, waits) => {
    let fullAt: Time | undefined;
    for (let number = 1; number < taker; number += 1) fullAt = takeToken(fullAt, NOON, PACE, PATIENCE)?.fullAt ?? fullAt;
    const token = takeToken(fullAt, NOON, PACE, PATIENCE);
    expect(token === undefined ? undefined : token.at - NOON).toBe(waits);
  });

  it('is not silenced by what a clock that is days ahead has left', () => {
    expect(takeToken(NOON + DAY, NOON, PACE, PATIENCE)).toEqual({ at: NOON, fullAt: NOON + 200 });
  });

  it('believes a clock that is less than a minute ahead', () => {
    const ahead = takeToken(undefined, NOON + MINUTE, PACE, PATIENCE);
    expect(takeToken(ahead?.fullAt, NOON, PACE, PATIENCE)).toBeUndefined();
  });

  it('never lets more go in any span than its pace and one burst allow', () => {
    fc.assert(
      fc.property(arrivals, paces, fc.integer({ min: 1, max: 5_000 }), (times, pace, span) => {
        const most = Math.ceil((span / SECOND) * pace.perSecond) + pace.burst;
        expect(mostWithin(turns(times, pace), span)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('lets nobody go before they came, nor wait longer than they would, nor overtake', () => {
    fc.assert(
      fc.property(arrivals, paces, fc.integer({ min: 0, max: 5_000 }), (times, pace, patience) => {
        let fullAt: Time | undefined;
        let last = 0;
        for (const now of times) {
          const token = takeToken(fullAt, now, pace, patience);
          if (token === undefined) continue;
          expect(token.at).toBeGreaterThanOrEqual(Math.max(now, last));
          expect(token.at).toBeLessThanOrEqual(now + patience);
          [fullAt, last] = [token.fullAt, token.at];
        }
      }),
    );
  });
});
