import type { Incident } from '../incident.ts';
import { DAY, HOUR, MINUTE, minuteOf, type Time } from '../time.ts';

/** The stretch of time that a report pictures, in steps that are counted from the minute of the opening. */
export interface ReportSpan {
  readonly from: Time;
  /** The minute in which the incident opened: a step begins here. */
  readonly opening: Time;
  /** Exclusive. */
  readonly to: Time;
  /** In milliseconds. */
  readonly step: number;
  /** The incident went on for longer than is pictured. */
  readonly endsEarly: boolean;
}

/** More bars than this nobody can tell apart. */
export const BARS_AT_MOST = 120;
/** Of an incident that nobody closes so much is pictured: what a report reads must not grow for ever. */
export const PICTURED = 14 * DAY;
/** What was usual before: half as long as the incident, but no less and no more than this. */
const SHORTEST_LEAD = 2 * HOUR;
const LONGEST_LEAD = 12 * HOUR;

const LONGEST_STEP = 3 * HOUR;
const STEPS = [MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, LONGEST_STEP];

/** From some hours before the opening to the end, or to now while there is none. */
export const reportSpan = ({ openedAt, resolvedAt }: Pick<Incident, 'openedAt' | 'resolvedAt'>, now: Time): ReportSpan => {
  const opening = minuteOf(openedAt);
  const end = minuteOf(Math.max(resolvedAt ?? now, openedAt)) + MINUTE;
  const to = Math.min(end, opening + PICTURED);
  const lead = Math.min(LONGEST_LEAD, Math.max(SHORTEST_LEAD, (to - opening) / 2));
  const step = STEPS.find((length) => Math.ceil(lead / length) + Math.ceil((to - opening) / length) <= BARS_AT_MOST) ?? LONGEST_STEP;
  return { from: opening - Math.ceil(lead / step) * step, opening, to, step, endsEarly: to < end };
};
