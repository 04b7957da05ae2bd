import { foldFor, LONGEST_PHRASE, pictureScores, type Lexicon, lexiconOf } from './lexicon.ts';
import type { ReadableLanguage } from './care-words.ts';
import type { Balance } from './scores.ts';
import { CLAUSE_END, tokensOf } from './tokens.ts';

/** How many words a negation reaches: "is not at all helpful". */
const REACH = 3;
/** How strong the opposite is: "not good" is less than "bad". */
const NEGATED = -0.75;
/** What the denial of something expected scores: "does not load". */
const DENIED = -2;

/** The balance of a text in a language that we have words for. */
export const balanceOf = (prose: string, language: ReadableLanguage): Balance => {
  const lexicon = lexiconOf(language);
  const terms = withPhrases(tokensOf(prose, foldFor(language)), lexicon);
  return sum(terms.map((term, index) => scoreAt(terms, index, term, lexicon)));
};

/** The balance of the pictures of a text, whatever its language. */
export const pictureBalance = (prose: string): Balance => sum(tokensOf(prose, (word) => word).map((token) => pictureScores.get(token) ?? 0));

/** True when the lexicon of a language has a score or a negation for one of the words. */
export const knowsAny = (prose: string, language: ReadableLanguage): boolean => {
  const lexicon = lexiconOf(language);
  const words = tokensOf(prose, foldFor(language)).filter((token) => !pictureScores.has(token));
  return words.map((word) => shortened(word, lexicon)).some((word) => (lexicon.scores.get(word) ?? 0) !== 0 || saysNothingAlone(word, lexicon));
};

function scoreAt(terms: readonly string[], index: number, term: string, lexicon: Lexicon): number {
  const score = lexicon.scores.get(term) ?? 0;
  const isExpected = lexicon.expected.has(term);
  if ((score === 0 && !isExpected) || pictureScores.has(term) || !isNegated(terms, index, lexicon)) return score;
  return isExpected ? DENIED : score * NEGATED;
}

function isNegated(terms: readonly string[], index: number, lexicon: Lexicon): boolean {
  for (let at = index - 1; at >= index - REACH; at -= 1) {
    const term = terms[at];
    if (term === undefined || isClauseEnd(term, lexicon)) break;
    if (lexicon.negators.has(term)) return true;
  }
  for (let at = index + 1; at <= index + REACH; at += 1) {
    const term = terms[at];
    if (term === undefined || isClauseEnd(term, lexicon)) break;
    if (lexicon.negatorsAfter.has(term)) return true;
  }
  return false;
}

const isClauseEnd = (term: string, lexicon: Lexicon): boolean => term === CLAUSE_END || lexicon.turns.has(term);

/** The tokens with each known phrase as one term, the longest first. */
function withPhrases(tokens: readonly string[], lexicon: Lexicon): string[] {
  const terms: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const word = shortened(tokens[at] ?? '', lexicon);
    const phrase = lexicon.phraseStarts.has(word) ? phraseAt(tokens, at, lexicon) : undefined;
    terms.push(phrase?.term ?? word);
    at += phrase?.length ?? 1;
  }
  return terms;
}

function phraseAt(tokens: readonly string[], at: number, lexicon: Lexicon): { term: string; length: number } | undefined {
  for (let length = LONGEST_PHRASE; length > 1; length -= 1) {
    const term = tokens.slice(at, at + length).join(' ');
    if (at + length <= tokens.length && lexicon.scores.has(term)) return { term, length };
  }
  return undefined;
}

const DRAWN_OUT = /(.)\1\1/u;

/** "soooo goood" is spelled as the lexicon spells it, with two letters or one; an unknown word stays. */
function shortened(word: string, lexicon: Lexicon): string {
  if (!DRAWN_OUT.test(word)) return word;
  const twice = word.replaceAll(/(.)\1{2,}/gu, '$1$1');
  const once = word.replaceAll(/(.)\1{2,}/gu, '$1');
  return [twice, once].find((form) => lexicon.scores.has(form) || saysNothingAlone(form, lexicon)) ?? word;
}

const saysNothingAlone = (word: string, { expected, negators }: Lexicon): boolean => expected.has(word) || negators.has(word);

function sum(scores: readonly number[]): Balance {
  let positive = 0;
  let negative = 0;
  for (const score of scores) {
    if (score > 0) positive += score;
    else negative -= score;
  }
  return { positive, negative };
}
