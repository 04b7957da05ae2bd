import { DAY, HOUR, MINUTE, minuteOf, type Time } from './time.ts';

/** What the clocks on the walls of a time zone show. They are changed twice a year in many. */

/** Reads a time of day such as `07:30`: minutes since midnight. */
export const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Tells the minutes since midnight that the clocks of a zone show. */
export const wallClock = (timeZone: string): ((time: Time) => number) => {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (time) => minutesOf(clock.format(time));
};

/** The date in a zone: `2026-03-10`. */
export const wallDate = (time: Time, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(time);

const DAY_MINUTES = DAY / MINUTE;

/** The last moment, up to now, at which the clocks of a zone showed this time of day; near it on the day that leaves it out. */
export const lastTimeOf = (clock: string, timeZone: string, now: Time): Time => {
  const [wanted, shown] = [minutesOf(clock), wallClock(timeZone)];
  const guess = minuteOf(now) - ((shown(now) - wanted + DAY_MINUTES) % DAY_MINUTES) * MINUTE;
  // Clocks that were changed since are off by an hour or so, in either direction.
  const off = ((wanted - shown(guess) + 1.5 * DAY_MINUTES) % DAY_MINUTES) - DAY_MINUTES / 2;
  const found = guess + off * MINUTE;
  return found <= now ? found : lastTimeOf(clock, timeZone, now - 2 * HOUR);
};
