import { oncePerKey } from './once.ts';
import { DAY, FIRST_TIME, HOUR, LAST_TIME, MINUTE, SECOND, type Time } from './time.ts';

/** A time during which the clocks of a zone are not changed: from `from` up to `to`, `offset` milliseconds ahead of UTC. */
export interface Stretch {
  readonly from: Time;
  readonly to: Time;
  readonly offset: number;
}

/**
 * Outside these years clocks are taken to stand as at their edge. No message is from then, nobody knows the laws of then, and a time that
 * somebody made up must not have ten thousand years looked through.
 */
const KNOWN = { from: 1970, to: 2100 } as const;
/** How often a year is looked at. No zone has gone back to where it was within six: the shortest was an hour short of seven days, in Brazil, in October 2000. */
const LOOK_EVERY = 5 * DAY;
/** More zones than the brands of one installation are in; each keeps a formatter and two or three stretches a year. */
const ZONES_KEPT = 64;

/** The stretches of a zone from one time to another, in order, cut to both. None when the span is empty. */
export function* stretchesOf(timeZone: string, from: Time, to: Time): Generator<Stretch> {
  const yearOf = zoneOf(timeZone);
  for (let year = knownYear(from); year <= knownYear(to); year += 1) {
    for (const stretch of yearOf(year).stretches) {
      const cut = { from: Math.max(stretch.from, from), to: Math.min(stretch.to, to), offset: stretch.offset };
      if (cut.from < cut.to) yield cut;
    }
  }
}

const knownYear = (time: Time): number => Math.min(Math.max(new Date(time).getUTCFullYear(), KNOWN.from), KNOWN.to);

const zoneOf = oncePerKey(ZONES_KEPT, (timeZone: string) => {
  const offset = offsetIn(timeZone);
  return oncePerKey(KNOWN.to - KNOWN.from + 1, (year: number) => ({ stretches: yearOf(year, offset) }));
});

/** The stretches of one year of UTC; the first and the last known year reach to the ends of time. */
function yearOf(year: number, offset: (time: Time) => number): Stretch[] {
  const [start, end] = [Date.UTC(year), Date.UTC(year + 1)];
  const edges = [start, ...changes(start, end, offset), end];
  return edges.slice(1).map((edge, i) => {
    const from = edges[i] ?? start;
    return {
      from: year === KNOWN.from && from === start ? FIRST_TIME : from,
      to: year === KNOWN.to && edge === end ? LAST_TIME : edge,
      offset: offset(from),
    };
  });
}

/** When the clocks are changed in a span. */
function changes(start: Time, end: Time, offset: (time: Time) => number): Time[] {
  const found: Time[] = [];
  for (let from = start; from < end; from += LOOK_EVERY) {
    const to = Math.min(from + LOOK_EVERY, end - 1);
    if (offset(from) !== offset(to)) found.push(changeWithin(from, to, offset));
  }
  return found;
}

/** The second of the one change between two times that stand differently. */
function changeWithin(from: Time, to: Time, offset: (time: Time) => number): Time {
  const before = offset(from);
  let [low, high] = [Math.floor(from / SECOND), Math.ceil(to / SECOND)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * SECOND) === before) low = middle;
    else high = middle;
  }
  return high * SECOND;
}

const OFFSET = /GMT(?:(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d)(?::(?<seconds>\d\d))?)?$/;

/** Tells how many milliseconds the clocks of a zone are ahead of UTC. */
function offsetIn(timeZone: string): (time: Time) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', timeZoneName: 'longOffset' });
  return (time) => {
    const { sign, hours = '0', minutes = '0', seconds = '0' } = OFFSET.exec(format.format(time))?.groups ?? {};
    const ahead = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * SECOND;
    return sign === '-' ? -ahead : ahead;
  };
}
