import * as z from 'zod';
import { LAST_TIME, type Time } from '../time.ts';

/** As seconds this is the year 5138, as milliseconds it is 1973: no platform means either. */
const FIRST_MILLISECONDS = 100_000_000_000;

const DIGITS = /^\d+(?:\.\d+)?$/;
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)$/;

/**
 * A platform's time in epoch milliseconds: epoch seconds or milliseconds, as a number or in digits, or ISO 8601 with an offset
 * (`+0000` as well as `+00:00`). Undefined when it is none of these, or outside the years 1970 to 9999.
 */
export const timeOf = (value: number | string): Time | undefined => {
  const time = typeof value === 'number' ? fromEpoch(value) : DIGITS.test(value) ? fromEpoch(Number(value)) : fromIso(value);
  return time >= 0 && time <= LAST_TIME ? time : undefined;
};

/** A platform's time as a field of a schema. */
export const platformTime = z
  .union([z.number(), z.string()], { error: 'expected a time: epoch seconds, epoch milliseconds or ISO 8601' })
  .transform((value, context): Time => {
    const time = timeOf(value);
    if (time !== undefined) return time;
    context.addIssue({ code: 'custom', message: 'expected a time: epoch seconds, epoch milliseconds or ISO 8601' });
    return z.NEVER;
  });

const fromEpoch = (value: number): Time => Math.round(value < FIRST_MILLISECONDS ? value * 1_000 : value);

function fromIso(value: string): Time {
  const [, dateTime, offset] = ISO.exec(value) ?? [];
  if (dateTime === undefined || offset === undefined) return Number.NaN;
  return Date.parse(dateTime + (offset === 'Z' ? offset : `${offset.slice(0, 3)}:${offset.slice(-2)}`));
}
