import { deu, eng, fra, ita, por, spa } from 'stopword';
import { COMPLAINT_WORDS } from './complaint-words.ts';
import { once } from './once.ts';

/** English words of no matter that the package's list does not have; `don` and its like are what an apostrophe leaves of a negation. */
const MORE = 'not, don, doesn, didn, isn, wasn, won, ain, dont, cant, wont, ive, going, just, even, why, when, here, yes, again'.split(', ');
const common = once(() => new Set([...deu, ...eng, ...fra, ...ita, ...por, ...spa, ...MORE, ...COMPLAINT_WORDS].map((word) => word.toLowerCase())));
/** True for a word, in lower case, that says nothing of any matter. */
export const isCommon = (word: string): boolean => common().has(word);

/** Handles and links name somebody or something, but say nothing about what the matter is. */
const NOT_SAID = /https?:\/\/\S+|[@]\w+/gu;
/** A text without its handles and links. */
export const withoutNames = (text: string): string => text.replace(NOT_SAID, ' ');
const SHORTEST_WORD = 3;
/** A complaint names its matter early; whoever writes a book must not fill the memory with its words. */
const READ_OF_TEXT = 5_000;
/** A phrase belongs to several people: one text alone is no theme. */
const IN_TEXTS = 3;
const PHRASES = 5;

/**
 * What many of some texts say: the words and pairs of words that most of them share, at most `most`, pairs before their own words.
 * `known` are names that everybody uses and that tell nothing, such as the brand's.
 */
export const phrasesOf = (texts: readonly string[], known: readonly string[] = [], most = PHRASES): string[] =>
  countedPhrases(texts, known, { most, inTexts: IN_TEXTS }).map(({ phrase }) => phrase);

/** The same, with in how many different texts each stands: in `inTexts` at least. */
export const countedPhrases = (
  texts: readonly string[],
  known: readonly string[],
  { most, inTexts }: { readonly most: number; readonly inTexts: number },
): { phrase: string; texts: number }[] => {
  const counts = new Map<string, number>();
  const untold = new Set(known.flatMap((name) => [...wordsOf(name), ...partsOf(name)]));
  for (const text of new Set(texts)) for (const term of new Set(termsOf(text, untold))) counts.set(term, (counts.get(term) ?? 0) + 1);
  const frequent = [...counts].filter(([, count]) => count >= inTexts).toSorted(byWeight);
  const chosen: (readonly [string, number])[] = [];
  for (const one of frequent) if (chosen.length < most && !chosen.some(([other]) => overlaps(one[0], other))) chosen.push(one);
  return chosen.map(([phrase, count]) => ({ phrase, texts: count }));
};

/** The words of a text, in lower case. Apostrophes part them: "l'appli" is about the app. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}-]*/gu) ?? [];
/** What is left of its words when they are taken apart at their hyphens. */
const partsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** A pair says more than a word: it counts one and a half times. */
const weight = ([term, count]: readonly [string, number]): number => (term.includes(' ') ? 1.5 * count : count);
const byWeight = (a: readonly [string, number], b: readonly [string, number]): number => weight(b) - weight(a) || (a[0] < b[0] ? -1 : 1);
const overlaps = (a: string, b: string): boolean => a.split(' ').some((word) => b.split(' ').includes(word));

function termsOf(text: string, untold: ReadonlySet<string>): string[] {
  const words = wordsOf(withoutNames(text.slice(0, READ_OF_TEXT).toLowerCase())).filter(
    (word) => word.length >= SHORTEST_WORD && !isCommon(word) && !untold.has(word),
  );
  return [...words, ...words.slice(1).map((word, index) => `${words[index]} ${word}`)];
}
