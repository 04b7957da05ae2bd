import { simplified } from '../chinese.ts';
import { profileOf, READ_LANGUAGES, type ReadLanguage } from '../profiles.ts';
import { VOTED, type Ballot } from '../votes.ts';
import type { Reader } from '../weights.ts';
import { createChance } from './chance.ts';
import { encodeWeights } from './encode.ts';
import type { Example } from './examples.ts';
import { afinnEntries, afinnWords, frequentWords, LATIN_LANGUAGES } from './languages.ts';
import { learnBallot, type Spoken } from './learn-ballot.ts';
import { learnLanguage, type LanguageSettings } from './learn-language.ts';
import { ownEntries, ownMessages } from './own-material.ts';

/** Labelled messages of others whose weights may ship (see NOTICE), by language. */
export type Lent = ReadonlyMap<string, readonly Example[]>;

/** All that decides what is learned. The same material and seed give the same weights. */
export const SEED = 20_261_126;

/** Of so many texts of others and more, a language learns by itself; with fewer it needs more rounds and a simpler way of weighing. */
const MANY = 20_000;
const RICH: LanguageSettings = {
  bits: 18,
  rounds: 4,
  hidden: 12,
  weighRounds: 8,
  expected: { NEGATIVE: 0.36, NEUTRAL: 0.32, POSITIVE: 0.29, MIXED: 0.03 },
  seed: SEED,
};
/** Our own messages say more clearly than real ones what they are: where nothing speaks for a label, real ones are neutral, so that is expected more often. */
const POOR: LanguageSettings = {
  bits: 18,
  rounds: 12,
  hidden: 2,
  weighRounds: 60,
  expected: { NEGATIVE: 0.26, NEUTRAL: 0.39, POSITIVE: 0.32, MIXED: 0.03 },
  seed: SEED,
};

/** What one of our own messages counts beside one of others: they are few, and of what the engine is for. */
const OWN_AMONG_MANY = 4;

/** How many weights are kept of a language, by how much there was to learn from; more makes no difference that can be measured. */
const KEPT = { rich: 240_000, poor: 40_000, ballot: 60_000 };

/** The examples of a language: texts of others, our own messages and words, and AFINN. */
export const examplesOf = (language: ReadLanguage, lent: readonly Example[]): readonly Example[] => {
  const isRich = lent.length >= MANY;
  const examples = [
    ...lent,
    ...ownMessages(language, isRich ? OWN_AMONG_MANY : 1),
    ...ownEntries(language, isRich ? 2 : 1),
    ...ownEntries('faces', 1),
    ...afinnEntries(language, isRich ? 1 : 0.5),
  ];
  return language === 'zh' ? examples.map((example) => ({ ...example, text: simplified(example.text) })) : examples;
};

/** Learns to read one language. */
export const trainLanguage = (language: ReadLanguage, lent: readonly Example[], onStep?: (step: string) => void): Reader =>
  learnLanguage(examplesOf(language, lent), profileOf(language), lent.length >= MANY ? RICH : POOR, onStep);

/** Learns all languages, and to tell them apart. Returns the file of weights. */
export const trainAll = (lent: Lent, onStep: (language: string, step: string) => void): Uint8Array => {
  const ballot = trainBallot();
  onStep('languages', 'told apart');
  const readers = new Map<string, Reader>();
  for (const language of READ_LANGUAGES) readers.set(language, trainLanguage(language, lent.get(language) ?? [], (step) => onStep(language, step)));
  return encodeWeights(ballot, readers, {
    ballot: KEPT.ballot,
    of: (language) => ((lent.get(language)?.length ?? 0) >= MANY ? KEPT.rich : KEPT.poor),
  });
};

const BALLOT = { bits: 15, rounds: 6, seed: SEED };

/** Learns to tell languages from our own messages and from pieces of them, and from rows of words that belong together in no other way than by language. */
export const trainBallot = (): Ballot => {
  const chance = createChance(SEED);
  const messages = READ_LANGUAGES.flatMap((language) => spokenIn(language, chance));
  return learnBallot([...messages, ...Object.keys(LATIN_LANGUAGES).flatMap((language) => rowsOf(language, chance))], BALLOT);
};

function spokenIn(language: ReadLanguage, chance: () => number): readonly Spoken[] {
  const voted = VOTED.find((known) => known === language);
  if (voted === undefined) return [];
  return ownMessages(language, 1)
    .filter(({ text }) => IN_LATIN.test(text))
    .flatMap(({ text }) => [
      { text, language: voted },
      { text: pieceOf(text, chance), language: voted },
    ]);
}

const IN_LATIN = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*\p{Script=Latin}[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Two to four words of a message, as short messages are. */
function pieceOf(text: string, chance: () => number): string {
  const words = text.split(' ');
  const from = Math.floor(chance() * Math.max(1, words.length - 3));
  return words.slice(from, from + 2 + Math.floor(chance() * 3)).join(' ');
}

const ROWS = { read: 1_500, other: 400 };
const LONGEST_ROW = 8;

function rowsOf(language: string, chance: () => number): readonly Spoken[] {
  const voted = VOTED.find((known) => known === language) ?? 'other';
  const frequent = frequentWords(LATIN_LANGUAGES[language] ?? '');
  const words = afinnWords(language);
  const pick = (list: readonly string[]): string => list[Math.floor(chance() * list.length)] ?? '';
  return Array.from({ length: voted === 'other' ? ROWS.other : ROWS.read }, () => {
    const length = 1 + Math.floor(chance() * LONGEST_ROW);
    return { text: Array.from({ length }, () => pick(chance() < 0.5 ? frequent : words)).join(' '), language: voted };
  });
}

