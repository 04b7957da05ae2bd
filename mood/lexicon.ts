import { createRequire } from 'node:module';
import { CARE_WORDS, PICTURES, type ReadableLanguage } from './care-words.ts';
import { tokensOf } from './tokens.ts';

/** What the words of one language say. Words are spelled as `fold` spells them. */
export interface Lexicon {
  /** Score of a word, picture or phrase (its words joined by blanks), -5 to 5. */
  readonly scores: ReadonlyMap<string, number>;
  /** First words of phrases, so that few words look for one. */
  readonly phraseStarts: ReadonlySet<string>;
  readonly expected: ReadonlySet<string>;
  readonly negators: ReadonlySet<string>;
  readonly negatorsAfter: ReadonlySet<string>;
  readonly turns: ReadonlySet<string>;
}

/** The longest phrase that is looked for, in words. */
export const LONGEST_PHRASE = 4;

const require = createRequire(import.meta.url);
const loaded = new Map<ReadableLanguage, Lexicon>();

/** The lexicon of a language, read from disk when it is first asked for. */
export const lexiconOf = (language: ReadableLanguage): Lexicon => {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const lexicon = build(language);
  loaded.set(language, lexicon);
  return lexicon;
};

/** Scores of single pictures, the same in every language. */
export const pictureScores: ReadonlyMap<string, number> = new Map([
  ...numbers(require('sentiment/build/emoji.json')),
  ...Object.entries(PICTURES).flatMap(([score, pictures]) => pictures.split(' ').map((picture): [string, number] => [picture, Number(score)])),
]);

/** Lower case, without accents: customers often leave them out. German keeps its umlauts, where "schön" is not "schon". */
export const foldFor = (language: ReadableLanguage): ((word: string) => string) => (language === 'de' ? foldGerman : foldAccents);

const foldGerman = (word: string): string => word.normalize('NFC').replaceAll('ß', 'ss');
// eslint-disable-next-line no-control-regex -- ASCII words, by far the most, have no accents to look for
const foldAccents = (word: string): string => (/^[\x00-\x7f]*$/u.test(word) ? word : word.normalize('NFD').replaceAll(/\p{M}/gu, ''));

function build(language: ReadableLanguage): Lexicon {
  const care = CARE_WORDS[language];
  const spell = (text: string): string => tokensOf(text.toLowerCase(), foldFor(language)).join(' ');
  const wordSet = (list: string): Set<string> => new Set(listed(list).map(spell));
  const scores = new Map<string, number>(pictureScores);
  const add = (text: string, score: number): void => {
    for (const spelled of spellings(spell(text), language)) scores.set(spelled, score);
  };
  const negators = wordSet(care.negators);
  for (const [text, score] of numbers(require(`afinn-165-multilingual/build/AFINN-${language}.json`))) add(text, score);
  for (const [score, list] of Object.entries(care.scores)) for (const text of listed(list)) add(text, Number(score));
  for (const negator of negators) scores.delete(negator);
  const phraseStarts = new Set([...scores.keys()].flatMap((key) => (key.includes(' ') ? [key.slice(0, key.indexOf(' '))] : [])));
  return { scores, phraseStarts, expected: wordSet(care.expected), negators, negatorsAfter: wordSet(care.negatorsAfter), turns: wordSet(care.turns) };
}

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** German words are also written without umlauts. */
const spellings = (word: string, language: ReadableLanguage): string[] =>
  language === 'de' && /[äöü]/u.test(word) ? [word, word.replaceAll(/[äöü]/gu, (letter) => UMLAUTS[letter] ?? letter)] : [word];

const listed = (list: string): string[] =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** The entries of a word list whose score is a number; the lists name a few words without one. */
function numbers(list: unknown): [string, number][] {
  if (typeof list !== 'object' || list === null) return [];
  return Object.entries(list).filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[0].trim() !== '');
}
