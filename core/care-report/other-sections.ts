import { oneLine } from '../alert/foreign-text.ts';
import type { Figure } from '../alert/figures.ts';
import { clock, count, counted, date, duration, percent, roughly } from '../wording.ts';
import type { CareReport } from './report.ts';
import type { Section } from './section.ts';
import { PEOPLE_AT_LEAST } from './talk.ts';

export const messagesSection = ({ kind, timeZone, volume, before, steps }: CareReport): Section => ({
  title: 'Messages and mood',
  figures: [
    { label: 'Messages', value: `${count(volume.messages)}${changeOf(volume.messages, before.messages, kind)}` },
    { label: 'Negative', value: moodOf(volume) },
    ...(before.read === 0 ? [] : [{ label: `The ${kind} before`, value: moodOf(before) }]),
    { label: 'People', value: count(volume.authors) },
    { label: 'Reach', value: `up to ${roughly(volume.reach)}` },
  ],
  ...(kind === 'day'
    ? {}
    : {
        table: {
          head: ['Day', 'Messages', 'Negative', 'Share'],
          rows: steps.map(({ from, messages, read, negatives }) => [
            date(from, timeZone),
            count(messages),
            count(negatives),
            read === 0 ? '' : percent(negatives / read),
          ]),
        },
      }),
});

const moodOf = ({ read, negatives, negativeShare }: CareReport['volume']): string =>
  read === 0 ? 'none could be read' : `${count(negatives)} of ${count(read)} = ${percent(negativeShare)}`;

/** `, 12 % more than the day before`; nothing where there is nothing to compare with. */
function changeOf(now: number, before: number, kind: string): string {
  if (before === 0) return '';
  const change = now / before - 1;
  if (Math.abs(change) < 0.005) return `, as many as the ${kind} before`;
  return `, ${percent(Math.abs(change))} ${change > 0 ? 'more' : 'fewer'} than the ${kind} before`;
}

export const incidentsSection = ({ incidents, timeZone }: CareReport): Section | undefined =>
  incidents.length === 0
    ? undefined
    : {
        title: 'Incidents',
        figures: incidents.map(({ openedAt, resolvedAt, severity, kind, state, verdict }): Figure => ({
          label: `${date(openedAt, timeZone)}, ${clock(openedAt, timeZone)}`,
          value: [
            `${severity} ${kind}`,
            resolvedAt === undefined ? state : `${state} after ${duration(resolvedAt - openedAt)}`,
            ...(verdict === undefined ? [] : [verdict === 'real' ? 'it was real' : 'it was a false alarm']),
          ].join(', '),
        })),
      };

export const salesSection = ({ sales: { opportunities, open, won, lost, overdue } }: CareReport): Section | undefined =>
  opportunities === 0
    ? undefined
    : {
        title: 'Opportunities',
        figures: [
          { label: 'Found', value: count(opportunities) },
          { label: 'Ended', value: `${count(won)} won, ${count(lost)} lost` },
          { label: 'Open', value: `${count(open)}${overdue === 0 ? '' : `, of which ${count(overdue)} should have been answered by now`}` },
        ],
      };

export const talkSection = ({ talk: { messages, phrases } }: CareReport): Section | undefined =>
  phrases.length === 0
    ? undefined
    : {
        title: 'What customers talk about',
        sentences: [`What at least ${PEOPLE_AT_LEAST} people said, each in their own words, in the ${counted(messages, 'message')} looked at.`],
        table: { head: ['Phrase', 'People'], rows: phrases.map(({ phrase, people }) => [oneLine(phrase), count(people)]) },
      };
