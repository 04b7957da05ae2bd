import { readFileSync } from 'node:fs';
import { heardBy, partsOf, WIDTH, type Net } from '../net.ts';
import { EXTRA, hashesOf, piecesOf, type Pieces } from '../pieces.ts';

/** What a network starts from: pieces, and vectors of general meaning (see word-pieces.py). */
export interface Beginning {
  readonly list: readonly string[];
  readonly pieces: Pieces;
  readonly dimensions: number;
  readonly vectors: Float32Array;
}

/** What one standard deviation of the vectors is to be, against the bytes of the file. */
const UNIT = 0.3 / 40;

export const beginning = (): Beginning => {
  const file = readFileSync(new URL('./word-pieces.bin', import.meta.url));
  const start = 4 + file.readUInt32LE(0);
  const list = file.toString('utf8', 4, start).split('\n');
  const values = new Int8Array(file.buffer, file.byteOffset + start, file.length - start);
  const dimensions = values.length / list.length;
  const vectors = new Float32Array((list.length + EXTRA) * dimensions);
  vectors.set(Float32Array.from(values, (value) => value * UNIT));
  return { list, pieces: piecesOf(hashesOf(list)), dimensions, vectors };
};

/** Weights before anything was learned: by chance, the smaller the more there are to be summed. */
export const newWeights = (shape: Pick<Net, 'dimensions' | 'filters' | 'hidden'>, chance: () => number): Float32Array => {
  const parts = partsOf(shape);
  const weights = new Float32Array(parts.count);
  const fill = (start: number, end: number, inputs: number): void => {
    for (let at = start; at < end; at += 1) weights[at] = (chance() * 2 - 1) * Math.sqrt(1 / inputs);
  };
  fill(0, parts.filterBiases, WIDTH * shape.dimensions);
  fill(parts.gate, parts.gate + shape.dimensions, shape.dimensions);
  fill(parts.layer, parts.layerBiases, heardBy(shape));
  fill(parts.outputs, parts.outputBiases, shape.hidden);
  return weights;
};

/** Masks of values that are kept, four bits of chance each, with what the kept ones are multiplied by so that their sum stays. */
export const createMask = (chance: () => number, share: number): ((values: Float32Array, count: number) => void) => {
  const [limit, kept] = [share * 16, 1 / (1 - share)];
  return (values, count) => {
    let [bits, left] = [0, 0];
    for (let at = 0; at < count; at += 1) {
      if (left === 0) [bits, left] = [Math.floor(chance() * 4_294_967_296), 8];
      values[at] = (bits & 15) < limit ? 0 : kept;
      bits >>>= 4;
      left -= 1;
    }
  };
};
