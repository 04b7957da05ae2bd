import { DAY } from '../time.ts';
import { forgottenBy, stepsIn } from './step.ts';

/** What is usual for a series of counts. */
export interface Usual {
  /** Steps learned, counted up to COUNTED. */
  readonly seen: number;
  /** The usual count, stabilised. */
  readonly level: number;
  /** The usual distance from it. */
  readonly spread: number;
}

/** A new normal is learned in days, not in an evening. Until then every step weighs the same, so that an hour is enough to begin with. */
const LEARN = forgottenBy(2 * DAY);
/** A step moves what is usual by so many deviations at most: a crisis must not lift what it is measured by. */
const CLIP = 3;
/** A stabilised count scatters by 1, and by less where counts are small. Below this it is luck that nothing moved. */
const LEAST_DEVIATION = 0.6;
/** The standard deviation of a normal distribution, in mean distances: the root of pi / 2. */
const DEVIATION_OF_SPREAD = 1.25;
/** Before anything is known a count is taken to scatter by chance alone, or by a tenth when that is more: large brands are never as even as chance. */
const FIRST_SPREAD = { least: 0.8, share: 0.1, steps: 10 };

/** From then on each step has its final weight, here and in the tail. */
const COUNTED = stepsIn(15 * DAY);
/** Counts above this are not told apart, so that nothing overflows. */
const MOST = 1e9;
/** A distance or a spread below this is none. */
const NOTHING = 1e-9;

/**
 * A count whose scatter no longer depends on its size.
 * F. J. Anscombe, "The transformation of Poisson, binomial and negative-binomial data", Biometrika 35 (1948).
 */
export const stabilised = (count: number): number => 2 * Math.sqrt(Math.min(count, MOST) + 3 / 8);

/** The count that a stabilised one stands for. */
export const countOf = (level: number): number => Math.max(0, (level / 2) ** 2 - 3 / 8);

/** The usual before anything was seen, guessed from the first count. */
export const guessUsual = (first: number): Usual => {
  const level = stabilised(first);
  return { seen: 0, level, spread: Math.max(FIRST_SPREAD.least, FIRST_SPREAD.share * level) };
};

/** What one standard deviation is taken for. */
export const deviationOf = ({ spread }: Usual): number => Math.max(LEAST_DEVIATION, DEVIATION_OF_SPREAD * spread);

export const learnUsual = (usual: Usual, distance: number): Usual => {
  const most = CLIP * deviationOf(usual);
  const clipped = Math.max(-most, Math.min(most, distance));
  const spread = usual.spread + Math.max(LEARN, 1 / (usual.seen + FIRST_SPREAD.steps)) * (Math.abs(clipped) - usual.spread);
  return {
    seen: Math.min(COUNTED, usual.seen + 1),
    level: usual.level + Math.max(LEARN, 1 / (usual.seen + 1)) * clipped,
    spread: spread < NOTHING ? 0 : spread,
  };
};

/** Whether silence is all that can still be learned from silence: no step is clipped, none weighs more than another. */
export const isSettled = (usual: Usual): boolean => usual.seen > 1 / LEARN && Math.abs(stabilised(0) - usual.level) <= CLIP * LEAST_DEVIATION;

/** Learns so many empty steps at once, of a usual that is settled: distance and spread shrink by the same factor each step. */
export const learnSilence = (usual: Usual, empty: number): Usual => {
  const left = (1 - LEARN) ** empty;
  const distance = stabilised(0) - usual.level;
  const learned = empty * LEARN * (1 - LEARN) ** (empty - 1) * Math.abs(distance);
  return { seen: Math.min(COUNTED, usual.seen + empty), level: stabilised(0) - distance * left, spread: usual.spread * left + learned };
};
