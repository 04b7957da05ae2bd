import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../core/brand.ts';
import { afterOpenMinutes, openingOf, openSeconds, type Opening } from '../../core/business-hours.ts';
import { DAY, HOUR, LAST_TIME, MINUTE, type Time } from '../../core/time.ts';
import { minutesOf } from '../../core/wall-clock.ts';
import { aBrand } from '../contracts/builders.ts';

const at = (iso: string): Time => Date.parse(iso);
const opening = (hours: string, timeZone = 'Europe/Berlin'): Opening => ({ timeZone, hours });
const OFFICE = 'mon-fri 09:00-17:00, sat 10:00-14:00';
const NIGHT = 'mon-sun 22:00-06:00';

describe('the hours of a team', () => {
  it('are those of the brand document, in its time zone', () => {
    const brand = BrandDocument.parse({ ...aBrand('harbour', 'harbour-coffee'), timeZone: 'Asia/Kolkata', teams: { care: { hours: OFFICE } } });
    expect(openingOf(brand, 'care')).toEqual({ timeZone: 'Asia/Kolkata', hours: OFFICE });
  });

  it('are round the clock where nobody said otherwise', () => {
    expect(openingOf(aBrand('harbour', 'harbour-coffee'), 'sales').hours).toBe('always');
    expect(openingOf(undefined, 'care')).toEqual({ timeZone: 'UTC', hours: 'always' });
  });
});

describe('open seconds', () => {
  it.each([
    ['within a day', OFFICE, '2026-03-10T10:00+01:00', '2026-03-10T10:30+01:00', 0.5],
    ['up to the moment of opening', OFFICE, '2026-03-10T08:00+01:00', '2026-03-10T09:00+01:00', 0],
    ['from the moment of closing', OFFICE, '2026-03-10T17:00+01:00', '2026-03-10T23:00+01:00', 0],
    ['over a night', OFFICE, '2026-03-10T16:00+01:00', '2026-03-11T10:00+01:00', 2],
    ['over a weekend', OFFICE, '2026-03-06T16:00+01:00', '2026-03-09T10:00+01:00', 6],
    ['over a whole week', OFFICE, '2026-03-02T00:00+01:00', '2026-03-09T00:00+01:00', 44],
    ['of a span that goes backwards', OFFICE, '2026-03-10T10:30+01:00', '2026-03-10T10:00+01:00', 0],
    ['of hours over midnight', 'fri 22:00-06:00', '2026-03-06T00:00+01:00', '2026-03-08T00:00+01:00', 8],
    ['of hours over midnight into the next week', 'sun 22:00-06:00', '2026-03-09T00:00+01:00', '2026-03-09T12:00+01:00', 6],
    ['of hours until midnight, written as its beginning', 'mon 22:00-00:00', '2026-03-09T00:00+01:00', '2026-03-11T00:00+01:00', 2],
    ['of hours until midnight, written as its end', 'mon 22:00-24:00', '2026-03-09T00:00+01:00', '2026-03-11T00:00+01:00', 2],
    ['of hours that end where they begin, a day later', 'mon 09:00-09:00', '2026-03-09T00:00+01:00', '2026-03-11T00:00+01:00', 24],
    ['of days that go round the week', 'sat-mon 10:00-12:00', '2026-03-02T00:00+01:00', '2026-03-09T00:00+01:00', 6],
    ['of hours that overlap, once', 'mon-fri 09:00-17:00, mon 12:00-20:00', '2026-03-02T00:00+01:00', '2026-03-03T00:00+01:00', 11],
    ['of all week long', 'mon-sun 00:00-24:00', '2026-03-23T00:00+01:00', '2026-03-30T00:00+02:00', 167],
    ['of always', 'always', '2026-03-23T00:00+01:00', '2026-03-30T00:00+02:00', 167],
  ])('count %s', (_name, hours, from, to, expected) => {
    expect(openSeconds(opening(hours), at(from), at(to)) / 3_600).toBe(expected);
  });

  it.each([
    ['Berlin, a night an hour shorter', 'Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T12:00Z', 7],
    ['Berlin, a night an hour longer', 'Europe/Berlin', '2026-10-24T12:00Z', '2026-10-25T12:00Z', 9],
    ['New York, an hour shorter', 'America/New_York', '2026-03-07T17:00Z', '2026-03-08T17:00Z', 7],
    ['New York, an hour longer', 'America/New_York', '2026-10-31T17:00Z', '2026-11-01T17:00Z', 9],
    ['Lord Howe, half an hour longer', 'Australia/Lord_Howe', '2026-04-04T02:00Z', '2026-04-05T02:00Z', 8.5],
    ['Lord Howe, half an hour shorter', 'Australia/Lord_Howe', '2026-10-03T02:00Z', '2026-10-04T02:00Z', 7.5],
    ['Kolkata, where clocks are never changed', 'Asia/Kolkata', '2026-03-28T12:00Z', '2026-03-29T12:00Z', 8],
    ['Noronha, where they were changed back in a week', 'America/Noronha', '2000-10-07T15:00Z', '2000-10-08T15:00Z', 7],
  ])('are those that really passed when clocks are changed: %s', (_name, zone, from, to, expected) => {
    expect(openSeconds(opening(NIGHT, zone), at(from), at(to)) / 3_600).toBe(expected);
  });

  it('leave out a whole day that a zone left out, as Samoa did on 30 December 2011', () => {
    const samoa = opening('mon-fri 09:00-17:00', 'Pacific/Apia');
    expect(openSeconds(samoa, at('2011-12-26T10:00Z'), at('2012-01-01T10:00Z')) / 3_600).toBe(32);
  });

  it('of a minute, and of a millisecond of it', () => {
    expect(openSeconds(opening(OFFICE, 'UTC'), at('2026-03-10T08:59:59.999Z'), at('2026-03-10T09:00:00.001Z'))).toBe(0.001);
  });

  it('can be counted from the first year to the last', () => {
    const all = openSeconds(opening(OFFICE), at('0000-01-01T00:00:00Z'), LAST_TIME);
    const weeks = (LAST_TIME - at('0000-01-01T00:00:00Z')) / (7 * DAY);
    expect(all / 3_600 / weeks).toBeCloseTo(44, 2);
  });
});

