import type { Random } from '../../local/sample/random.ts';

/** Above this mean, or count, the normal distribution stands in for the exact one. */
const EXACT_UP_TO = 50;

/** A number of the standard normal distribution (Box and Muller). */
export const drawNormal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** How many of something come, when `mean` are expected. */
export const drawPoisson = (random: Random, mean: number): number => {
  if (mean > EXACT_UP_TO) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
};

/** How many of `count` are so, when each is with this probability. */
export const drawBinomial = (random: Random, count: number, probability: number): number => {
  if (probability <= 0 || count === 0) return 0;
  if (count > EXACT_UP_TO) {
    const drawn = count * probability + Math.sqrt(count * probability * Math.max(0, 1 - probability)) * drawNormal(random);
    return Math.min(count, Math.max(0, Math.round(drawn)));
  }
  let so = 0;
  for (let each = 0; each < count; each += 1) if (random.chance(probability)) so += 1;
  return so;
};

/**
 * A gamma variable of mean 1 and variance 1 / `shape`, for a shape of at least 1: a Poisson count whose mean is multiplied by it is
 * negative binomial. Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
 */
export const drawGamma = (random: Random, shape: number): number => {
  const d = shape - 1 / 3;
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
};

/** How many of `count` fall to each name, by its weight. Names that get none are left out. */
export const drawSplit = (random: Random, count: number, weights: Readonly<Record<string, number>>): Record<string, number> => {
  const split: Record<string, number> = {};
  let left = count;
  let weightLeft = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  for (const [name, weight] of Object.entries(weights)) {
    const drawn = drawBinomial(random, left, Math.min(1, weight / weightLeft));
    if (drawn > 0) split[name] = drawn;
    left -= drawn;
    weightLeft -= weight;
  }
  return split;
};
