import type { BrandDocument } from '../brand.ts';
import { HOUR, type Time } from '../time.ts';
import { wallDate } from '../wall-clock.ts';
import { dateAfter, mondayOf, wallTime } from '../wall-time.ts';

export const REPORT_KINDS = ['day', 'week'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** What a report is of: a day of the brand's calendar, or a week from Monday to Sunday. `to` is exclusive. */
export interface ReportPeriod {
  readonly kind: ReportKind;
  /** Its first day: `2026-03-09`. */
  readonly date: string;
  readonly from: Time;
  readonly to: Time;
}

export interface Step {
  readonly from: Time;
  readonly to: Time;
}

const DAYS: Readonly<Record<ReportKind, number>> = { day: 1, week: 7 };
/** Later than this a report is not sent any more: the next one is near. */
const LATEST = 12 * HOUR;
const MIDNIGHT = '00:00';

/** The day, or the week, that a date lies in. */
export const reportPeriod = (kind: ReportKind, date: string, timeZone: string): ReportPeriod => {
  const first = kind === 'week' ? mondayOf(date) : date;
  const [from, to] = [first, dateAfter(first, DAYS[kind])].map((day) => wallTime(day, MIDNIGHT, timeZone));
  return { kind, date: first, from: from ?? Number.NaN, to: to ?? Number.NaN };
};

/** The one before. */
export const periodBefore = ({ kind, date }: ReportPeriod, timeZone: string): ReportPeriod =>
  reportPeriod(kind, dateAfter(date, -DAYS[kind]), timeZone);

/** The last day, or week, that is over. */
export const lastWhole = (kind: ReportKind, timeZone: string, now: Time): ReportPeriod =>
  periodBefore(reportPeriod(kind, wallDate(now, timeZone), timeZone), timeZone);

/** What the bars of a report stand for: the hours of a day, the days of a week. On the day that clocks are changed there are 23 or 25. */
export const stepsOf = ({ kind, date, from, to }: ReportPeriod, timeZone: string): Step[] =>
  kind === 'day'
    ? Array.from({ length: Math.ceil((to - from) / HOUR) }, (_, hour) => ({ from: from + hour * HOUR, to: Math.min(from + (hour + 1) * HOUR, to) }))
    : Array.from({ length: DAYS.week }, (_, day) => {
        const { from, to } = reportPeriod('day', dateAfter(date, day), timeZone);
        return { from, to };
      });

/** The reports of a brand that are due: yesterday's, and on Mondays last week's, from the time of day that the brand wants them at. */
export const dueReports = ({ timeZone, reports }: Pick<BrandDocument, 'timeZone' | 'reports'>, now: Time): ReportPeriod[] => {
  const wanted = REPORT_KINDS.filter((kind) => (kind === 'day' ? reports.daily : reports.weekly));
  if (reports.emails.length === 0) return [];
  return wanted.flatMap((kind) => {
    const last = lastWhole(kind, timeZone, now);
    return [periodBefore(last, timeZone), last].filter(({ date }) => isDue(wallTime(dateAfter(date, DAYS[kind]), reports.at, timeZone), now));
  });
};

const isDue = (at: Time, now: Time): boolean => at <= now && now <= at + LATEST;
