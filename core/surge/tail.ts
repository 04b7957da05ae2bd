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

/** One step in 200: rare enough to be a tail, common enough (more than once a day) to be learned in days. */
const RARE = 0.005;
/** An alarm is a step that only one in 250 is like. That is one a day; they come in clusters, of which the cool-down lets one through. */
const ALARM = 0.004;
/** Learned as slowly as the record of a brand fades. The first guess weighs as much as so many steps. */
const LEARN = forgottenBy(10 * DAY);
const FIRST_STEPS = 50;
/** One step moves the quantile by so much of what lies beyond it, at most. */
const STRIDE = 4;
/** A crisis counts as so many times the usual excess at most. */
const CLIP = 5;
/** The mean excess is of few steps: it follows with this part of their due, and moves by a tenth at most. */
const CAUTION = { share: 0.25, most: 0.1 };
/** So that a series which never moved can still be measured. */
const LEAST_BEYOND = 0.05;

/** News of 3 deviations is rare for most brands. */
export const FIRST_TAIL: Tail = { high: 3, beyond: 0.75 };

/** How surprising news is, in nats: the negative logarithm of the share of steps that go as far. */
export const surpriseOf = (news: number, { high, beyond }: Tail): number => {
  if (news <= 0) return 0;
  return news <= high ? (-Math.log(RARE) * news) / high : -Math.log(RARE) + (news - high) / beyond;
};

export const ALARMING = -Math.log(ALARM);

/**
 * Learns the news of one step, the `seen`th. The quantile climbs and sinks in the ratio of RARE, so that it rests where it should.
 * H. Robbins and S. Monro, "A stochastic approximation method", Annals of Mathematical Statistics 22 (1951).
 */
export const learnTail = ({ high, beyond }: Tail, news: number, seen: number): Tail => {
  const weight = Math.max(LEARN, 1 / (seen + FIRST_STEPS));
  const stride = weight * STRIDE * beyond;
  const clipped = Math.min(news, high + CLIP * beyond);
  if (clipped <= high) return { high: Math.max(0, high - stride * RARE), beyond };
  const raised = high + stride * (1 - RARE);
  if (clipped <= raised) return { high: raised, beyond };
  const moved = beyond + Math.min(CAUTION.most, (CAUTION.share * weight) / RARE) * (clipped - raised - beyond);
  return { high: raised, beyond: Math.max(LEAST_BEYOND, moved) };
};
