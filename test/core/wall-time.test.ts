import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../core/time.ts';
import { wallClock, wallDate } from '../../core/wall-clock.ts';
import { dateAfter, mondayOf, wallTime } from '../../core/wall-time.ts';

const at = (iso: string): number => Date.parse(iso);

describe('the moment at which the clocks of a zone show a time', () => {
  it.each([
    ['an ordinary morning', '2026-03-10', '08:00', 'Europe/Berlin', '2026-03-10T08:00:00+01:00'],
    ['the morning after the clocks went forward', '2026-03-29', '08:00', 'Europe/Berlin', '2026-03-29T08:00:00+02:00'],
    ['a time that the day leaves out: when the clocks go on', '2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T03:00:00+02:00'],
    ['a time that the day shows twice: the first', '2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
    ['a midnight that is left out', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T01:00:00-03:00'],
    ['a zone far ahead', '2026-03-10', '00:00', 'Pacific/Kiritimati', '2026-03-09T10:00:00Z'],
    ['a zone far behind', '2026-03-10', '23:59', 'Pacific/Niue', '2026-03-11T10:59:00Z'],
  ])('%s', (_name, date, clock, zone, expected) => expect(wallTime(date, clock, zone)).toBe(at(expected)));

  it('is within its date, whatever the zone and however its clocks are changed', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Antarctica/Troll', 'UTC');
    const dates = fc.integer({ min: 0, max: 20 * 365 }).map((days) => dateAfter('2015-01-01', days));
    fc.assert(
      fc.property(zones, dates, (zone, date) => {
        const [midnight, next] = [wallTime(date, '00:00', zone), wallTime(dateAfter(date, 1), '00:00', zone)];
        expect([wallDate(midnight, zone), wallDate(next - 1, zone), wallDate(midnight - 1, zone)]).toEqual([date, date, dateAfter(date, -1)]);
        expect(wallClock(zone)(wallTime(date, '12:00', zone))).toBe(720);
      }),
    );
  });
});

describe('the Monday of a week', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    ['2026-03-15', '2026-03-09'],
    ['2026-03-16', '2026-03-16'],
    ['2026-01-01', '2025-12-29'],
  ])('of %s is %s', (date, monday) => expect(mondayOf(date)).toBe(monday));
});

it('dates follow each other across months and leap days', () => {
  expect([dateAfter('2024-02-28', 1), dateAfter('2026-01-01', -1), dateAfter('2026-03-10', 0)]).toEqual(['2024-02-29', '2025-12-31', '2026-03-10']);
  expect(at('2024-03-01') - at('2024-02-28')).toBe(2 * DAY);
});
