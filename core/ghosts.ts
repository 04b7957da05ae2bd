import type { CrisisSettings } from './brand.ts';
import type { Severity } from './incident.ts';
import { peopleOf, type Pulse } from './pulse.ts';
import { DAY, MINUTE, type Time } from './time.ts';
import { wilsonInterval } from './wilson.ts';
import { count, counted, percent } from './wording.ts';

/** How a brand usually answers in public: sums that halve every HALF_LIFE. Constant in size. */
export interface AnswerHabit {
  readonly messages: number;
  /** Those of the messages that wanted an answer in public. */
  readonly asks: number;
  readonly answers: number;
  /** Learning began here: a silence since then counts as one. */
  readonly from: Time;
  /** The minute that the sums stand at. */
  readonly at: Time;
  /** Everything before this has been learned. */
  readonly learnedTo: Time;
}

/** What was asked in so many minutes, long enough ago to have been answered, and all answers since the first of it: see attentionSpans. */
export interface Attention {
  readonly asked: Pulse;
  readonly answered: Pick<Pulse, 'answers'>;
  readonly minutes: number;
}

/** Demand has outgrown the answers, how badly, and why in one sentence. */
export interface GhostFinding {
  readonly rule: 'ghost';
  readonly severity: Severity;
  readonly because: string;
  readonly at: Time;
  /** So many more were asked than were answered. */
  readonly unanswered: number;
}

/** A week, as for the usual mood: every weekday and every night has its say, and a new team is learned within two weeks. */
const HALF_LIFE = 7 * DAY;
/** Fewer than this tell no habit: a share of 50 is known to within 14 points, and 20 answers are no accident. */
const KNOWN_FROM = { asks: 50, answers: 20 };
/** Of a brand that answers fewer than one in five, nobody expects an answer, and nothing can fall. */
const ANSWERS_AT_ALL = 0.2;
/** A weekday's busiest hour is taken for twice the mean of a week, nights included: more than that is no ordinary hour. */
const DEMAND = 2.5;
/** Coverage has fallen when it is surely below half of the usual; asks are diluted when they are less than half of their usual part. */
const HALF = 0.5;

/** Severity by how many were left unanswered, in multiples of the brand's `minMessages`. */
const LEVELS = [
  { severity: 'critical', times: 20 },
  { severity: 'serious', times: 5 },
] as const;

/**
 * The spans that the rule compares at a moment. Asked: so many minutes that ended a target ago. Answered: from their beginning until now,
 * since a quick team has answered before the target. Answers to what was asked later count as well, which errs to the quiet side.
 * What stands before both is learned.
 */
export const attentionSpans = (
  at: Time,
  minutes: number,
  targetMinutes: number,
): Record<'asked' | 'answered', { readonly from: Time; readonly to: Time }> => {
  const to = at - targetMinutes * MINUTE;
  const from = to - minutes * MINUTE;
  return { asked: { from, to }, answered: { from, to: at } };
};

export const newHabit = (at: Time): AnswerHabit => ({ messages: 0, asks: 0, answers: 0, from: at, at, learnedTo: at });

/** Learns the minutes from `learnedTo` up to `to` (in time order, empty ones left out). In one go or in pieces gives the same sums. */
export const learnHabit = (habit: AnswerHabit, pulses: readonly Pulse[], to: Time): AnswerHabit => {
  const fresh = pulses.filter(({ minute, messages, answers }) => minute >= habit.learnedTo && minute < to && messages + answers > 0);
  return { ...fresh.reduce(withMinute, habit), learnedTo: Math.max(habit.learnedTo, to) };
};

/** The usual answers to an ask, at most 1; undefined while too little is known, and of a brand that hardly ever answers. */
export const usualCoverage = (habit: AnswerHabit): number | undefined => {
  const { asks, answers } = standingAt(habit, habit.learnedTo);
  if (asks < KNOWN_FROM.asks || answers < KNOWN_FROM.answers || answers < ANSWERS_AT_ALL * asks) return undefined;
  return Math.min(1, answers / asks);
};

