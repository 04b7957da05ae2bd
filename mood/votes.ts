import { kindOf, LETTER, SILENT } from './characters.ts';

/** Which languages in Latin letters a text can be told to be in; `other` is any that we do not read. Hindi is also written so. */
export const VOTED = ['en', 'es', 'fr', 'de', 'it', 'pt', 'hi', 'other'] as const;
export type Voted = (typeof VOTED)[number];

/** What each word and each three letters of a text say of its language: a place has a weight for each of VOTED, one after the other. */
export interface Ballot {
  readonly bits: number;
  readonly weights: Int8Array | Float32Array;
  /** What one unit of the weights is worth, in log-odds. */
  readonly step: number;
}

/** So much of a text is looked at: its language shows long before. */
const LOOKED_AT = 240;
const MOST = 2_048;
const PRIME = 16_777_619;
const WORD = 0x811c9dc5 | 0;
const TRIPLE = 0x1b873593;
const EDGE = 32;

const places = new Uint32Array(MOST);

/** The hashes of what tells the language of a text; they hold until the next text. Unlike moods, languages are told by accents too. */
export const hintsOf = (text: string): Uint32Array => {
  const lower = text.slice(0, LOOKED_AT).toLowerCase();
  let count = 0;
  const add = (hash: number): void => {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    if (count < MOST) places[count++] = (mixed ^ (mixed >>> 13)) >>> 0;
  };
  let [word, first, second, length] = [WORD, EDGE, EDGE, 0];
  for (let at = 0; at <= lower.length; at += 1) {
    const code = at < lower.length ? lower.charCodeAt(at) : EDGE;
    const kind = kindOf(code);
    if (kind === SILENT) continue;
    const isInWord = kind === LETTER;
    if (!isInWord && length === 0) continue;
    const next = isInWord ? code : EDGE;
    add(Math.imul(Math.imul(Math.imul(TRIPLE ^ first, PRIME) ^ second, PRIME) ^ next, PRIME));
    [first, second] = [second, next];
    if (isInWord) [word, length] = [Math.imul(word ^ code, PRIME), length + 1];
    else {
      add(word);
      [word, first, second, length] = [WORD, EDGE, EDGE, 0];
    }
  }
  return places.subarray(0, count);
};

const scores = new Float64Array(VOTED.length);

/** How likely each of VOTED is, in their order; the array holds until the next call. */
export const votesOf = (text: string, { bits, weights, step }: Ballot): Float64Array => {
  const hints = hintsOf(text);
  scores.fill(0);
  for (const hash of hints) {
    const place = (hash >>> (32 - bits)) * VOTED.length;
    for (let language = 0; language < VOTED.length; language += 1) scores[language] = (scores[language] ?? 0) + (weights[place + language] ?? 0);
  }
  const share = step / Math.sqrt(Math.max(1, hints.length));
  let total = 0;
  for (let language = 0; language < VOTED.length; language += 1) {
    const odds = Math.exp(Math.min(30, (scores[language] ?? 0) * share));
    scores[language] = odds;
    total += odds;
  }
  for (let language = 0; language < VOTED.length; language += 1) scores[language] = (scores[language] ?? 0) / total;
  return scores;
};
