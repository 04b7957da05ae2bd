import { createRequire } from 'node:module';
import { isTraditional } from './chinese.ts';
import { votesOf, VOTED } from './votes.ts';
import { shippedBallot } from './weights.ts';
import { hasLetters, proseOf } from './words.ts';

/** What eld, the n-gram detector, says of a text. */
interface Detector {
  detect(text: string): { language: string; isReliable(): boolean };
}

/** Scripts that tell their language, or its most frequent one, without looking at the words. A Japanese text is mostly Han with some Kana, so Kana comes first. */
const SCRIPTS: readonly (readonly [RegExp, string, share: number])[] = [
  [/\p{Script=Hangul}/gu, 'ko', 0.2],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', 0.1],
  [/\p{Script=Han}/gu, 'zh', 0.2],
  [/\p{Script=Arabic}/gu, 'ar', 0.2],
  [/\p{Script=Devanagari}/gu, 'hi', 0.2],
];
const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Letters and words by which others are told that share a script: Persian and Urdu, Marathi and Nepali. */
const NEIGHBOURS: Readonly<Record<string, RegExp>> = {
  ar: /[پچژگٹڈڑںےۀکی]/u,
  hi: /(?<![\p{L}\p{M}])(?:आहे|आहेत|नाही|आणि|मला|छ|छैन|गर्न|भएको|तपाईं)(?![\p{L}\p{M}])|ळ/u,
};

/** So sure is the vote when nobody else is asked. */
const SURE = 0.9;
/** So sure it has to be when the n-gram detector is no help. */
const LIKELY = 0.6;
/** Below so many letters the n-gram detector is often sure and wrong. */
const SHORT = 20;

/**
 * The language of a text as an ISO 639-1 code, `zh-TW` for Chinese in traditional characters, or undefined when nobody can say.
 * The script decides where it can; then the vote of words and letters among the languages that we read; what that is not sure of, or
 * takes for another language, is left to the n-gram detector.
 */
export const detectLanguage = (text: string): string | undefined => languageOfProse(proseOf(text));

/** As `detectLanguage`, of a text without links and handles. */
export const languageOfProse = (prose: string): string | undefined => {
  if (!hasLetters(prose)) return undefined;
  const script = OTHER_SCRIPT.test(prose) ? languageOfScript(prose) : undefined;
  if (script === 'zh') return isTraditional(prose) ? 'zh-TW' : 'zh';
  if (script !== undefined) return NEIGHBOURS[script]?.test(prose) === true ? guessOf(prose)?.language : script;
  const { language, share } = voteOf(prose);
  if (language !== 'other' && share >= SURE) return language;
  const guess = guessOf(prose);
  if (guess !== undefined && lettersOf(prose) >= SHORT && guess.isReliable()) return guess.language;
  return language !== 'other' && (share >= LIKELY || guess?.language === language) ? language : undefined;
};

function voteOf(prose: string): { language: string; share: number } {
  const votes = votesOf(prose, shippedBallot());
  let best = 0;
  for (let at = 1; at < votes.length; at += 1) if ((votes[at] ?? 0) > (votes[best] ?? 0)) best = at;
  return { language: VOTED[best] ?? 'other', share: votes[best] ?? 0 };
}

const require = createRequire(import.meta.url);
let detector: Detector | undefined;

/** The detector is loaded when it is first asked: it takes 90 MB and a third of a second, and most texts never need it. */
function guessOf(prose: string): { language: string; isReliable(): boolean } | undefined {
  detector ??= (require('eld/extrasmall') as { eld: Detector }).eld;
  const guess = detector.detect(prose);
  return guess.language === '' ? undefined : guess;
}

function languageOfScript(prose: string): string | undefined {
  const letters = lettersOf(prose);
  return SCRIPTS.find(([script, , share]) => (prose.match(script)?.length ?? 0) >= letters * share)?.[1];
}

const lettersOf = (prose: string): number => prose.match(/\p{L}/gu)?.length ?? 0;
