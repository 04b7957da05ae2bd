import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { lastTimeOf, wallClock, wallDate } from '../../core/wall-clock.ts';

const at = (iso: string): Time => Date.parse(iso);

describe('the last time of day on the clocks of a zone', () => {
  it.each([
    ['now', '2026-03-10T08:00:00+01:00', '2026-03-10T08:00:00+01:00'],
    ['a millisecond early', '2026-03-10T07:59:59.999+01:00', '2026-03-09T08:00:00+01:00'],
    ['later that day', '2026-03-10T23:10:00+01:00', '2026-03-10T08:00:00+01:00'],
    ['before a night that was an hour shorter', '2026-03-29T07:00:00+02:00', '2026-03-28T08:00:00+01:00'],
    ['before a night that was an hour longer', '2026-10-25T07:00:00+01:00', '2026-10-24T08:00:00+02:00'],
  ])('is %s', (_name, now, expected) => {
    expect(lastTimeOf('08:00', 'Europe/Berlin', at(now))).toBe(at(expected));
  });

  it('is within the last day whatever the zone and however its clocks were changed', () => {
    const changes = ['2026-03-08T07:00Z', '2026-03-29T01:00Z', '2026-04-04T15:30Z', '2026-10-25T01:00Z', '2026-11-01T06:00Z'].map(at);
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Antarctica/Troll', 'UTC');
    const minutes = fc.integer({ min: 0, max: 1_439 });
    const times = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -DAY, max: 2 * DAY })).map(([change, away]) => change + away);
    fc.assert(
      fc.property(times, zones, minutes, (now, zone, wanted) => {
        const clock = `${String(Math.floor(wanted / 60)).padStart(2, '0')}:${String(wanted % 60).padStart(2, '0')}`;
        const found = lastTimeOf(clock, zone, now);
        expect(found).toBeLessThanOrEqual(now);
        expect(now - found).toBeLessThan(DAY + 3 * HOUR);
        // A time that is left out that day is met a little beside it.
        const beside = Math.abs(wallClock(zone)(found) - wanted);
        expect(Math.min(beside, DAY / MINUTE - beside)).toBeLessThanOrEqual(120);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the date in a zone', () => {
  it('is that of its clocks', () => {
    const time = at('2026-03-10T23:30:00Z');
    expect([wallDate(time, 'UTC'), wallDate(time, 'Europe/Berlin')]).toEqual(['2026-03-10', '2026-03-11']);
  });
});
