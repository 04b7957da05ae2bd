import { LABELS } from '../../core/sentiment.ts';
import { heardBy, OUTPUTS, partsOf, WIDTH, type Net } from '../net.ts';
import { cutInPieces } from '../pieces.ts';
import { tokensOf, type Spelling } from '../tokens.ts';
import { createChance, shuffle } from './chance.ts';
import { balancedWeights, type Example } from './examples.ts';
import { createMask, newWeights, type Beginning } from './net-beginning.ts';

export interface NetSettings {
  readonly filters: number;
  readonly hidden: number;
  readonly rounds: number;
  readonly seed: number;
}

/** Shares of what is hidden from each look at an example: whole pieces, values of vectors, inputs of the hidden layer and of the outputs. */
const HIDDEN = { pieces: 1 / 8, values: 5 / 16, inputs: 5 / 16 };
const BATCH = 32;
const RATE = 0.002;
/** How far the vectors move, by AdaGrad. */
const VECTOR_RATE = 0.02;
const [FIRST, SECOND, LEAST] = [0.9, 0.999, 1e-8];
const LONGEST = 64;

const IS_NEGATIVE = LABELS.map((label) => (label === 'NEGATIVE' || label === 'MIXED' ? 1 : 0));
const IS_POSITIVE = LABELS.map((label) => (label === 'POSITIVE' || label === 'MIXED' ? 1 : 0));

/** A network with the list of its pieces and with vectors that are not rounded yet. */
export type LearnedNet = Net & { readonly list: readonly string[]; readonly vectors: Float32Array };

/** Learns a network from examples, by Adam for its weights and AdaGrad for the vectors. */
export const learnNet = (
  examples: readonly Example[],
  spelling: Spelling,
  { filters, hidden, rounds, seed }: NetSettings,
  from: Beginning,
): LearnedNet => {
  const chance = createChance(seed);
  const shape = { dimensions: from.dimensions, filters, hidden };
  const net = { ...shape, list: from.list, pieces: from.pieces, vectors: from.vectors.slice(), step: 1, weights: newWeights(shape, chance) };
  const cut = examples.map(({ text }) => cutInPieces(tokensOf(text, spelling), from.pieces).slice(0, LONGEST));
  const truths = examples.map(({ label }) => [IS_NEGATIVE[LABELS.indexOf(label)] ?? 0, IS_POSITIVE[LABELS.indexOf(label)] ?? 0] as const);
  const balance = balancedWeights(examples);
  const order = Uint32Array.from(examples, (_, index) => index);
  const descent = createDescent(net, chance);
  const batches = Math.ceil(examples.length / BATCH) * rounds;
  let done = 0;
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, chance);
    for (let at = 0; at < order.length; at += BATCH) {
      for (const index of order.subarray(at, at + BATCH)) descent.see(cut[index] ?? new Int32Array(), truths[index] ?? [0, 0], balance[index] ?? 0);
      descent.step(RATE * (1 - (0.9 * done) / batches));
      done += 1;
    }
  }
  return net;
};

