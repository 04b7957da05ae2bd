import { DAY } from '../time.ts';
import { forgottenBy } from './step.ts';

/**
 * How far a brand's news goes when it goes far: a high quantile that runs along, and what lies beyond it, taken for exponential (the
 * generalised Pareto distribution with shape 0, the middle of its range).
 * J. Pickands, "Statistical inference using extreme order statistics", Annals of Statistics 3 (1975); A. Siffer et al., "Anomaly detection
 * in streams with extreme value theory", KDD 2017.
 */
export interface Tail {
  /** News stays below this in all but RARE of the steps. */
  readonly high: number;
  /** How far it goes beyond when it does, on average. */
  readonly beyond: number;
}

/**
 * One step in 200 is beyond the quantile, and would be an alarm: one or two a day, which come in clusters, of which the cool-down lets one
 * through. Rarer ones could not be learned within days.
 */
const RARE = 0.005;
/** Learned as slowly as the record of a brand fades. The first guess weighs as much as so many steps. */
const LEARN = forgottenBy(10 * DAY);
const FIRST_STEPS = 50;
/** A crisis counts as so many times the usual excess at most. */
const CLIP = 5;
/** The textbook's gain of a quantile is 1 / RARE. Steps come in clusters that say the same: a quarter of it, for the mean excess too. */
const GAIN = 0.25 / RARE;
/** One step moves the mean excess by so much at most. */
const MOST_MOVED = 0.1;
/** So that a series which never moved can still be measured. */
const LEAST_BEYOND = 0.05;

/** Until a brand is known. Chance alone goes so far in fewer than one step in 200. */
export const FIRST_TAIL: Tail = { high: 2.5, beyond: 0.75 };

/** The surprise of news at the quantile. What is above would be an alarm. */
export const ALARMING = -Math.log(RARE);

/** How surprising news is, in nats: the negative logarithm of the share of steps that go as far. */
export const surpriseOf = (news: number, { high, beyond }: Tail): number => {
  if (news <= 0) return 0;
  return news <= high ? (ALARMING * news) / high : ALARMING + (news - high) / beyond;
};

/**
 * Learns the news of one step, the `seen`th. The quantile climbs and sinks in the ratio of RARE, so that it rests where it should.
 * H. Robbins and S. Monro, "A stochastic approximation method", Annals of Mathematical Statistics 22 (1951).
 */
export const learnTail = ({ high, beyond }: Tail, news: number, seen: number): Tail => {
  const gain = GAIN * Math.max(LEARN, 1 / (seen + FIRST_STEPS));
  const clipped = Math.min(news, high + CLIP * beyond);
  if (clipped <= high) return { high: Math.max(0, high - gain * beyond * RARE), beyond };
  const raised = high + gain * beyond * (1 - RARE);
  if (clipped <= raised) return { high: raised, beyond };
  return { high: raised, beyond: Math.max(LEAST_BEYOND, beyond + Math.min(MOST_MOVED, gain) * (clipped - raised - beyond)) };
};
