import { LABELS, type Label } from '../../core/sentiment.ts';
import type { Table } from '../leanings.ts';
import { createChance, shuffle } from './chance.ts';
import { balancedWeights, type Lesson } from './examples.ts';

export interface TableSettings {
  /** The table has 2 ** bits places. */
  readonly bits: number;
  /** How often all examples are gone through. */
  readonly rounds: number;
  readonly seed: number;
}

/** How far a weight moves at first. */
const RATE = 0.3;
/** What a place has seen before it saw anything, so that its first step is not its largest. */
const SEEN = 0.01;
/** The share of features that is hidden from each look at an example, so that no feature relies on another to be there (dropout). */
const HIDDEN = 0.3;

const speaksAgainst = (label: Label): boolean => label === 'NEGATIVE' || label === 'MIXED';
const speaksFor = (label: Label): boolean => label === 'POSITIVE' || label === 'MIXED';
const IS_NEGATIVE = LABELS.map((label) => (speaksAgainst(label) ? 1 : 0));
const IS_POSITIVE = LABELS.map((label) => (speaksFor(label) ? 1 : 0));

/**
 * Two logistic regressions over the hashed features, one for "says something negative" and one for "says something positive", by stochastic
 * gradient descent with a rate of its own for each weight (AdaGrad, Duchi, Hazan and Singer 2011). `chosen` are places of examples.
 */
export const learnTable = (lesson: Lesson, chosen: readonly number[], { bits, rounds, seed }: TableSettings): Table => {
  const weights = balancedWeights(chosen.map((index) => lesson.examples[index]).filter((example) => example !== undefined));
  const places = 2 ** bits;
  const negative = learner(places);
  const positive = learner(places);
  const order = Uint32Array.from(chosen, (_, at) => at);
  const chance = createChance(seed);
  const seen = new Uint32Array(65_536);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    for (const at of order) {
      const index = chosen[at] ?? 0;
      const count = look(lesson, index, 32 - bits, chance, seen);
      const label = lesson.labels[index] ?? 0;
      const weight = weights[at] ?? 0;
      negative.learn(seen, count, IS_NEGATIVE[label] ?? 0, weight);
      positive.learn(seen, count, IS_POSITIVE[label] ?? 0, weight);
    }
  }
  return { bits, negative: negative.weights, positive: positive.weights, step: 1 };
};

/** Writes the places of an example's features into `seen`, but those that are hidden this time; returns how many there are. */
function look(lesson: Lesson, index: number, shift: number, chance: () => number, seen: Uint32Array): number {
  const { hashes, count } = lesson.featuresOf(index);
  let kept = 0;
  // One number of chance hides or shows eight features: each takes four bits of it.
  let [bits, left] = [0, 0];
  for (let at = 0; at < count; at += 1) {
    if (left === 0) [bits, left] = [Math.floor(chance() * 4_294_967_296), 8];
    const isHidden = (bits & 15) < HIDDEN * 16;
    bits >>>= 4;
    left -= 1;
    if (!isHidden) seen[kept++] = (hashes[at] ?? 0) >>> shift;
  }
  return kept;
}

function learner(places: number) {
  const weights = new Float32Array(places);
  const moved = new Float32Array(places).fill(SEEN);
  return {
    weights,
    learn: (seen: Uint32Array, count: number, truth: number, weight: number): void => {
      if (count === 0) return;
      const share = 1 / Math.sqrt(count);
      let sum = 0;
      for (let at = 0; at < count; at += 1) sum += weights[seen[at] ?? 0] ?? 0;
      const slope = (1 / (1 + Math.exp(-sum * share)) - truth) * weight * share;
      const squared = slope * slope;
      for (let at = 0; at < count; at += 1) {
        const place = seen[at] ?? 0;
        const total = (moved[place] ?? 0) + squared;
        moved[place] = total;
        weights[place] = (weights[place] ?? 0) - (RATE * slope) / Math.sqrt(total);
      }
    },
  };
}
