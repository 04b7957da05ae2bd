import { hintsOf, VOTED, type Ballot, type Voted } from '../votes.ts';
import { createChance, shuffle } from './chance.ts';

/** A text in one of VOTED, to learn languages from. */
export interface Spoken {
  readonly text: string;
  readonly language: Voted;
}

const RATE = 0.5;
const SEEN = 0.01;

/** Multinomial logistic regression over the hints of texts, each language counting alike, by AdaGrad. */
export const learnBallot = (texts: readonly Spoken[], { bits, rounds, seed }: { bits: number; rounds: number; seed: number }): Ballot => {
  const weights = new Float32Array(2 ** bits * VOTED.length);
  const moved = new Float32Array(weights.length).fill(SEEN);
  const hints = texts.map(({ text }) => hintsOf(text).map((hash) => hash >>> (32 - bits)));
  const truths = texts.map(({ language }) => VOTED.indexOf(language));
  const counts = VOTED.map((_, language) => truths.filter((truth) => truth === language).length);
  const order = Uint32Array.from(texts, (_, index) => index);
  const chance = createChance(seed);
  const scores = new Float64Array(VOTED.length);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    for (const index of order) {
      const seen = hints[index] ?? new Uint32Array();
      const truth = truths[index] ?? 0;
      if (seen.length === 0) continue;
      learnOne(weights, moved, seen, truth, texts.length / VOTED.length / (counts[truth] ?? 1), scores);
    }
  }
  return { bits, weights, step: 1 };
};

function learnOne(weights: Float32Array, moved: Float32Array, seen: Uint32Array, truth: number, weight: number, scores: Float64Array): void {
  const share = 1 / Math.sqrt(seen.length);
  scores.fill(0);
  for (const place of seen)
    for (let language = 0; language < scores.length; language += 1)
      scores[language] = (scores[language] ?? 0) + (weights[place * scores.length + language] ?? 0);
  const odds = scores.map((score) => Math.exp(Math.min(30, score * share)));
  const total = odds.reduce((sum, one) => sum + one, 0);
  for (let language = 0; language < scores.length; language += 1) {
    const slope = ((odds[language] ?? 0) / total - (language === truth ? 1 : 0)) * weight * share;
    for (const place of seen) {
      const at = place * scores.length + language;
      const sum = (moved[at] ?? 0) + slope * slope;
      moved[at] = sum;
      weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(sum);
    }
  }
}
