import { LEANINGS } from '../leanings.ts';
import { OUTPUTS, partsOf, weigh, weightsOf, type Scales } from '../scales.ts';
import { createChance, shuffle } from './chance.ts';

/** The leanings of a text that the table had not seen, its label's place in LABELS, and what it counts. */
export interface Weighing {
  readonly leanings: Float32Array;
  readonly label: number;
  readonly weight: number;
}

export interface ScalesSettings {
  readonly hidden: number;
  readonly rounds: number;
  readonly seed: number;
}

const BATCH = 64;
const RATE = 0.003;
/** How much weights are drawn to nothing. */
const DECAY = 0.001;
/** How much is kept of what the slopes were before (Adam, Kingma and Ba 2015). */
const [FIRST, SECOND, LEAST] = [0.9, 0.999, 1e-8];

/** Learns to turn leanings into probabilities: least cross entropy by Adam, with a rate that falls to a tenth. */
export const learnScales = (weighings: readonly Weighing[], { hidden, rounds, seed }: ScalesSettings): Scales => {
  const chance = createChance(seed);
  const scales: Scales = { hidden, weights: Float64Array.from({ length: weightsOf(hidden) }, () => (chance() - 0.5) * 0.6) };
  const descent = createDescent(scales);
  const order = Uint32Array.from(weighings, (_, index) => index);
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    const rate = RATE * (1 - (0.9 * round) / rounds);
    for (let from = 0; from < order.length; from += BATCH) {
      for (const index of order.subarray(from, from + BATCH)) {
        const weighing = weighings[index];
        if (weighing !== undefined) descent.see(weighing);
      }
      descent.step(rate);
    }
  }
  return scales;
};

function createDescent(scales: Scales) {
  const { hidden, weights } = scales;
  const { biases, onwards, last, past } = partsOf(hidden);
  const [slopes, means, squares] = [new Float64Array(weights.length), new Float64Array(weights.length), new Float64Array(weights.length)];
  const [cells, scores] = [new Float64Array(hidden), new Float64Array(OUTPUTS)];
  let [seen, steps] = [0, 0];
  const add = (at: number, slope: number): void => {
    slopes[at] = (slopes[at] ?? 0) + slope;
  };
  return {
    see: ({ leanings, label, weight }: Weighing): void => {
      weigh(scales, leanings, cells, scores);
      seen += weight;
      for (let output = 0; output < OUTPUTS; output += 1) {
        const slope = ((scores[output] ?? 0) - (output === label ? 1 : 0)) * weight;
        scores[output] = slope;
        add(last + output, slope);
        for (let cell = 0; cell < hidden; cell += 1) add(onwards + cell * OUTPUTS + output, slope * (cells[cell] ?? 0));
        for (let input = 0; input < LEANINGS; input += 1) add(past + input * OUTPUTS + output, slope * (leanings[input] ?? 0));
      }
      for (let cell = 0; cell < hidden; cell += 1) {
        let slope = 0;
        for (let output = 0; output < OUTPUTS; output += 1) slope += (scores[output] ?? 0) * (weights[onwards + cell * OUTPUTS + output] ?? 0);
        slope *= 1 - (cells[cell] ?? 0) ** 2;
        add(biases + cell, slope);
        for (let input = 0; input < LEANINGS; input += 1) add(input * hidden + cell, slope * (leanings[input] ?? 0));
      }
    },
    step: (rate: number): void => {
      steps += 1;
      for (let at = 0; at < weights.length; at += 1) {
        const slope = (slopes[at] ?? 0) / Math.max(seen, LEAST) + DECAY * (weights[at] ?? 0);
        means[at] = FIRST * (means[at] ?? 0) + (1 - FIRST) * slope;
        squares[at] = SECOND * (squares[at] ?? 0) + (1 - SECOND) * slope * slope;
        const [mean, square] = [(means[at] ?? 0) / (1 - FIRST ** steps), (squares[at] ?? 0) / (1 - SECOND ** steps)];
        weights[at] = (weights[at] ?? 0) - (rate * mean) / (Math.sqrt(square) + LEAST);
      }
      slopes.fill(0);
      seen = 0;
    },
  };
}
