import { oncePerKey } from './once.ts';
import { DAY, MINUTE, type Time } from './time.ts';
import { minutesOf } from './wall-clock.ts';

/** The hours of a week in which a team is open, as the clocks on its wall show them: no overlaps, in order. */
export interface OpeningWeek {
  readonly spans: readonly Span[];
  /** Open milliseconds a week. Never 0. */
  readonly open: number;
}

/** Milliseconds since the week began, on Monday at midnight. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const WEEK = 7 * DAY;
/** A Monday. */
const FIRST_MONDAY = Date.UTC(1970, 0, 5);
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** More schedules than the teams of one installation have. */
const WEEKS_KEPT = 256;

/**
 * The week of hours such as `mon-fri 09:00-17:00, sat 10:00-14:00`, in the form that a brand document is checked for. Days may go round
 * (`sat-mon`); hours that do not end after they began end on the day after (`22:00-06:00`), so that no team is never open.
 */
export const openingWeek = oncePerKey(WEEKS_KEPT, (hours: string): OpeningWeek => {
  const spans = joined(hours.split(',').flatMap((part) => spansOf(part.trim())));
  return { spans, open: spans.reduce((sum, { from, to }) => sum + to - from, 0) };
});

/** Open milliseconds from a certain Monday until the clocks show `wall`, written as if they were in UTC. Negative before that Monday. */
export const openUntil = ({ spans, open }: OpeningWeek, wall: Time): number => {
  const weeks = Math.floor((wall - FIRST_MONDAY) / WEEK);
  const rest = wall - FIRST_MONDAY - weeks * WEEK;
  return spans.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(rest, to) - from), weeks * open);
};

/** The first moment that has so many open milliseconds before it: what `openUntil` counts, turned round. */
export const whenOpenFor = ({ spans, open }: OpeningWeek, sum: number): Time => {
  const weeks = Math.ceil(sum / open) - 1;
  let rest = sum - weeks * open;
  for (const { from, to } of spans) {
    if (rest <= to - from) return FIRST_MONDAY + weeks * WEEK + from + rest;
    rest -= to - from;
  }
  return FIRST_MONDAY + (weeks + 1) * WEEK;
};

/** The spans of one part, such as `mon-fri 09:00-17:00`. */
function spansOf(part: string): Span[] {
  const [days = '', clocks = ''] = part.split(' ');
  const [opens = 0, closes = 0] = clocks.split('-').map((clock) => minutesOf(clock) * MINUTE);
  const [first = 0, last = first] = days.split('-').map((day) => DAYS.indexOf(day));
  const length = closes > opens ? closes - opens : closes - opens + DAY;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first + i) % 7) * DAY + opens).flatMap((from) =>
    from + length <= WEEK
      ? { from, to: from + length }
      : [
          { from, to: WEEK },
          { from: 0, to: from + length - WEEK },
        ],
  );
}

/** The same time without overlaps, in order. */
function joined(spans: readonly Span[]): Span[] {
  const apart: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last !== undefined && span.from <= last.to) apart.splice(-1, 1, { from: last.from, to: Math.max(last.to, span.to) });
    else apart.push(span);
  }
  return apart;
}
