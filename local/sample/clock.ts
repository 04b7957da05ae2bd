import { HOUR, MINUTE, type Time } from '../../core/time.ts';

/** The sample's day begins: midnight in Berlin, which is an hour ahead of UTC on that day. */
const MIDNIGHT: Time = Date.parse('2026-03-12T00:00:00+01:00');

/** A time of the sample's day, such as `15:10`. */
export type ClockTime = `${number}:${number}`;

export const at = (clock: ClockTime): Time => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return MIDNIGHT + hours * HOUR + minutes * MINUTE;
};
