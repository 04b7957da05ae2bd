import { LABELS, type Sentiment } from '../core/sentiment.ts';
import { LEANINGS } from './leanings.ts';

/**
 * What turns the leanings of a text into the four scores: a network with one hidden layer and a direct way past it, softmax at the end.
 * `weights` holds, one after the other: inputs to hidden (by input), biases of hidden, hidden to outputs (by hidden), biases of outputs,
 * inputs to outputs (by input). Outputs are in the order of LABELS.
 */
export interface Scales {
  readonly hidden: number;
  readonly weights: Float32Array | Float64Array;
}

export const OUTPUTS = LABELS.length;

/** No network has more hidden cells than this. */
export const MOST_CELLS = 64;

/** How many weights a network of so many hidden cells has. */
export const weightsOf = (hidden: number): number => LEANINGS * hidden + hidden + hidden * OUTPUTS + OUTPUTS + LEANINGS * OUTPUTS;

/** Where each part of the weights begins. */
export const partsOf = (hidden: number) => {
  const biases = LEANINGS * hidden;
  const onwards = biases + hidden;
  const last = onwards + hidden * OUTPUTS;
  return { biases, onwards, last, past: last + OUTPUTS };
};

/** The probabilities of the labels, in the order of LABELS, written into `scores`; `cells` takes what the hidden cells say. */
export const weigh = ({ hidden, weights }: Scales, leanings: Float32Array, cells: Float64Array, scores: Float64Array): void => {
  const { biases, onwards, last, past } = partsOf(hidden);
  for (let cell = 0; cell < hidden; cell += 1) {
    let sum = weights[biases + cell] ?? 0;
    for (let input = 0; input < LEANINGS; input += 1) sum += (leanings[input] ?? 0) * (weights[input * hidden + cell] ?? 0);
    cells[cell] = Math.tanh(sum);
  }
  for (let output = 0; output < OUTPUTS; output += 1) {
    let sum = weights[last + output] ?? 0;
    for (let cell = 0; cell < hidden; cell += 1) sum += (cells[cell] ?? 0) * (weights[onwards + cell * OUTPUTS + output] ?? 0);
    for (let input = 0; input < LEANINGS; input += 1) sum += (leanings[input] ?? 0) * (weights[past + input * OUTPUTS + output] ?? 0);
    scores[output] = sum;
  }
  softmax(scores);
};

function softmax(scores: Float64Array): void {
  const highest = Math.max(...scores);
  let total = 0;
  for (let output = 0; output < scores.length; output += 1) {
    const odds = Math.exp((scores[output] ?? 0) - highest);
    scores[output] = odds;
    total += odds;
  }
  for (let output = 0; output < scores.length; output += 1) scores[output] = (scores[output] ?? 0) / total;
}

/** The sentiment of four scores in the order of LABELS; of equal ones the first is the label. */
export const sentimentOf = (scores: Float64Array): Sentiment => {
  const [positive = 0, negative = 0, neutral = 1, mixed = 0] = scores;
  let best = 0;
  for (let output = 1; output < OUTPUTS; output += 1) if ((scores[output] ?? 0) > (scores[best] ?? 0)) best = output;
  return { label: LABELS[best] ?? 'NEUTRAL', positive, negative, neutral, mixed, engine: 'embedded' };
};
