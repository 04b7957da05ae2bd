import type { BrandDocument } from './brand.ts';
import { openingWeek, openUntil, whenOpenFor } from './opening-week.ts';
import type { Team } from './teams.ts';
import { LAST_TIME, MINUTE, SECOND, type Time } from './time.ts';
import { stretchesOf } from './zone-clock.ts';

/** When a team is open: hours such as `mon-fri 09:00-17:00`, or `always`, on the clocks of a time zone. */
export interface Opening {
  readonly timeZone: string;
  readonly hours: string;
}

/** The hours of a team of a brand. A team that its document does not name is always open. */
export const openingOf = (brand: BrandDocument | undefined, team: Team): Opening => ({
  timeZone: brand?.timeZone ?? 'UTC',
  hours: brand?.teams[team]?.hours ?? 'always',
});

/**
 * The seconds that a team was open from one time up to another; 0 when the second is not later. A moment is open when the clocks on the
 * wall show an open one: an hour that clocks leave out counts for none, and one that they show twice counts for two.
 */
export const openSeconds = ({ timeZone, hours }: Opening, from: Time, to: Time): number => {
  if (to <= from) return 0;
  if (hours === 'always') return (to - from) / SECOND;
  const week = openingWeek(hours);
  let open = 0;
  for (const stretch of stretchesOf(timeZone, from, to)) {
    open += openUntil(week, stretch.to + stretch.offset) - openUntil(week, stretch.from + stretch.offset);
  }
  return open / SECOND;
};

/** When so many open minutes have passed: the first such moment, which may be the one at which the team closes. At most the end of time. */
export const afterOpenMinutes = ({ timeZone, hours }: Opening, from: Time, minutes: number): Time => {
  if (minutes <= 0 || hours === 'always') return Math.min(from + Math.max(0, minutes) * MINUTE, LAST_TIME);
  const week = openingWeek(hours);
  let left = minutes * MINUTE;
  for (const stretch of stretchesOf(timeZone, from, LAST_TIME)) {
    const before = openUntil(week, stretch.from + stretch.offset);
    const open = openUntil(week, stretch.to + stretch.offset) - before;
    if (left <= open) return whenOpenFor(week, before + left) - stretch.offset;
    left -= open;
  }
  return LAST_TIME;
};
