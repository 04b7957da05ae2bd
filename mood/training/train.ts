import { simplified } from '../chinese.ts';
import { profileOf, READ_LANGUAGES, type ReadLanguage } from '../profiles.ts';
import { VOTED, type Ballot } from '../votes.ts';
import { createChance } from './chance.ts';
import { encodeWeights } from './encode.ts';
import type { Example } from './examples.ts';
import { afinnEntries, afinnWords, frequentWords, LATIN_LANGUAGES } from './languages.ts';
import { learnBallot, type Spoken } from './learn-ballot.ts';
import { learnLanguage, type LanguageSettings, type Learned } from './learn-language.ts';
import { ownEntries, ownMessages } from './own-material.ts';

/** Labelled messages of others whose weights may ship (see NOTICE), by language. */
export type Lent = ReadonlyMap<string, readonly Example[]>;

/** All that decides what is learned. The same material and seed give the same weights. */
export const SEED = 20_261_126;

/** Of so many texts of others and more, a language learns by itself; with fewer it needs more rounds and a simpler way of weighing. */
const MANY = 20_000;
/** What customers write to companies is a complaint about every second time; of the messages that we labelled ourselves (bench/mood) six in ten are. */
const RICH: LanguageSettings = {
  table: { bits: 18, rounds: 4 },
  net: { filters: 24, hidden: 16, rounds: 3 },
  scales: { hidden: 8, rounds: 8 },
  expected: { NEGATIVE: 0.46, NEUTRAL: 0.29, POSITIVE: 0.22, MIXED: 0.03 },
  // By where it comes from, since what the engine will read comes from elsewhere too.
  partOf: ({ source }) => source,
  seed: SEED,
};
/** Our own messages say more clearly than real ones what they are: where nothing speaks for a label, real ones are neutral, so that is expected more often. */
const POOR: LanguageSettings = {
  table: { bits: 18, rounds: 12 },
  scales: { hidden: 2, rounds: 60 },
  expected: { NEGATIVE: 0.27, NEUTRAL: 0.38, POSITIVE: 0.32, MIXED: 0.03 },
  partOf: (_example, index) => index % PARTS,
  seed: SEED,
};
const PARTS = 4;

/** What one of our own messages counts beside one of others: they are few, and of what the engine is for. */
const OWN_AMONG_MANY = 6;

/** How many weights are kept of a language, by how much there was to learn from; more makes no difference that can be measured. */
const KEPT = { rich: 150_000, poor: 26_000, ballot: 30_000 };

/** In languages of Latin letters people mix in English words, and say what they feel with the same faces, marks and capitals: every so many English texts teaches a little of it. */
const ENGLISH = { every: 6, weight: 0.1 };

const borrowed = (language: ReadLanguage, english: readonly Example[]): readonly Example[] =>
  language === 'en' || !VOTED.some((voted) => voted === language)
    ? []
    : english
        .filter(({ label }, index) => index % ENGLISH.every === 0 && label !== 'MIXED')
        .map((example) => ({ ...example, kind: 'entry', weight: ENGLISH.weight }));

/** The examples of a language: texts of others, our own messages and words, AFINN, and for most some English. */
export const examplesOf = (language: ReadLanguage, all: Lent): readonly Example[] => {
  const lent = all.get(language) ?? [];
  const isRich = lent.length >= MANY;
  const examples = [
    ...lent,
    ...ownMessages(language, isRich ? OWN_AMONG_MANY : 1),
    ...ownEntries(language, isRich ? 2 : 1),
    ...ownEntries('faces', isRich ? 20 : 2),
    ...facesAlone(),
    ...afinnEntries(language, isRich ? 1 : 0.5),
    ...borrowed(language, all.get('en') ?? []),
  ];
  return language === 'zh' ? examples.map((example) => ({ ...example, text: simplified(example.text) })) : examples;
};

/** Faces as messages too, since some messages are nothing but a face: only messages teach how to weigh. */
const facesAlone = (): readonly Example[] => ownEntries('faces', FACES_ALONE).map((face) => ({ ...face, kind: 'message' }));
const FACES_ALONE = 0.5;

/** Learns to read one language. */
export const trainLanguage = (language: ReadLanguage, lent: Lent, onStep?: (step: string) => void): Learned =>
  learnLanguage(examplesOf(language, lent), profileOf(language), settingsOf(lent.get(language) ?? []), onStep);

/** With texts of one source only there is no other to learn from while it is weighed, but our own few: then parts are made of each. */
const settingsOf = (lent: readonly Example[]): LanguageSettings => {
  if (lent.length < MANY) return POOR;
  return new Set(lent.map(({ source }) => source)).size > 1 ? RICH : { ...RICH, partOf: POOR.partOf };
};

/** Learns all languages, and to tell them apart. Returns the file of weights. */
export const trainAll = (lent: Lent, onStep: (language: string, step: string) => void): Uint8Array => {
  const ballot = trainBallot(lent);
  onStep('languages', 'told apart');
  const readers = new Map<string, Learned>();
  for (const language of READ_LANGUAGES)
    readers.set(
      language,
      trainLanguage(language, lent, (step) => onStep(language, step)),
    );
  return encodeWeights(ballot, readers, {
    ballot: KEPT.ballot,
    of: (language) => ((lent.get(language)?.length ?? 0) >= MANY ? KEPT.rich : KEPT.poor),
  });
};

const BALLOT = { bits: 15, rounds: 6, seed: SEED };

/** Learns to tell languages from our own messages and from pieces of them, and from rows of words that belong together in no other way than by language. */
export const trainBallot = (lent: Lent): Ballot => {
  const chance = createChance(SEED);
  const messages = READ_LANGUAGES.flatMap((language) => spokenIn(language, lent.get(language) ?? [], chance));
  return learnBallot([...messages, ...Object.keys(LATIN_LANGUAGES).flatMap((language) => rowsOf(language, chance))], BALLOT);
};

/** So many texts of others are enough to tell a language by. */
const ENOUGH = 8_000;

function spokenIn(language: ReadLanguage, lent: readonly Example[], chance: () => number): readonly Spoken[] {
  const voted = VOTED.find((known) => known === language);
  if (voted === undefined) return [];
  const every = Math.ceil(lent.length / ENOUGH);
  // What is said in English too tells nothing of another language that borrowed it.
  const english = new Set(language === 'en' ? [] : ownEntries('en', 1).map(({ text }) => text));
  const entries = ownEntries(language, 1).flatMap(({ text }) => (english.has(text) ? [] : [{ text, language: voted }]));
  const messages = [...ownMessages(language, 1), ...lent.filter((_, index) => index % every === 0)]
    .filter(({ text }) => IN_LATIN.test(text))
    .flatMap(({ text }) => [
      { text, language: voted },
      { text: pieceOf(text, chance), language: voted },
      { text: pieceOf(text, chance), language: voted },
    ]);
  return [...messages, ...entries.filter(({ text }) => IN_LATIN.test(text))];
}

const IN_LATIN =
  /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*\p{Script=Latin}[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/** Two to four words of a message, as short messages are. */
function pieceOf(text: string, chance: () => number): string {
  const words = text.split(' ');
  const from = Math.floor(chance() * Math.max(1, words.length - 3));
  return words.slice(from, from + 2 + Math.floor(chance() * 3)).join(' ');
}

const ROWS = { read: 1_500, other: 700 };
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
