import { DAY, type Time } from './time.ts';
import { stretchesOf } from './zone-clock.ts';

/** Dates and times as calendars and clocks of a zone show them. A date is `2026-03-10`, a clock `08:00`. */

/**
 * The first moment of a date at which the clocks of a zone show a time, or, on the day that leaves it out, at which they show a later one.
 * A day begins so at `00:00`, also where clocks are changed at midnight.
 */
export const wallTime = (date: string, clock: string, timeZone: string): Time => {
  const wanted = Date.parse(`${date}T${clock}:00Z`);
  for (const { from, to, offset } of stretchesOf(timeZone, wanted - DAY, wanted + DAY)) {
    const found = Math.max(from, wanted - offset);
    if (found < to) return found;
  }
  return wanted;
};

/** The date so many days later, or earlier. */
export const dateAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The Monday of the week that a date lies in. */
export const mondayOf = (date: string): string => dateAfter(date, -((new Date(Date.parse(date)).getUTCDay() + 6) % 7));
