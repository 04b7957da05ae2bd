import { cutInPieces, type Pieces } from './pieces.ts';
import type { Tokens } from './tokens.ts';

/**
 * A small convolutional network over the vectors of word pieces (after Kim 2014): what rows of three pieces say at their strongest and on average,
 * and a sum of the pieces in which each counts as much as a gate lets it; one hidden layer; the log-odds of negative and of positive.
 */
export interface Net {
  readonly pieces: Pieces;
  readonly dimensions: number;
  readonly filters: number;
  readonly hidden: number;
  /** `dimensions` values a piece. */
  readonly vectors: Float32Array | Int8Array;
  /** What one unit of the vectors is worth. */
  readonly step: number;
  /** All other weights, in the order of `partsOf`. */
  readonly weights: Float32Array;
}

/** How many pieces a filter sees at once. */
export const WIDTH = 3;
export const OUTPUTS = 2;

/** How many values the hidden layer hears: the gated sum, then each filter's strongest answer, then its mean. */
export const heardBy = ({ dimensions, filters }: Pick<Net, 'dimensions' | 'filters'>): number => dimensions + 2 * filters;

/** Where each part of the weights begins: filters (by place in the row, then dimension), their biases, the gate and its bias, the hidden layer (by input), its biases, the outputs (by cell), their biases. */
export const partsOf = (shape: Pick<Net, 'dimensions' | 'filters' | 'hidden'>) => {
  const { dimensions, filters, hidden } = shape;
  const filterBiases = WIDTH * dimensions * filters;
  const gate = filterBiases + filters;
  const layer = gate + dimensions + 1;
  const layerBiases = layer + heardBy(shape) * hidden;
  const outputs = layerBiases + hidden;
  const outputBiases = outputs + hidden * OUTPUTS;
  return { filterBiases, gate, layer, layerBiases, outputs, outputBiases, count: outputBiases + OUTPUTS };
};

/** A network ready to read: writes the two log-odds of a text's tokens into `into`, from `at` on. */
export type ReadNet = (tokens: Tokens, into: Float32Array, at: number) => void;

/**
 * Since the vectors stand still, what a piece adds to each filter at each place of the row does too: it is worked out when the piece first
 * comes up, and a filter's answer is then a sum of three rows.
 */
export const readerOf = (net: Net): ReadNet => {
  const { dimensions, filters, hidden, weights, pieces } = net;
  const parts = partsOf(net);
  const known = new Map<number, Float32Array>();
  const nothing = new Float32Array(dimensions + WIDTH * filters);
  const heard = new Float32Array(heardBy(net));
  const knownOf = (number: number | undefined): Float32Array => {
    if (number === undefined) return nothing;
    const before = known.get(number);
    if (before !== undefined) return before;
    const made = shareOf(net, number);
    known.set(number, made);
    return made;
  };
  return (tokens, into, at) => {
    const numbers = cutInPieces(tokens, pieces);
    heard.fill(0);
    let before: Float32Array = nothing;
    let row = knownOf(numbers[0]);
    for (let place = 0; place < numbers.length; place += 1) {
      const after = knownOf(numbers[place + 1]);
      for (let axis = 0; axis < dimensions; axis += 1) heard[axis] = (heard[axis] ?? 0) + (row[axis] ?? 0);
      for (let filter = 0; filter < filters; filter += 1) {
        const from = dimensions + filter;
        const said =
          (weights[parts.filterBiases + filter] ?? 0) + (before[from] ?? 0) + (row[from + filters] ?? 0) + (after[from + 2 * filters] ?? 0);
        if (said <= 0) continue;
        if (said > (heard[from] ?? 0)) heard[from] = said;
        heard[from + filters] = (heard[from + filters] ?? 0) + said;
      }
      [before, row] = [row, after];
    }
    const share = 1 / Math.sqrt(Math.max(1, numbers.length));
    for (let axis = 0; axis < dimensions; axis += 1) heard[axis] = (heard[axis] ?? 0) * share;
    for (let mean = dimensions + filters; mean < heard.length; mean += 1) heard[mean] = (heard[mean] ?? 0) * share;
    say(heard, hidden, weights, parts, into, at);
  };
};

/** The vector of a piece as its gate lets it through, then what it adds to the filters as the row's first, middle and last piece. */
function shareOf(net: Net, number: number): Float32Array {
  const { dimensions, filters, vectors, step, weights } = net;
  const { gate } = partsOf(net);
  const row = new Float32Array(dimensions + WIDTH * filters);
  let opening = weights[gate + dimensions] ?? 0;
  for (let axis = 0; axis < dimensions; axis += 1) {
    const value = (vectors[number * dimensions + axis] ?? 0) * step;
    row[axis] = value;
    opening += value * (weights[gate + axis] ?? 0);
    for (let place = 0; place < WIDTH; place += 1) {
      const from = (place * dimensions + axis) * filters;
      const to = dimensions + place * filters;
      for (let filter = 0; filter < filters; filter += 1) row[to + filter] = (row[to + filter] ?? 0) + value * (weights[from + filter] ?? 0);
    }
  }
  const open = 1 / (1 + Math.exp(-opening));
  for (let axis = 0; axis < dimensions; axis += 1) row[axis] = (row[axis] ?? 0) * open;
  return row;
}

function say(heard: Float32Array, hidden: number, weights: Float32Array, parts: ReturnType<typeof partsOf>, into: Float32Array, at: number): void {
  for (let output = 0; output < OUTPUTS; output += 1) into[at + output] = weights[parts.outputBiases + output] ?? 0;
  for (let cell = 0; cell < hidden; cell += 1) {
    let sum = weights[parts.layerBiases + cell] ?? 0;
    for (let input = 0; input < heard.length; input += 1) sum += (heard[input] ?? 0) * (weights[parts.layer + input * hidden + cell] ?? 0);
    if (sum <= 0) continue;
    for (let output = 0; output < OUTPUTS; output += 1)
      into[at + output] = (into[at + output] ?? 0) + sum * (weights[parts.outputs + cell * OUTPUTS + output] ?? 0);
  }
}