function createDescent(net: LearnedNet, chance: () => number) {
  const { dimensions, filters, hidden, vectors, weights } = net;
  const parts = partsOf(net);
  const inputs = heardBy(net);
  const slopes = new Float32Array(parts.count);
  const [means, squares] = [new Float32Array(parts.count), new Float32Array(parts.count)];
  const moved = new Float32Array(vectors.length).fill(0.001);
  const [maskValues, maskInputs] = [createMask(chance, HIDDEN.values), createMask(chance, HIDDEN.inputs)];
  const [values, valueMask, valueSlopes] = [0, 0, 0].map(() => new Float32Array(LONGEST * dimensions)) as [Float32Array, Float32Array, Float32Array];
  const [answers, gates] = [new Float32Array(LONGEST * filters), new Float32Array(LONGEST)];
  const strongest = new Int32Array(filters);
  const [heard, heardMask, heardSlopes] = [0, 0, 0].map(() => new Float32Array(inputs)) as [Float32Array, Float32Array, Float32Array];
  const [cells, cellMask, cellSlopes] = [0, 0, 0].map(() => new Float32Array(hidden)) as [Float32Array, Float32Array, Float32Array];
  const outputSlopes = new Float32Array(OUTPUTS);
  let [seen, steps] = [0, 0];

  const kept = new Int32Array(LONGEST);
  const forward = (numbers: Int32Array): number => {
    let count = 0;
    for (const number of numbers) if (chance() >= HIDDEN.pieces) kept[count++] = number;
    maskValues(valueMask, count * dimensions);
    for (let at = 0; at < count; at += 1) {
      const from = (kept[at] ?? 0) * dimensions;
      for (let axis = 0; axis < dimensions; axis += 1)
        values[at * dimensions + axis] = (vectors[from + axis] ?? 0) * (valueMask[at * dimensions + axis] ?? 0);
    }
    heard.fill(0);
    strongest.fill(-1);
    const share = 1 / Math.sqrt(Math.max(1, count));
    for (let at = 0; at < count; at += 1) {
      const base = at * filters;
      for (let filter = 0; filter < filters; filter += 1) answers[base + filter] = weights[parts.filterBiases + filter] ?? 0;
      for (let place = 0; place < WIDTH; place += 1) {
        const other = at + place - 1;
        if (other < 0 || other >= count) continue;
        for (let axis = 0; axis < dimensions; axis += 1) {
          const value = values[other * dimensions + axis] ?? 0;
          if (value === 0) continue;
          const from = (place * dimensions + axis) * filters;
          for (let filter = 0; filter < filters; filter += 1)
            answers[base + filter] = (answers[base + filter] ?? 0) + value * (weights[from + filter] ?? 0);
        }
      }
      for (let filter = 0; filter < filters; filter += 1) {
        const said = answers[base + filter] ?? 0;
        if (said <= 0) continue;
        if (said > (heard[dimensions + filter] ?? 0)) [heard[dimensions + filter], strongest[filter]] = [said, at];
        heard[dimensions + filters + filter] = (heard[dimensions + filters + filter] ?? 0) + said * share;
      }
      let opening = weights[parts.gate + dimensions] ?? 0;
      for (let axis = 0; axis < dimensions; axis += 1) opening += (values[at * dimensions + axis] ?? 0) * (weights[parts.gate + axis] ?? 0);
      const open = 1 / (1 + Math.exp(-opening));
      gates[at] = open;
      for (let axis = 0; axis < dimensions; axis += 1) heard[axis] = (heard[axis] ?? 0) + open * (values[at * dimensions + axis] ?? 0) * share;
    }
    return count;
  };

  const judge = (truth: readonly [number, number], weight: number): void => {
    maskInputs(heardMask, inputs);
    maskInputs(cellMask, hidden);
    for (let cell = 0; cell < hidden; cell += 1) cells[cell] = weights[parts.layerBiases + cell] ?? 0;
    for (let input = 0; input < inputs; input += 1) {
      const value = (heard[input] ?? 0) * (heardMask[input] ?? 0);
      heard[input] = value;
      if (value === 0) continue;
      const from = parts.layer + input * hidden;
      for (let cell = 0; cell < hidden; cell += 1) cells[cell] = (cells[cell] ?? 0) + value * (weights[from + cell] ?? 0);
    }
    for (let cell = 0; cell < hidden; cell += 1) cells[cell] = Math.max(0, cells[cell] ?? 0) * (cellMask[cell] ?? 0);
    for (let output = 0; output < OUTPUTS; output += 1) {
      let sum = weights[parts.outputBiases + output] ?? 0;
      for (let cell = 0; cell < hidden; cell += 1) sum += (cells[cell] ?? 0) * (weights[parts.outputs + cell * OUTPUTS + output] ?? 0);
      outputSlopes[output] = (1 / (1 + Math.exp(-sum)) - (truth[output] ?? 0)) * weight;
    }
  };

  const backward = (count: number): void => {
    cellSlopes.fill(0);
    for (let output = 0; output < OUTPUTS; output += 1) {
      const slope = outputSlopes[output] ?? 0;
      slopes[parts.outputBiases + output] = (slopes[parts.outputBiases + output] ?? 0) + slope;
      for (let cell = 0; cell < hidden; cell += 1) {
        const at = parts.outputs + cell * OUTPUTS + output;
        slopes[at] = (slopes[at] ?? 0) + slope * (cells[cell] ?? 0);
        if ((cells[cell] ?? 0) > 0) cellSlopes[cell] = (cellSlopes[cell] ?? 0) + slope * (weights[at] ?? 0) * (cellMask[cell] ?? 0);
      }
    }
    for (let cell = 0; cell < hidden; cell += 1) slopes[parts.layerBiases + cell] = (slopes[parts.layerBiases + cell] ?? 0) + (cellSlopes[cell] ?? 0);
    for (let input = 0; input < inputs; input += 1) {
      const from = parts.layer + input * hidden;
      const value = heard[input] ?? 0;
      let slope = 0;
      for (let cell = 0; cell < hidden; cell += 1) {
        const cellSlope = cellSlopes[cell] ?? 0;
        slopes[from + cell] = (slopes[from + cell] ?? 0) + cellSlope * value;
        slope += cellSlope * (weights[from + cell] ?? 0);
      }
      heardSlopes[input] = slope * (heardMask[input] ?? 0);
    }
    backToPieces(count);
  };

  const backToPieces = (count: number): void => {
    const share = 1 / Math.sqrt(Math.max(1, count));
    valueSlopes.fill(0, 0, count * dimensions);
    for (let at = 0; at < count; at += 1) {
      const open = gates[at] ?? 0;
      let along = 0;
      for (let axis = 0; axis < dimensions; axis += 1) along += (heardSlopes[axis] ?? 0) * share * (values[at * dimensions + axis] ?? 0);
      const openingSlope = along * open * (1 - open);
      slopes[parts.gate + dimensions] = (slopes[parts.gate + dimensions] ?? 0) + openingSlope;
      for (let axis = 0; axis < dimensions; axis += 1) {
        const index = at * dimensions + axis;
        slopes[parts.gate + axis] = (slopes[parts.gate + axis] ?? 0) + openingSlope * (values[index] ?? 0);
        valueSlopes[index] = (valueSlopes[index] ?? 0) + open * (heardSlopes[axis] ?? 0) * share + openingSlope * (weights[parts.gate + axis] ?? 0);
      }
      for (let filter = 0; filter < filters; filter += 1) {
        if ((answers[at * filters + filter] ?? 0) <= 0) continue;
        const slope =
          (heardSlopes[dimensions + filters + filter] ?? 0) * share + (strongest[filter] === at ? (heardSlopes[dimensions + filter] ?? 0) : 0);
        if (slope === 0) continue;
        slopes[parts.filterBiases + filter] = (slopes[parts.filterBiases + filter] ?? 0) + slope;
        for (let place = 0; place < WIDTH; place += 1) {
          const other = at + place - 1;
          if (other < 0 || other >= count) continue;
          for (let axis = 0; axis < dimensions; axis += 1) {
            const weight = (place * dimensions + axis) * filters + filter;
            const index = other * dimensions + axis;
            slopes[weight] = (slopes[weight] ?? 0) + slope * (values[index] ?? 0);
            valueSlopes[index] = (valueSlopes[index] ?? 0) + slope * (weights[weight] ?? 0);
          }
        }
      }
    }
    for (let at = 0; at < count; at += 1) {
      const from = (kept[at] ?? 0) * dimensions;
      for (let axis = 0; axis < dimensions; axis += 1) {
        const slope = (valueSlopes[at * dimensions + axis] ?? 0) * (valueMask[at * dimensions + axis] ?? 0);
        if (slope === 0) continue;
        const total = (moved[from + axis] ?? 0) + slope * slope;
        moved[from + axis] = total;
        vectors[from + axis] = (vectors[from + axis] ?? 0) - (VECTOR_RATE * slope) / Math.sqrt(total);
      }
    }
  };

  return {
    see: (numbers: Int32Array, truth: readonly [number, number], weight: number): void => {
      const count = forward(numbers);
      judge(truth, weight);
      backward(count);
      seen += weight;
    },
    step: (rate: number): void => {
      steps += 1;
      const [first, second] = [1 - FIRST ** steps, 1 - SECOND ** steps];
      for (let at = 0; at < parts.count; at += 1) {
        const slope = (slopes[at] ?? 0) / Math.max(seen, LEAST);
        const mean = FIRST * (means[at] ?? 0) + (1 - FIRST) * slope;
        const square = SECOND * (squares[at] ?? 0) + (1 - SECOND) * slope * slope;
        [means[at], squares[at]] = [mean, square];
        weights[at] = (weights[at] ?? 0) - (rate * mean) / first / (Math.sqrt(square / second) + LEAST);
      }
      slopes.fill(0);
      seen = 0;
    },
  };
}
