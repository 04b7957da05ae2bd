import { phrasesOf } from './phrases.ts';
import { namesAny } from './terms.ts';

/** What people complain about: by language, single words that many of their messages share. */
export type Matter = Record<string, string[]>;

/** A negative message, as much of it as tells what it is about. */
export interface Said {
  readonly id: string;
  readonly author: string;
  readonly language: string;
  readonly text: string;
}

/** Something that some messages are about and no running incident is. */
export interface OtherMatter {
  readonly matter: Matter;
  readonly phrases: readonly string[];
  readonly said: readonly Said[];
  readonly people: number;
}

/** So many phrases make a matter: more than an alert shows, so that what belongs to it is known again. */
const PHRASES = 12;
/** A theme that this part of the first crisis' own messages names as well is a part of it. */
const TOGETHER = 1 / 10;
/** A word belongs to a matter when this part of its messages has it. */
const SHARED = 1 / 10;
/** So few phrases are a theme: a second crisis has one thing in common, or it is the noise beside the first. */
const THEME = 3;
/** A second crisis is heard in at least this part of what is said, or it is a remark beside the first. */
const PART = 1 / 4;

/** What some messages are about, by language; a language in which too few speak is left out. `known` are names that tell nothing. */
export const matterOf = (said: readonly Said[], known: readonly string[]): Matter =>
  Object.fromEntries(
    [...Map.groupBy(said, ({ language }) => language)].flatMap(([language, members]) => {
      const words = sharedWords(members, known);
      return words.length === 0 ? [] : [[language, words]];
    }),
  );

/** Whether this part of what was said before was of the other matter already: then it is a side of the first crisis, and no second one. */
const NO_NEWS = 1 / 8;

/** True when what is taken for another matter was spoken of before as well, since a second crisis begins later than the first. */
export const isNoNews = ({ matter }: OtherMatter, before: readonly Said[]): boolean =>
  Object.entries(matter).some(([language, words]) => {
    const members = before.filter((said) => said.language === language);
    return members.filter(({ text }) => namesAny(text, words)).length > NO_NEWS * members.length;
  });

/** Two matters as one. */
export const together = (a: Readonly<Matter>, b: Readonly<Matter>): Matter => {
  const all: Matter = { ...a };
  for (const [language, words] of Object.entries(b)) all[language] = [...new Set([...(a[language] ?? []), ...words])];
  return all;
};

/** A matter with all words that some messages share: what a crisis is about shows in its first minutes. */
export const grown = (matter: Readonly<Matter>, said: readonly Said[], known: readonly string[]): Matter => together(matter, matterOf(said, known));

/** A matter with the words of languages that it had none for: the same crisis is spoken of in several. */
export const joined = (matter: Readonly<Matter>, said: readonly Said[], known: readonly string[]): Matter => {
  const news = matterOf(
    said.filter(({ language }) => !Object.hasOwn(matter, language)),
    known,
  );
  return Object.keys(news).length === 0 ? matter : { ...matter, ...news };
};

/** Of some messages those that are not about another running incident alone. */
export const ofMatter = (said: readonly Said[], own: Readonly<Matter>, others: readonly Readonly<Matter>[]): readonly Said[] =>
  said.filter(({ text, language }) => {
    const elsewhere = others.some((matter) => namesAny(text, matter[language] ?? []));
    return !elsewhere || namesAny(text, own[language] ?? []);
  });

/**
 * Tells a second crisis from the first: messages that name nothing of what the running ones are about, have a theme of their own, and come
 * from at least `minAuthors` people and a quarter of what is said in their language. Undefined when there is none: another language alone
 * is no other matter, and one that a running incident has no words for yet cannot be judged.
 */
export const anotherMatter = (
  running: readonly Readonly<Matter>[],
  said: readonly Said[],
  known: readonly string[],
  minAuthors: number,
): OtherMatter | undefined =>
  [...Map.groupBy(said, ({ language }) => language)]
    .filter(([language]) => running.every((matter) => Object.hasOwn(matter, language)))
    .flatMap(
      ([language, members]) =>
        themeBeside(
          running.flatMap((matter) => matter[language] ?? []),
          language,
          members,
          known,
        ) ?? [],
    )
    .filter(({ people }) => people >= minAuthors)
    .toSorted((a, b) => b.people - a.people)[0];

function themeBeside(taken: readonly string[], language: string, members: readonly Said[], known: readonly string[]): OtherMatter | undefined {
  const strangers = members.filter(({ text }) => !namesAny(text, taken));
  const phrases = phrasesOf(textsOf(strangers), known, THEME);
  const words = wordsOf(phrases);
  const said = strangers.filter(({ text }) => namesAny(text, words));
  if (words.length === 0 || said.length < PART * members.length || isSpokenOfTogether(taken, words, members)) return undefined;
  return { matter: { [language]: words }, phrases, said, people: new Set(said.map(({ author }) => author)).size };
}

/** Whoever speaks of the one speaks of the other: then they are one matter, in more words than were known of it. */
function isSpokenOfTogether(taken: readonly string[], words: readonly string[], members: readonly Said[]): boolean {
  const first = members.filter(({ text }) => namesAny(text, taken));
  return first.filter(({ text }) => namesAny(text, words)).length > TOGETHER * first.length;
}

/** The words that enough of some messages share: what a few happen to say as well belongs to no matter. */
function sharedWords(members: readonly Said[], known: readonly string[]): string[] {
  const words = wordsOf(phrasesOf(textsOf(members), known, PHRASES));
  return words.filter((word) => members.filter(({ text }) => namesAny(text, [word])).length >= SHARED * members.length);
}

const textsOf = (said: readonly Said[]): string[] => said.map(({ text }) => text);
const wordsOf = (phrases: readonly string[]): string[] => [...new Set(phrases.flatMap((phrase) => phrase.split(' ')))];
