import * as z from 'zod';

/** Milliseconds since 1970-01-01T00:00:00Z. Every time inside the product is one. */
export type Time = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** ISO 8601 with an offset outside, epoch milliseconds inside. */
export const isoTime = z.codec(z.iso.datetime({ offset: true }), z.number(), {
  decode: (iso) => Date.parse(iso),
  encode: (time) => new Date(time).toISOString(),
});

/** The start of the minute that a time lies in. */
export const minuteOf = (time: Time): Time => Math.floor(time / MINUTE) * MINUTE;