/** How many asks so many minutes usually bring; 0 while nothing is learned. */
export const usualAsks = (habit: AnswerHabit, minutes: number): number => {
  const learned = learnedMinutes(habit);
  return learned === 0 ? 0 : (standingAt(habit, habit.learnedTo).asks / learned) * minutes;
};

/**
 * Holds when answers fall behind while demand rises: enough asks and different people, DEMAND times as many asks as usual, and a coverage
 * whose upper Wilson bound is below half of the usual one. Asks that are thinned among other messages are the noise of a meme.
 */
export const ghostRule = (attention: Attention, habit: AnswerHabit, settings: CrisisSettings, at: Time): GhostFinding | undefined => {
  const usual = usualCoverage(habit);
  if (!settings.ghosts || usual === undefined || !isDemand(attention, habit, settings)) return undefined;
  const asks = askersOf(attention.asked);
  const answers = Math.min(attention.answered.answers, asks);
  const { high } = wilsonInterval(answers, asks);
  if (high >= HALF * usual) return undefined;
  const unanswered = asks - answers;
  return {
    rule: 'ghost',
    severity: LEVELS.find(({ times }) => unanswered >= times * settings.minMessages)?.severity ?? 'watch',
    because: becauseOf(attention, { answers, high, usual, usualAsks: usualAsks(habit, attention.minutes) }),
    at,
    unanswered,
  };
};

/** Whether so many asks can be a demand at all, whoever asks: cheap to know, where telling people apart means merging every minute. */
export const mayBeDemand = (asks: number, minutes: number, habit: AnswerHabit, settings: CrisisSettings): boolean =>
  asks >= settings.minMessages && asks >= DEMAND * usualAsks(habit, minutes);

/** How many different people can have asked or complained: those who complained, and one for each other ask. A few loud accounts are no demand. */
const askersOf = (asked: Pulse): number => Math.min(asked.asks, peopleOf(asked).negativeAuthors + Math.max(0, asked.asks - asked.negatives));

function isDemand({ asked, minutes }: Attention, habit: AnswerHabit, settings: CrisisSettings): boolean {
  const askers = askersOf(asked);
  return (
    mayBeDemand(askers, minutes, habit, settings) &&
    peopleOf(asked).authors >= settings.minAuthors &&
    asked.asks * habit.messages >= HALF * habit.asks * asked.messages
  );
}

interface Figures {
  readonly answers: number;
  readonly high: number;
  readonly usual: number;
  readonly usualAsks: number;
}

const becauseOf = ({ asked, minutes }: Attention, { answers, high, usual, usualAsks }: Figures): string =>
  `Customers asked or complained ${counted(asked.asks, 'time')} in ${counted(minutes, 'minute')}, where no more than ${count(Math.ceil(usualAsks))} ` +
  `would be usual, and have been answered ${counted(answers, 'time')} in public since, surely less than ${percent(high)}; ` +
  `${percent(usual)} is usual for this brand. They are among ${count(peopleOf(asked).authors)} different people.`;

type Sums = Pick<AnswerHabit, 'messages' | 'asks' | 'answers'>;

function withMinute(habit: AnswerHabit, { minute, messages, asks, answers }: Pulse): AnswerHabit {
  const sums = standingAt(habit, minute);
  return { ...habit, messages: sums.messages + messages, asks: sums.asks + asks, answers: sums.answers + answers, at: minute };
}

/** What is left of the sums at a later time. */
function standingAt({ messages, asks, answers, at }: AnswerHabit, time: Time): Sums {
  const kept = keptAfter(time - at);
  return { messages: messages * kept, asks: asks * kept, answers: answers * kept };
}

const keptAfter = (span: number): number => 2 ** -(Math.max(0, span) / HALF_LIFE);

/** The minutes that the sums stand for: each learned one decayed as they are, which never adds up to more than ten days. */
const learnedMinutes = ({ from, learnedTo }: AnswerHabit): number => ((HALF_LIFE / Math.LN2) * (1 - keptAfter(learnedTo - from))) / MINUTE;
