import { DAY, HOUR, MINUTE } from './time.ts';
import { forgottenBy, stepsIn } from './surge/step.ts';
import { ALARMING, FIRST_TAIL, learnTail, surpriseOf, type Tail } from './surge/tail.ts';
import { countOf, deviationOf, guessUsual, isSettled, learnSilence, learnUsual, stabilised, type Usual } from './surge/usual.ts';

export { SURGE_STEP } from './surge/step.ts';

/** What is remembered of one series of counts: plain numbers, constant in size, under 300 bytes as JSON. */
export interface SurgeState extends Usual, Tail {
  /** How much of a surge there is now: what went beyond the usual, in deviations, leaking away. */
  readonly sum: number;
  /** The sums that this brand lives with. */
  readonly record: number;
  /** Steps left of the cool-down. */
  readonly rest: number;
  /** The highest sum of the surge that is cooling down. */
  readonly peak: number;
}

/** What the detector says of one step. */
export interface SurgeReading {
  /** Somebody should look now. */
  readonly alarm: boolean;
  /** How unusual the step is, from 0 to 1. Above 0.5 only a cool-down, too few messages or too small a sum keep it from being an alarm. */
  readonly score: number;
  /** The count that would be usual in this step. */
  readonly usual: number;
  /** The count as a multiple of the usual; a usual of less than one message counts as one. */
  readonly times: number;
}

/** It takes an hour to know what is usual. */
const FIRST = stepsIn(HOUR);
/** Only what is above so many deviations adds to the sum; ordinary noise drains it. */
const DRIFT = 1.75;
/** A rise over half an hour counts together. */
const LEAK = forgottenBy(30 * MINUTE);
/**
 * What a brand has just lived through is less of a news: this share of its record is taken off. The record follows a surge that lasts for hours,
 * hardly one of minutes, and fades in weeks.
 */
const RECORD = { share: 2 / 3, rise: forgottenBy(HOUR), fade: forgottenBy(10 * DAY) };
/** Fewer messages in a step than a handful are no surge, and neither is a sum below the 4 deviations that Page's chart usually has for a limit. */
const HANDFUL = 5;
const LEAST_SUM = 4;
/** An alarm is followed by a quiet day and a quarter: a story comes back the next morning, and at the hour at which it began. */
const COOL_DOWN = stepsIn(30 * HOUR);
/** For six hours the surge itself may grow. After them one that is twice as strong breaks the cool-down: it is another story. */
const GROWING = stepsIn(6 * HOUR);
const MUCH_STRONGER = 2;
/** A sum or record that fades below this is gone. */
const NOTHING = 1e-9;

export const newSurge = (): SurgeState => ({ seen: 0, level: 0, spread: 0, sum: 0, record: 0, ...FIRST_TAIL, rest: 0, peak: 0 });

/**
 * Judges the count of one step (zero or more) by all steps before it, and learns it. Steps follow each other without a gap.
 * The sum is the chart of E. S. Page, "Continuous inspection schemes", Biometrika 41 (1954), with a leak. Why these parts and these
 * values, and how little hangs on each: docs/decisions/surge-detector.md.
 */
export const learnStep = (state: SurgeState, count: number): { state: SurgeState; reading: SurgeReading } => {
  const before = state.seen === 0 ? { ...state, ...guessUsual(count) } : state;
  const distance = stabilised(count) - before.level;
  const sum = before.seen < FIRST ? 0 : sumAfter(before, distance / deviationOf(before));
  const news = sum - RECORD.share * before.record;
  const surprise = surpriseOf(news, before);
  const alarm = surprise > ALARMING && count >= HANDFUL && sum >= LEAST_SUM && mayAlarm(before, sum);
  const { seen, level, spread } = learnUsual(before, distance);
  const { high, beyond } = count === 0 ? before : learnTail(before, news, before.seen);
  const { rest, peak } = coolDown(before, sum, alarm);
  const usual = countOf(before.level);
  return {
    state: { seen, level, spread, sum, record: recordAfter(before, sum), high, beyond, rest, peak },
    reading: { alarm, score: surprise / (surprise + ALARMING), usual, times: count / Math.max(1, usual) },
  };
};

/** Learns so many empty steps: what as many calls of `learnStep` with 0 would, within rounding. Two silent years cost as much as a month. */
export const skipSteps = (state: SurgeState, empty: number): SurgeState => {
  let after = state;
  let left = empty;
  while (left > 0 && !(isSettled(after) && after.sum === 0 && after.rest === 0)) {
    after = learnStep(after, 0).state;
    left -= 1;
  }
  return left === 0 ? after : { ...after, ...learnSilence(after, left), record: after.record * (1 - RECORD.fade) ** left };
};

const orNothing = (value: number): number => (value < NOTHING ? 0 : value);

const sumAfter = ({ sum }: SurgeState, deviations: number): number => orNothing(sum * (1 - LEAK) + deviations - DRIFT);

const recordAfter = ({ record }: SurgeState, sum: number): number =>
  orNothing(sum > record ? record + RECORD.rise * (sum - record) : record * (1 - RECORD.fade));

/** Whether the surge that an alarm was raised for may still be growing. */
const isGrowing = ({ rest }: SurgeState): boolean => rest > COOL_DOWN - GROWING;

const mayAlarm = (before: SurgeState, sum: number): boolean => before.rest <= 1 || (!isGrowing(before) && sum > MUCH_STRONGER * before.peak);

function coolDown(before: SurgeState, sum: number, alarm: boolean): Pick<SurgeState, 'rest' | 'peak'> {
  if (alarm) return { rest: COOL_DOWN, peak: sum };
  if (before.rest <= 1) return { rest: 0, peak: 0 };
  return { rest: before.rest - 1, peak: isGrowing(before) ? Math.max(before.peak, sum) : before.peak };
}
