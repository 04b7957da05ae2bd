import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOf } from '../../../core/platforms/platform-time.ts';

const TIME = Date.parse('2026-11-02T09:30:15Z');

describe('timeOf', () => {
  it.each([
    ['seconds', TIME / 1_000, TIME],
    ['seconds in digits', String(TIME / 1_000), TIME],
    ['seconds with a fraction', TIME / 1_000 + 0.25, TIME + 250],
    ['milliseconds', TIME, TIME],
    ['milliseconds in digits', String(TIME), TIME],
    ['ISO 8601', '2026-11-02T09:30:15Z', TIME],
    ['ISO 8601 with milliseconds', '2026-11-02T09:30:15.250Z', TIME + 250],
    ['ISO 8601 with nine digits of a second', '2026-11-02T09:30:15.250999999Z', TIME + 250],
    ['ISO 8601 with an offset', '2026-11-02T10:30:15+01:00', TIME],
    ['ISO 8601 with an offset without a colon', '2026-11-02T08:30:15-0100', TIME],
    ['the epoch', 0, 0],
  ])('reads %s', (_name, value, time) => {
    expect(timeOf(value)).toBe(time);
  });

  it.each([
    ['ISO 8601 without an offset, which would depend on where we run', '2026-11-02T09:30:15'],
    ['a day', '2026-11-02'],
    ['the thirteenth month', '2026-13-02T09:30:15Z'],
    ['words', 'yesterday'],
    ['nothing', ''],
    ['a time before the epoch', -1],
    ['a time past the year 9999', 253_402_300_800_000],
    ['no number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['a row of digits without end', '9'.repeat(400)],
  ])('does not take %s for a time', (_name, value) => {
    expect(timeOf(value)).toBeUndefined();
  });

  it('reads any second since 1973 alike in seconds, milliseconds and ISO 8601', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 99_999_999_999 }), (seconds) => {
        const time = seconds * 1_000;
        const forms = time <= Date.UTC(9999, 0) ? [seconds, time, String(seconds), String(time), new Date(time).toISOString()] : [seconds];
        expect(forms.map(timeOf)).toEqual(forms.map(() => time));
      }),
    );
  });
});
