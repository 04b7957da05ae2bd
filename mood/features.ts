import { STOP, tokensOf, WORD, type Spelling, type Tokens } from './tokens.ts';

/** What the features of a language need to know of it. Words are hashes of folded spellings (`hashOf`). */
export interface Profile extends Spelling {
  /** Words that turn what follows, up to four words later, into its opposite. */
  readonly negators: ReadonlySet<number>;
  /** Words that begin a new clause. */
  readonly turns: ReadonlySet<number>;
  /** The lengths of letter n-grams. */
  readonly grams: { readonly least: number; readonly most: number };
}

/** The features of one text, as 32-bit hashes. The arrays are the extractor's own: they hold until the next text. */
export interface Features {
  count: number;
  readonly hashes: Uint32Array;
  /** Where each clause ends in `hashes`; what comes after the last clause is of the text as a whole. */
  clauses: number;
  readonly ends: Uint32Array;
  /** False for a text without letters and pictures, about which nothing can be said. */
  saysSomething: boolean;
}

const MOST = 65_536;
const MOST_CLAUSES = 1_024;
const features: Features = { count: 0, hashes: new Uint32Array(MOST), clauses: 0, ends: new Uint32Array(MOST_CLAUSES), saysSomething: false };

/** FNV-1a over code units, without its final spreading: `spread` does that once a feature. */
const PRIME = 16_777_619;
const BASIS = -2_128_831_035;
const NEGATED = 0x5bd1e995 | 0;
const GRAM = 0x1b873593;
const EDGE = 94;
const PAIR = 31;
const TRIPLE = 1_777;
const OF_THE_TEXT = 0x3c6ef372;

/** How many words a negation reaches. */
const REACH = 4;

const spread = (hash: number): number => {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  mixed = Math.imul(mixed, 0x297a2d39);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

const add = (hash: number): void => {
  if (features.count < MOST) features.hashes[features.count++] = spread(hash);
};

/** The hash of one word as `featuresOf` sees it, to compare with. */
export const hashOf = (word: string, spelling: Spelling): number => {
  const tokens = tokensOf(word, spelling);
  return tokens.count === 0 ? 0 : hashOfToken(tokens, 0);
};

function hashOfToken(tokens: Tokens, index: number): number {
  let hash = BASIS + (tokens.kinds[index] ?? 0);
  const end = tokens.ends[index] ?? 0;
  for (let at = tokens.starts[index] ?? 0; at < end; at += 1) hash = Math.imul(hash ^ (tokens.codes[at] ?? 0), PRIME);
  return hash;
}

/** The features of a text's tokens: words, negated words, pairs, triples, letter n-grams within words, faces, marks, and how it is written. */
export const featuresOf = (tokens: Tokens, profile: Profile): Features => {
  features.count = 0;
  features.clauses = 0;
  features.saysSomething = tokens.letters + tokens.faces > 0;
  let before = 1;
  let beforeThat = 2;
  let reach = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    const kind = tokens.kinds[index];
    const hash = hashOfToken(tokens, index);
    if (kind === WORD) {
      if (profile.turns.has(hash)) {
        endClause();
        reach = 0;
      }
      add(hash);
      if (reach > 0) add(hash ^ NEGATED);
      reach = profile.negators.has(hash) ? REACH : reach - 1;
      addGrams(tokens, index, profile);
      if (tokens.drawn[index] === 1) addOnce(tokens, index);
    } else add(hash);
    add(Math.imul(before, PAIR) ^ hash);
    if (kind !== STOP) add(Math.imul(beforeThat, TRIPLE) ^ Math.imul(before, PAIR) ^ hash);
    if (kind === STOP) {
      endClause();
      reach = 0;
    }
    beforeThat = before;
    before = hash;
  }
  endClause();
  addOfText(tokens, before);
  return features;
};

function endClause(): void {
  const last = features.clauses === 0 ? 0 : (features.ends[features.clauses - 1] ?? 0);
  if (features.count > last && features.clauses < MOST_CLAUSES) features.ends[features.clauses++] = features.count;
}

function addGrams(tokens: Tokens, index: number, { grams: { least, most } }: Profile): void {
  const start = (tokens.starts[index] ?? 0) - 1;
  const end = (tokens.ends[index] ?? 0) + 1;
  for (let from = start; from + least <= end; from += 1) {
    let hash = GRAM;
    const last = Math.min(end, from + most);
    for (let at = from; at < last; at += 1) {
      const code = at === start || at === end - 1 ? EDGE : (tokens.codes[at] ?? 0);
      hash = Math.imul(hash ^ code, PRIME);
      if (at - from + 1 >= least) add(hash);
    }
  }
}

/** A word drawn out is spelled with two letters above; here with one. */
function addOnce(tokens: Tokens, index: number): void {
  let hash = BASIS + WORD;
  const end = tokens.ends[index] ?? 0;
  let last = -1;
  for (let at = tokens.starts[index] ?? 0; at < end; at += 1) {
    const code = tokens.codes[at] ?? 0;
    if (code !== last) hash = Math.imul(hash ^ code, PRIME);
    last = code;
  }
  add(hash);
}

/** How the text is written: its length, capitals, drawn-out words, marks, and whether it ends by asking. */
function addOfText(tokens: Tokens, last: number): void {
  const facts = [
    Math.min(7, tokens.words >> 2),
    Math.min(3, tokens.shouted),
    Math.min(2, tokens.drawnOut),
    Math.min(3, tokens.exclamations),
    Math.min(3, tokens.questions),
  ];
  for (const [index, fact] of facts.entries()) add(OF_THE_TEXT + index * 64 + fact);
  add(OF_THE_TEXT ^ Math.imul(last, PAIR));
}