describe('the moment after so many open minutes', () => {
  it.each([
    ['in the same hours', OFFICE, '2026-03-10T10:00+01:00', 60, '2026-03-10T11:00+01:00'],
    ['at the moment of closing', OFFICE, '2026-03-10T16:00+01:00', 60, '2026-03-10T17:00+01:00'],
    ['a minute past closing', OFFICE, '2026-03-10T16:00+01:00', 61, '2026-03-11T09:01+01:00'],
    ['asked in the night', OFFICE, '2026-03-10T23:00+01:00', 60, '2026-03-11T10:00+01:00'],
    ['asked on Friday evening', OFFICE, '2026-03-06T16:30+01:00', 60, '2026-03-07T10:30+01:00'],
    ['asked on Saturday, answered on Monday', OFFICE, '2026-03-07T13:30+01:00', 60, '2026-03-09T09:30+01:00'],
    ['in hours that go over midnight', NIGHT, '2026-03-10T23:30+01:00', 60, '2026-03-11T00:30+01:00'],
    ['in the night that is an hour shorter', NIGHT, '2026-03-29T01:30+01:00', 60, '2026-03-29T03:30+02:00'],
    ['in the night that is an hour longer', NIGHT, '2026-10-25T02:30+02:00', 60, '2026-10-25T02:30+01:00'],
    ['over a change of clocks', 'mon-fri 09:00-17:00', '2026-03-27T16:30+01:00', 60, '2026-03-30T09:30+02:00'],
    ['always open', 'always', '2026-03-28T23:30+01:00', 180, '2026-03-29T03:30+02:00'],
    ['no minutes at all', OFFICE, '2026-03-10T23:00+01:00', 0, '2026-03-10T23:00+01:00'],
  ])('is right %s', (_name, hours, from, minutes, expected) => {
    expect(afterOpenMinutes(opening(hours), at(from), minutes)).toBe(at(expected));
  });

  it.each(['always', OFFICE])('is never past the end of time: %s', (hours) => {
    expect(afterOpenMinutes(opening(hours), at('2026-03-10T10:00Z'), Number.MAX_SAFE_INTEGER)).toBe(LAST_TIME);
    expect(afterOpenMinutes(opening(hours), LAST_TIME, 60)).toBe(LAST_TIME);
  });
});

