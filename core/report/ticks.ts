import { DAY, HOUR, MINUTE, type Time } from '../time.ts';
import { clock, date } from '../wording.ts';

/** A place on the axis of time and what stands there. */
export interface Tick {
  readonly at: Time;
  readonly label: string;
}

const TICKS_AT_MOST = 8;
const INTERVALS = [5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY];
/** Every clock of the world is set to quarters of an hour. */
const QUARTER = 15 * MINUTE;

/** Round times of the brand's own clock in [from, to), at most eight or so; midnight shows as its date. */
export const ticksOf = ({ from, to }: { readonly from: Time; readonly to: Time }, zone: string): readonly Tick[] => {
  const interval = INTERVALS.find((length) => (to - from) / length <= TICKS_AT_MOST) ?? 2 * DAY;
  const first = firstRound(from, interval, zone);
  const places = Array.from({ length: Math.max(0, Math.ceil((to - first) / interval)) }, (_, index) => first + index * interval);
  return places.map((at) => ({ at, label: labelAt(at, zone) }));
};

/** The first time from there on at which the brand's clock shows a multiple of the interval. */
function firstRound(from: Time, interval: number, zone: string): Time {
  const fine = Math.min(QUARTER, interval);
  const around = Math.min(DAY, interval);
  const start = Math.ceil(from / fine) * fine;
  const places = Array.from({ length: around / fine }, (_, index) => start + index * fine);
  return places.find((at) => sinceMidnight(at, zone) % around === 0) ?? start;
}

function sinceMidnight(time: Time, zone: string): number {
  const [hours = 0, minutes = 0] = clock(time, zone).slice(0, 5).split(':').map(Number);
  return hours * HOUR + minutes * MINUTE;
}

/** `15:30`, or `12 Mar` at midnight. */
const labelAt = (at: Time, zone: string): string => (sinceMidnight(at, zone) === 0 ? dayAndMonth(at, zone) : clock(at, zone).slice(0, 5));

/** `12 Mar` */
export const dayAndMonth = (at: Time, zone: string): string => date(at, zone).split(' ').slice(1, 3).join(' ');
