import { brotliCompressSync, constants } from 'node:zlib';
import { hashesOf } from '../pieces.ts';
import type { Ballot } from '../votes.ts';
import { WIDE, type Head, type NetHead, type Sparse } from '../weights.ts';
import type { Learned } from './learn-language.ts';
import type { LearnedNet } from './learn-net.ts';

/** How far a signed byte reaches. */
const MOST = 127;
/** This share of the kept weights, the largest, is cut, so that a few do not take the fine steps from all others. */
const CUT = 0.0005;
/** Digits after the point that are kept of the scales. */
const PRECISION = 10_000;

type Weights = Int8Array | Float32Array;

/** How many weights are kept: the largest of each language, and of the ballot. */
export interface Kept {
  readonly ballot: number;
  readonly of: (language: string) => number;
}

/** The file of weights that `decodeWeights` reads. */
export const encodeWeights = (ballot: Ballot, readers: ReadonlyMap<string, Learned>, kept: Kept): Uint8Array => {
  const votes = folded([ballot.weights], kept.ballot);
  const languages = [...readers].map(([language, { table, scales, net }]) => {
    const tables = folded([table.negative, table.positive], kept.of(language));
    const network = net === undefined ? undefined : storedNet(net);
    const head = {
      language,
      bits: table.bits,
      step: tables.unit * table.step,
      hidden: scales.hidden,
      scales: Array.from(scales.weights, (weight) => Math.round(weight * PRECISION) / PRECISION),
      tables: [tables.sparse[0] ?? NOTHING, tables.sparse[1] ?? NOTHING] as const,
      ...(network === undefined ? {} : { net: network.head }),
    };
    return { head, bytes: [...tables.bytes, ...(network?.bytes ?? [])] };
  });
  const head = {
    ballot: { bits: ballot.bits, step: votes.unit * ballot.step, table: votes.sparse[0] ?? NOTHING },
    languages: languages.map((language) => language.head),
  } satisfies Head;
  return compressed(JSON.stringify(head), [...votes.bytes, ...languages.flatMap(({ bytes }) => bytes)]);
};

const NOTHING: Sparse = { gaps: 0, weights: 0 };

/** How many steps of a vector's byte one standard deviation is: fewer are fewer bits, and more make no difference that can be measured. */
const STEPS = 4;
const MOST_OF_TWO_BYTES = 32_767;

function storedNet({ dimensions, filters, hidden, list, vectors, weights }: LearnedNet): { head: NetHead; bytes: readonly Buffer[] } {
  const step = Math.sqrt(vectors.reduce((sum, value) => sum + value * value, 0) / vectors.length) / STEPS;
  const values = Int8Array.from(vectors, (value) => Math.max(-MOST, Math.min(MOST, Math.round(value / step))));
  const unit = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / MOST_OF_TWO_BYTES;
  const others = Int16Array.from(weights, (weight) => Math.round(weight / unit));
  const hashes = hashesOf(list);
  return {
    head: { dimensions, filters, hidden, step, pieces: list.length, unit },
    bytes: [Buffer.from(hashes.buffer), Buffer.from(values.buffer), Buffer.from(others.buffer)],
  };
}

function compressed(head: string, parts: readonly Buffer[]): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(head));
  const bytes = Buffer.concat([length, Buffer.from(head), ...parts]);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
}

/** The `kept` largest weights of some tables together, in bytes of one unit. */
function folded(tables: readonly Weights[], kept: number) {
  const sizes = Float32Array.from(tables.flatMap((table) => Array.from(table, Math.abs)).filter((size) => size > 0))
    .toSorted()
    .toReversed();
  const count = Math.min(kept, sizes.length);
  const least = sizes[count - 1] ?? 0;
  const unit = (sizes[Math.floor(count * CUT)] ?? MOST) / MOST;
  const parts = tables.map((table) => foldedTable(table, least, unit));
  return {
    unit,
    sparse: parts.map(([gaps, weights]): Sparse => ({ gaps: gaps.length, weights: weights.length })),
    bytes: parts.flat(),
  };
}

function foldedTable(table: Weights, least: number, unit: number): [gaps: Buffer, weights: Buffer] {
  const gaps: number[] = [];
  const weights: number[] = [];
  let last = 0;
  for (const [place, weight] of table.entries()) {
    const byte = Math.max(-MOST, Math.min(MOST, Math.round(weight / unit)));
    if (Math.abs(weight) < least || byte === 0) continue;
    let gap = place - last;
    for (; gap >= WIDE; gap -= WIDE) gaps.push(WIDE);
    gaps.push(gap);
    weights.push(byte & 0xff);
    last = place;
  }
  return [Buffer.from(gaps), Buffer.from(weights)];
}
