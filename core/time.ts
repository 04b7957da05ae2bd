import * as z from 'zod';

/** Milliseconds since 1970-01-01T00:00:00Z. Every time inside the product is one. */
export type Time = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The first and the last millisecond that ISO 8601 writes with four digits of a year. */
export const FIRST_TIME = Date.parse('0000-01-01T00:00:00.000Z');
export const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');

const time = z.number().min(FIRST_TIME, 'expected a time from the year 0 on').max(LAST_TIME, 'expected a time up to the year 9999');

/** ISO 8601 with an offset outside, epoch milliseconds inside. An offset may not lead out of the years 0 to 9999: nobody could write that time again. */
export const isoTime = z.codec(z.iso.datetime({ offset: true }), time, {
  decode: (iso) => Date.parse(iso),
  encode: (milliseconds) => new Date(milliseconds).toISOString(),
});

/** The start of the minute that a time lies in. */
export const minuteOf = (time: Time): Time => Math.floor(time / MINUTE) * MINUTE;
