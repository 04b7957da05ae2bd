import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { Table } from './leanings.ts';
import { partsOf, readerOf, type Net, type ReadNet } from './net.ts';
import { EXTRA, piecesOf } from './pieces.ts';
import type { Scales } from './scales.ts';
import { VOTED, type Ballot } from './votes.ts';

/** What one language's moods are read with. */
export interface Reader {
  readonly table: Table;
  readonly scales: Scales;
  readonly net?: ReadNet | undefined;
}

/** All that the engine has learned: what tells the language of a text, and the readers by language. Tables are unfolded when asked for. */
export interface Weights {
  readonly ballot: () => Ballot;
  readonly readers: ReadonlyMap<string, () => Reader>;
}

/** How a table is stored: how many bytes the gaps between its weights take, how many weights there are, what one unit of them is worth. */
export interface Sparse {
  readonly gaps: number;
  readonly weights: number;
}

/** What stands at the head of a file of weights, as JSON. The tables follow: that of the ballot, then two a language in this order, the negative before the positive. */
export interface Head {
  readonly ballot: { readonly bits: number; readonly step: number; readonly table: Sparse };
  readonly languages: readonly {
    readonly language: string;
    readonly bits: number;
    readonly step: number;
    readonly hidden: number;
    readonly scales: readonly number[];
    readonly tables: readonly [Sparse, Sparse];
    readonly net?: NetHead;
  }[];
}

/** A network as it is stored: the hashes of its pieces, four bytes each, its vectors, a signed byte a value, and its other weights, two bytes each. Little ends come first. */
export interface NetHead extends Pick<Net, 'dimensions' | 'filters' | 'hidden' | 'step'> {
  readonly pieces: number;
  /** What one unit of the other weights is worth. */
  readonly unit: number;
}

/** A gap of so many places or more is told by several bytes: each byte of this value adds as much, and the first smaller one ends it. */
export const WIDE = 255;

const LENGTH = 4;

/**
 * Reads a file of weights: the length of the head (32 bits, little end first), the head, and of each table the gaps between the places
 * that have a weight, then those weights, a signed byte each; after the two tables of a language its network, if it has one. All of it is
 * compressed by Brotli.
 */
export const decodeWeights = (file: Uint8Array): Weights => {
  const bytes = brotliDecompressSync(file);
  const start = LENGTH + bytes.readUInt32LE(0);
  const head = JSON.parse(bytes.toString('utf8', LENGTH, start)) as Head;
  let at = start;
  const take = ({ gaps, weights }: Sparse): ((places: number) => Int8Array) => {
    const [between, values] = [bytes.subarray(at, at + gaps), bytes.subarray(at + gaps, at + gaps + weights)];
    at += gaps + weights;
    return (places) => unfolded(places, between, values);
  };
  const { bits, step, table } = head.ballot;
  const votes = take(table);
  const netIn = (stored: NetHead): (() => Net) => {
    const vectors = (stored.pieces + EXTRA) * stored.dimensions;
    const [hashes, values, weights] = [4 * stored.pieces, vectors, 2 * partsOf(stored).count].map((length) => bytes.subarray(at, (at += length)));
    return () => netOf(stored, hashes ?? NO_BYTES, values ?? NO_BYTES, weights ?? NO_BYTES);
  };
  const readers = head.languages.map(({ language, bits, step, hidden, scales, tables, net }) => {
    const [negative, positive] = [take(tables[0]), take(tables[1])];
    const network = net === undefined ? undefined : netIn(net);
    const reader = (): Reader => ({
      table: { bits, step, negative: negative(2 ** bits), positive: positive(2 ** bits) },
      scales: { hidden, weights: Float32Array.from(scales) },
      net: network === undefined ? undefined : readerOf(network()),
    });
    return [language, reader] as const;
  });
  return { ballot: () => ({ bits, step, weights: votes(2 ** bits * VOTED.length) }), readers: new Map(readers) };
};

const NO_BYTES = Buffer.alloc(0);

function netOf({ dimensions, filters, hidden, step, unit }: NetHead, hashes: Buffer, values: Buffer, weights: Buffer): Net {
  return {
    dimensions,
    filters,
    hidden,
    step,
    pieces: piecesOf(new Int32Array(aligned(hashes))),
    vectors: new Int8Array(values.buffer, values.byteOffset, values.length),
    weights: Float32Array.from(new Int16Array(aligned(weights)), (weight) => weight * unit),
  };
}

/** A copy that begins where numbers of several bytes may; every machine that Node runs on puts the little end first. */
const aligned = ({ buffer, byteOffset, length }: Buffer): ArrayBufferLike => buffer.slice(byteOffset, byteOffset + length);

function unfolded(places: number, gaps: Buffer, weights: Buffer): Int8Array {
  const table = new Int8Array(places);
  let [place, next] = [0, 0];
  // By index: an iterator takes three times as long, and this is most of what a start waits for.
  for (let at = 0; at < gaps.length; at += 1) {
    const gap = gaps[at] ?? 0;
    place += gap;
    if (gap < WIDE) table[place] = weights[next++] ?? 0;
  }
  return table;
}

/** Where the weights lie beside this module; bundles take the file along. */
const FILE = new URL('./weights.bin', import.meta.url);

let weights: Weights | undefined;
let ballot: Ballot | undefined;
const readers = new Map<string, Reader | undefined>();

const shipped = (): Weights => (weights ??= decodeWeights(readFileSync(FILE)));

/** What tells languages, as it ships with the product; read from disk when it is first asked for. */
export const shippedBallot = (): Ballot => (ballot ??= shipped().ballot());

/** The reader of a language that ships with the product; undefined for a language that has none. */
export const shippedReader = (language: string): Reader | undefined => {
  if (!readers.has(language)) readers.set(language, shipped().readers.get(language)?.());
  return readers.get(language);
};