/** What a person with a calendar would do: look at the clock on the wall each minute. */
function minuteByMinute({ timeZone, hours }: Opening, from: Time, to: Time): number {
  const wall = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const parts = hours.split(', ').map((part) => {
    const [named = '', clocks = ''] = part.split(' ');
    const [first = '', last = first] = named.split('-');
    const [opens = 0, closes = 0] = clocks.split('-').map(minutesOf);
    const isDay = (day: number): boolean => (day - days.indexOf(first) + 7) % 7 <= (days.indexOf(last) - days.indexOf(first) + 7) % 7;
    return { isDay, opens, closes };
  });
  const isOpen = (time: Time): boolean => {
    const [name = '', clock = ''] = wall.format(time).split(/,? /);
    const [day, minute] = [days.indexOf(name.toLowerCase()), minutesOf(clock)];
    return parts.some(({ isDay, opens, closes }) =>
      closes > opens
        ? isDay(day) && minute >= opens && minute < closes
        : (isDay(day) && minute >= opens) || (isDay((day + 6) % 7) && minute < closes),
    );
  };
  let seconds = 0;
  for (let time = from; time < to; time += MINUTE) if (isOpen(time)) seconds += 60;
  return seconds;
}

describe('business hours, against somebody who looks at the clock each minute', () => {
  const changes = ['2026-03-08T07:00Z', '2026-03-29T01:00Z', '2026-04-04T15:00Z', '2026-10-03T15:30Z', '2026-10-25T01:00Z', '2026-12-31T23:00Z'].map(
    at,
  );
  const zones = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'Antarctica/Troll',
    'America/St_Johns',
    'UTC',
  );
  const day = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
  const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * 15 * MINUTE).toISOString().slice(11, 16));
  const part = fc.tuple(day, fc.option(day), clock, fc.oneof(clock, fc.constant('24:00')));
  const hours = fc
    .array(part, { minLength: 1, maxLength: 3 })
    .map((parts) => parts.map(([first, last, opens, closes]) => `${first}${last === null ? '' : `-${last}`} ${opens}-${closes}`).join(', '));
  const near = fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -3 * 1_440, max: 3 * 1_440 })).map(([change, away]) => change + away * MINUTE);

  it('count the same', () => {
    fc.assert(
      fc.property(zones, hours, near, fc.integer({ min: 0, max: 5 * 1_440 }), (zone, hours, from, minutes) => {
        const to = from + minutes * MINUTE;
        expect(openSeconds(opening(hours, zone), from, to)).toBe(minuteByMinute(opening(hours, zone), from, to));
      }),
      { numRuns: 150 },
    );
  });

  it('are up at the first moment at which so much has passed, and not before', () => {
    fc.assert(
      fc.property(zones, hours, near, fc.integer({ min: 1, max: 20_000 }), (zone, hours, from, minutes) => {
        const due = afterOpenMinutes(opening(hours, zone), from, minutes);
        expect(openSeconds(opening(hours, zone), from, due)).toBe(minutes * 60);
        expect(openSeconds(opening(hours, zone), from, due - 1)).toBeLessThan(minutes * 60);
      }),
      { numRuns: 500 },
    );
  });

  it('add up, wherever a span is cut', () => {
    fc.assert(
      fc.property(zones, hours, near, fc.nat({ max: 90 * DAY }), fc.nat({ max: 90 * DAY }), (zone, hours, from, one, two) => {
        const of = (a: Time, b: Time): number => Math.round(openSeconds(opening(hours, zone), a, b) * 1_000);
        expect(of(from, from + one) + of(from + one, from + one + two)).toBe(of(from, from + one + two));
      }),
      { numRuns: 300 },
    );
    expect(openSeconds(opening(OFFICE), at('2026-01-01T00:00Z'), at('2026-01-01T00:00Z') + HOUR)).toBe(0);
  });
});
