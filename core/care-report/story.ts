import { oneLine } from '../alert/foreign-text.ts';
import { DAY, type Time } from '../time.ts';
import { clock, count, counted, date, moment, percent } from '../wording.ts';
import type { CareReport } from './report.ts';
import { agentsSection, clocksSection, moodSection, questionsSection } from './care-sections.ts';
import { incidentsSection, messagesSection, salesSection, talkSection } from './other-sections.ts';
import type { Section } from './section.ts';

/** What a report says, decided once for every form it takes. The first section has the chart. */
export interface ReportStory {
  readonly badge: string;
  readonly brand: string;
  readonly title: string;
  readonly time: string;
  readonly summary: string;
  readonly sections: readonly Section[];
  readonly colophon: string;
}

export const storyOfReport = (report: CareReport): ReportStory => {
  const { kind } = report;
  const brand = oneLine(report.name);
  return {
    badge: kind === 'day' ? 'Daily report' : 'Weekly report',
    brand,
    title: `${brand}: ${spanOf(report)}`,
    time: timeOf(report),
    summary: summaryOf(report),
    sections: [
      messagesSection(report),
      questionsSection(report),
      clocksSection(report),
      moodSection(report),
      incidentsSection(report),
      salesSection(report),
      talkSection(report),
      agentsSection(report),
    ].filter((section) => section !== undefined),
    colophon: colophonOf(report, brand),
  };
};

/** `Mon 9 Mar 2026`, or `the week from Mon 9 Mar to Sun 15 Mar 2026`. */
export const spanOf = ({ kind, from, to, timeZone }: Pick<CareReport, 'kind' | 'from' | 'to' | 'timeZone'>): string =>
  kind === 'day' ? date(from, timeZone) : `the week from ${date(from, timeZone).replace(/ \d+$/, '')} to ${date(lastDay(to), timeZone)}`;

/** Half a day before the end: on its last day, also where clocks are changed. */
const lastDay = (to: Time): Time => to - DAY / 2;

/** When it begins and ends, and, of one that is not over, as of when. */
function timeOf({ from, to, at, timeZone }: CareReport): string {
  const [begin, end] = [from, to].map((time) => `${date(time, timeZone)}, ${clock(time, timeZone)}`);
  return `From ${begin} to ${end}${at < to ? `; so far, as of ${moment(at, timeZone)}` : ''}`;
}

/** The three things that somebody asks first: how much, in what mood, and whether it was answered. */
function summaryOf({ volume, care: { coverage }, incidents }: CareReport): string {
  const mood = volume.read === 0 ? '' : `, ${percent(volume.negativeShare)} of them negative`;
  const due = coverage.answered.n;
  const answered = coverage.inTime + coverage.late;
  const questions =
    due === 0
      ? ''
      : ` Of ${counted(due, 'public question or complaint', 'public questions and complaints')}, ${count(answered)} ${answered === 1 ? 'was' : 'were'} answered.`;
  const crises = incidents.length === 0 ? 'No incident.' : `${counted(incidents.length, 'incident')}.`;
  return `${counted(volume.messages, 'message')}${mood}.${questions} ${crises}`;
}

function colophonOf({ countedTo, timeZone }: CareReport, brand: string): string {
  const counts = 'Conversations are counted in the period of their last message. Shares of fewer than five are left out.';
  const cut = countedTo === undefined ? '' : ` There were too many for one report: those up to ${moment(countedTo, timeZone)} were counted.`;
  return `${counts}${cut} Groundswell for ${brand}.`;
}
