import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../core/time.ts';
import { counted, duration, moment, roughly, windowLength } from '../../core/wording.ts';

describe('wording', () => {
  it.each([
    ['just below a minute', MINUTE - 1, 'under a minute'],
    ['a minute', MINUTE, '1 min'],
    ['just below an hour', HOUR - 1, '59 min'],
    ['an hour', HOUR, '1 h'],
    ['two units', 2 * HOUR + 10 * MINUTE, '2 h 10 min'],
    ['just below a day', DAY - 1, '23 h 59 min'],
    ['days', 3 * DAY + 4 * HOUR, '3 d 4 h'],
  ])('names a time span in its two largest units: %s', (_name, span, words) => {
    expect(duration(span)).toBe(words);
  });

  it.each([
    ['the same day', Date.UTC(2026, 6, 1, 12, 0), 'Europe/Berlin', 'Wed 1 Jul 2026, 14:00 CEST (12:00 UTC)'],
    ['winter time', Date.UTC(2026, 0, 1, 12, 0), 'Europe/Berlin', 'Thu 1 Jan 2026, 13:00 CET (12:00 UTC)'],
    ['another day in UTC', Date.UTC(2026, 0, 1, 23, 30), 'Asia/Tokyo', 'Fri 2 Jan 2026, 08:30 GMT+9 (Thu 1 Jan 2026, 23:30 UTC)'],
    ['midnight in UTC', Date.UTC(2026, 0, 1), 'UTC', 'Thu 1 Jan 2026, 00:00 UTC'],
  ])('tells a moment to people of a zone and to everybody: %s', (_name, time, zone, words) => {
    expect(moment(time, zone)).toBe(words);
  });

  it.each([
    [0, '0'],
    [9_999, '9,999'],
    [10_000, '10 thousand'],
    [1_234_000, '1.23 million'],
  ])('rounds %d for a glance', (number, words) => {
    expect(roughly(number)).toBe(words);
  });

  it.each([
    [1, '1 message'],
    [2, '2 messages'],
    [1_234, '1,234 messages'],
  ])('counts %d with its noun', (number, words) => {
    expect(counted(number, 'message')).toBe(words);
  });

  it('says windows in minutes as the settings do, and long ones in hours', () => {
    expect(windowLength({ from: 0, to: 60 * MINUTE })).toBe('60 minutes');
    expect(windowLength({ from: 0, to: 2 * HOUR })).toBe('2 h');
  });
});
