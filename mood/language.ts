import { eld } from 'eld/extrasmall';
import { knowsAny } from './balance.ts';
import { LANGUAGES, type ReadableLanguage } from './care-words.ts';
import { hasLetters, proseOf } from './words.ts';

/** Scripts that tell their language, or its most frequent one, without looking at the words. */
const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];
const OTHER_SCRIPT = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}\p{Script=Arabic}\p{Script=Devanagari}]/u;

/** A script decides when at least so much of the letters is its own; a Japanese text is mostly Han with some Kana. */
const SCRIPT_SHARE = 0.2;

/** Below so many letters the n-gram detector is often sure and wrong ("can't log in" as Dutch). */
const SHORT = 20;

/**
 * The language of a text as an ISO 639-1 code, or undefined when nobody can say.
 * The script decides where it can; then the n-gram detector, when the text is not short and it calls itself sure; else its guess holds
 * if that language's lexicon knows one of the words, and failing that the only language whose lexicon does.
 */
export const detectLanguage = (text: string): string | undefined => languageOfProse(proseOf(text));

/** As `detectLanguage`, of a text without links, handles and hashtags. */
export const languageOfProse = (prose: string): string | undefined => {
  if (!hasLetters(prose)) return undefined;
  const script = OTHER_SCRIPT.test(prose) ? languageOfScript(prose) : undefined;
  if (script !== undefined) return script;
  const guess = eld.detect(prose);
  if (lettersOf(prose) >= SHORT && guess.isReliable()) return guess.language;
  if (isReadable(guess.language) && knowsAny(prose, guess.language)) return guess.language;
  const [only, ...others] = LANGUAGES.filter((language) => knowsAny(prose, language));
  return others.length === 0 ? only : undefined;
};

/** True for a language that the engine has words for. */
export const isReadable = (language: string): language is ReadableLanguage => LANGUAGES.some((readable) => readable === language);

function languageOfScript(prose: string): string | undefined {
  const letters = lettersOf(prose);
  return SCRIPTS.find(([script]) => (prose.match(script)?.length ?? 0) >= letters * SCRIPT_SHARE)?.[1];
}

const lettersOf = (prose: string): number => prose.match(/\p{L}/gu)?.length ?? 0;
