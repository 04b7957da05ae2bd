/** What Comprehend's stand-in reads from a text: the same answer for the same text, from a few words. It claims no skill. */

export interface ReadScores {
  readonly positive: number;
  readonly negative: number;
  readonly neutral: number;
  readonly mixed: number;
}

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/u, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Greek}/u, 'el'],
];

const words = (...list: readonly string[]): RegExp => new RegExp(`(?<!\\p{L})(?:${list.join('|')})(?!\\p{L})`, 'iu');

const FREQUENT: readonly (readonly [string, RegExp])[] = [
  ['de', words('nicht', 'und', 'ist', 'das', 'danke', 'seit', 'ich')],
  ['es', words('el', 'los', 'pero', 'muy', 'gracias', 'desde', 'está', 'funciona')],
  ['fr', words('le', 'les', 'mais', 'très', 'merci', 'depuis', 'est', 'pas')],
  ['pt', words('não', 'obrigado', 'obrigada', 'muito', 'você')],
  ['it', words('il', 'non', 'grazie', 'molto', 'dopo', 'sono')],
  ['nl', words('het', 'niet', 'bedankt', 'sinds', 'een', 'werkt')],
];

const NEGATIVE = words(
  'broken',
  'down',
  'awful',
  'terrible',
  'worst',
  'angry',
  'useless',
  'kaputt',
  'furchtbar',
  'roto',
  'pésimo',
  'cassé',
  'rotto',
  'quebrado',
);
const POSITIVE = words('great', 'love', 'thanks', 'thank you', 'perfect', 'danke', 'toll', 'gracias', 'merci', 'grazie', 'obrigado', 'obrigada');

/** The language of a text: its script's, or the first whose frequent words stand in it, or English. */
export const languageByWords = (text: string): string =>
  SCRIPTS.find(([script]) => script.test(text))?.[1] ?? FREQUENT.find(([, frequent]) => frequent.test(text))?.[0] ?? 'en';

/** The scores of a text: it complains, praises, does both, or neither. */
export const moodByWords = (text: string): ReadScores => {
  const [complains, praises] = [NEGATIVE.test(text), POSITIVE.test(text)];
  if (complains && praises) return { positive: 0.1, negative: 0.15, neutral: 0.05, mixed: 0.7 };
  if (complains) return { positive: 0.02, negative: 0.93, neutral: 0.04, mixed: 0.01 };
  if (praises) return { positive: 0.95, negative: 0.01, neutral: 0.03, mixed: 0.01 };
  return { positive: 0.05, negative: 0.05, neutral: 0.89, mixed: 0.01 };
};

const BETWEEN = /[.,;:!?…]|(?<!\p{L})(?:is|are|was|were|has|have|and|but|again|not|since|for|to|at|in|on|about)(?!\p{L})/iu;

/** What stands between the verbs, prepositions and stops of an English text, articles and all. */
export const phrasesByWords = (text: string): readonly string[] =>
  text
    .split(BETWEEN)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
