import { platformName, type Figure } from '../alert/figures.ts';
import { oneLine } from '../alert/foreign-text.ts';
import { MIN_N, type Mean, type Rate } from '../care/rate.ts';
import type { TeamFigures } from '../care/team-figures.ts';
import type { Spread } from '../spread.ts';
import { SECOND } from '../time.ts';
import { count, counted, duration, moment, percent, roughly } from '../wording.ts';
import type { CareReport } from './report.ts';
import type { Section } from './section.ts';

/** So many hours are named in which most went unanswered. */
const HOURS = 3;

export const questionsSection = ({ care: { coverage }, timeZone }: CareReport): Section | undefined => {
  const { asked, inTime, late, unanswered, waiting, answered, unansweredReach, oldest, platforms } = coverage;
  if (asked === 0) return undefined;
  return {
    title: 'Questions and complaints in public',
    figures: [
      {
        label: 'Asked',
        value: `${counted(asked, 'conversation')}${waiting === 0 ? '' : `, of which ${count(waiting)} can still be answered in time`}`,
      },
      { label: 'Answered', value: `${count(inTime + late)} of ${count(answered.n)}${shareOf(answered)}` },
      { label: 'In time', value: `${count(inTime)}, late ${count(late)}` },
      { label: 'Unanswered', value: `${count(unanswered)}${unanswered === 0 ? '' : `, seen by up to ${roughly(unansweredReach)}`}` },
      ...(oldest === undefined ? [] : [{ label: 'Oldest of these', value: `since ${moment(oldest.at, timeZone)}` }]),
      ...hoursOf(coverage),
    ],
    table: {
      head: ['Where', 'Asked', 'Answered', 'Unanswered'],
      rows: platforms.map((row) => [platformName(row.platform), count(row.asked), count(row.inTime + row.late), count(row.unanswered)]),
    },
  };
};

/** The hours in which most conversations began that nobody answered. */
function hoursOf({ hours }: CareReport['care']['coverage']): Figure[] {
  const worst = hours.filter(({ unanswered }) => unanswered > 0).toSorted((a, b) => b.unanswered - a.unanswered || a.hour - b.hour);
  const named = worst.slice(0, HOURS).map(({ hour, unanswered }) => `${String(hour).padStart(2, '0')}:00 (${count(unanswered)})`);
  return named.length === 0 ? [] : [{ label: 'Most from', value: named.join(', ') }];
}

export const clocksSection = ({ care: { teams } }: CareReport): Section | undefined => {
  const rows = teams.flatMap(rowsOf);
  const overdue = teams.flatMap(({ team, overdue }) => (overdue === 0 ? [] : [`${teamName(team)} ${count(overdue)}`]));
  if (rows.length === 0 && overdue.length === 0) return undefined;
  return {
    title: 'Response clocks',
    sentences: ['Counted while the team is open.'],
    figures: overdue.length === 0 ? [] : [{ label: 'Overdue now', value: overdue.join(', ') }],
    table: { head: ['Time to', 'Number', 'Median', '9 in 10', 'Promised', 'Of these in time'], rows },
  };
};

function rowsOf({ team, target, first, next, resolution }: TeamFigures): string[][] {
  const promised = timeOf(target.answerWithinMinutes * 60);
  const within = ({ share }: Rate): string => (share === undefined ? '' : percent(share));
  return [
    ...rowOf(`first answer, ${team}`, first.spread, [promised, within(first.withinTarget)]),
    ...rowOf(`later answers, ${team}`, next.spread, [promised, within(next.withinTarget)]),
    ...rowOf(`the end, ${team}`, resolution, ['', '']),
  ];
}

const rowOf = (name: string, spread: Spread | undefined, target: readonly string[]): string[][] =>
  spread === undefined ? [] : [[name, count(spread.n), timeOf(spread.median), timeOf(spread.p90), ...target]];

const timeOf = (seconds: number): string => duration(seconds * SECOND);

export const moodSection = ({ care: { lift } }: CareReport): Section | undefined => {
  if (lift.lift.n === 0) return undefined;
  const { detractor, neutral, advocate } = lift.moves;
  const row = (came: string, ends: typeof detractor): string[] => [came, count(ends.detractor), count(ends.neutral), count(ends.advocate)];
  return {
    title: 'How moods changed',
    figures: [
      { label: 'Lift', value: liftOf(lift.lift) },
      { label: 'Won', value: `${counted(lift.advocatesWon, 'customer')} left happy who had not come so` },
    ],
    table: {
      head: ['Came', 'Left unhappy', 'Left neutral', 'Left happy'],
      rows: [row('unhappy', detractor), row('neutral', neutral), row('happy', advocate)],
    },
  };
};

/** A mood runs from -1 to 1, so that the difference of two is a matter of tenths. */
const liftOf = ({ n, mean }: Mean): string =>
  mean === undefined ? `of ${counted(n, 'conversation')}: too few to say` : `${signed(mean)} on average, over ${counted(n, 'conversation')}`;

const signed = (number: number): string => `${number < 0 ? '−' : '+'}${Math.abs(number).toFixed(2)}`;

export const agentsSection = ({ kind, care: { agents }, agentsLeftOut }: CareReport): Section | undefined => {
  if (kind === 'day' || agents.length === 0) return undefined;
  const left = `${counted(agentsLeftOut, 'agent is', 'agents are')} left out, with fewer than ${MIN_N} conversations each.`;
  return {
    title: 'Agents',
    sentences: [
      'By the alphabet. Whoever is given the hard ones takes longer: these figures are for a conversation with somebody, not for comparing people.',
      ...(agentsLeftOut === 0 ? [] : [left]),
    ],
    table: {
      head: ['Agent', 'Conversations', 'First answer', 'Answered here', 'Lift'],
      rows: agents.map(({ agent, conversations, first, inChannel, lift }) => [
        oneLine(agent),
        count(conversations),
        first.spread === undefined ? '' : timeOf(first.spread.median),
        inChannel.share === undefined ? '' : percent(inChannel.share),
        lift.mean === undefined ? '' : signed(lift.mean),
      ]),
    },
  };
};

const shareOf = ({ share }: Rate): string => (share === undefined ? '' : ` = ${percent(share)}`);

const teamName = (team: string): string => team.charAt(0).toUpperCase() + team.slice(1);
