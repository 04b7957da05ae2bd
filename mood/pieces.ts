import { FACE, LINK, STOP, WORD, type Tokens } from './tokens.ts';

/** The pieces that words are cut into (WordPiece, Schuster and Nakajima 2012): beginnings of words, and what may follow, written with `##`. */
export interface Pieces {
  readonly count: number;
  /** The number of the piece of a hash, by open addressing; 0 in `hashes` is a free place. */
  readonly hashes: Int32Array;
  readonly numbers: Int32Array;
}

/** Places in the table, of which less than half are taken. */
const PLACES = 65_536;
/** Beyond the pieces there are so many numbers for faces, which share them by hash, and one for links. */
const FACES = 255;
export const EXTRA = FACES + 1;

const PRIME = 16_777_619;
const BEGINS = 0x2f0b4a27;
const FOLLOWS = 0x51ab3c1d;
const MOST_LETTERS = 24;
const MOST_PIECES = 1_024;

/** The hashes of some pieces, in their order. */
export const hashesOf = (list: readonly string[]): Int32Array =>
  Int32Array.from(list, (piece) => (piece.startsWith('##') ? hashOf(piece.slice(2), false) : hashOf(piece, true)));

/** A table of pieces by their hashes, from those in their order. */
export const piecesOf = (ordered: Int32Array): Pieces => {
  const table = { count: ordered.length, hashes: new Int32Array(PLACES), numbers: new Int32Array(PLACES) };
  for (let number = 0; number < ordered.length; number += 1) {
    const hash = ordered[number] ?? 0;
    let place = hash & (PLACES - 1);
    while (table.hashes[place] !== 0) place = (place + 1) & (PLACES - 1);
    table.hashes[place] = hash;
    table.numbers[place] = number;
  }
  return table;
};

function hashOf(letters: string, isBeginning: boolean): number {
  let hash = isBeginning ? BEGINS : FOLLOWS;
  for (let at = 0; at < letters.length; at += 1) hash = step(hash, letters.charCodeAt(at));
  return spread(hash);
}

const step = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);
const spread = (hash: number): number => (hash ^ (hash >>> 15)) | 1;

function numberOf(hash: number, { hashes, numbers }: Pieces): number {
  let place = hash & (PLACES - 1);
  while (hashes[place] !== 0) {
    if (hashes[place] === hash) return numbers[place] ?? -1;
    place = (place + 1) & (PLACES - 1);
  }
  return -1;
}

const found = new Int32Array(MOST_PIECES);
const prefixes = new Int32Array(MOST_LETTERS + 1);

/** The numbers of the pieces of a text, in order; they hold until the next text. What is in no piece is left out. */
export const cutInPieces = (tokens: Tokens, pieces: Pieces): Int32Array => {
  let count = 0;
  for (let token = 0; token < tokens.count && count < MOST_PIECES; token += 1) {
    const [from, to] = [tokens.starts[token] ?? 0, tokens.ends[token] ?? 0];
    const kind = tokens.kinds[token];
    if (kind === WORD) count = cutWord(tokens.codes, from, to, pieces, count);
    else if (kind === STOP) count = put(numberOf(spread(step(BEGINS, tokens.codes[from] ?? 0)), pieces), count);
    else if (kind === FACE) count = put(pieces.count + ((Math.imul(tokens.codes[from] ?? 0, PRIME) >>> 3) % FACES), count);
    else if (kind === LINK) count = put(pieces.count + FACES, count);
  }
  return found.subarray(0, count);
};

function put(number: number, count: number): number {
  if (number < 0 || count >= MOST_PIECES) return count;
  found[count] = number;
  return count + 1;
}

/** The longest piece that a word begins with, then the longest that follows, and so on. */
function cutWord(codes: Uint16Array, from: number, to: number, pieces: Pieces, first: number): number {
  let [count, at] = [first, from];
  while (at < to) {
    const most = Math.min(MOST_LETTERS, to - at);
    prefixes[0] = at === from ? BEGINS : FOLLOWS;
    for (let length = 1; length <= most; length += 1) prefixes[length] = step(prefixes[length - 1] ?? 0, codes[at + length - 1] ?? 0);
    let [length, number] = [most, -1];
    for (; length > 0; length -= 1) {
      number = numberOf(spread(prefixes[length] ?? 0), pieces);
      if (number >= 0) break;
    }
    if (number < 0) return count;
    count = put(number, count);
    at += length;
  }
  return count;
}
