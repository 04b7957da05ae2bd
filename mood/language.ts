import { isTraditional } from './chinese.ts';
import { votesOf, VOTED } from './votes.ts';
import { shippedBallot } from './weights.ts';
import { hasLetters, proseOf } from './words.ts';

/**
 * Scripts that tell their language, or its most frequent one, and the share of the letters that decides; the rest are names in other letters.
 * A Japanese text is mostly Han with some Kana, so Kana comes first.
 */
const SCRIPTS: readonly (readonly [RegExp, string, number])[] = [
  [/\p{Script=Hangul}/gu, 'ko', 0.2],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', 0.1],
  [/\p{Script=Han}/gu, 'zh', 0.2],
  [/\p{Script=Arabic}/gu, 'ar', 0.2],
  [/\p{Script=Devanagari}/gu, 'hi', 0.2],
  [/\p{Script=Greek}/gu, 'el', 0.5],
  [/\p{Script=Hebrew}/gu, 'he', 0.5],
  [/\p{Script=Thai}/gu, 'th', 0.5],
  [/\p{Script=Bengali}/gu, 'bn', 0.5],
  [/\p{Script=Tamil}/gu, 'ta', 0.5],
];
const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Letters and words by which others are told that share a script. */
const NEIGHBOURS: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  ar: [
    [/[ٹڈڑںے]/u, 'ur'],
    [/[پچژگکی]/u, 'fa'],
  ],
  hi: [[/(?<![\p{L}\p{M}])(?:आहे|आहेत|नाही|आणि|मला|माझे|झाले|नाहीत|कधी)(?![\p{L}\p{M}])|ळ/u, 'mr']],
};

/** So likely the first of the votes must be. */
const LIKELY = 0.5;

/**
 * The language of a text as an ISO 639-1 code, `zh-TW` for Chinese in traditional characters, or undefined when nobody can say or it is none
 * that we know. The script decides where it can; in Latin letters the votes of words and letters.
 */
export const detectLanguage = (text: string): string | undefined => languageOfProse(proseOf(text));

/** As `detectLanguage`, of a text without links and handles. */
export const languageOfProse = (prose: string): string | undefined => {
  if (!hasLetters(prose)) return undefined;
  const script = OTHER_SCRIPT.test(prose) ? languageOfScript(prose) : undefined;
  return script ?? languageByVotes(prose);
};

function languageOfScript(prose: string): string | undefined {
  const letters = prose.match(/\p{L}/gu)?.length ?? 0;
  const language = SCRIPTS.find(([script, , share]) => (prose.match(script)?.length ?? 0) >= letters * share)?.[1];
  if (language === undefined) return undefined;
  if (language === 'zh') return isTraditional(prose) ? 'zh-TW' : 'zh';
  return NEIGHBOURS[language]?.find(([sign]) => sign.test(prose))?.[1] ?? language;
}

function languageByVotes(prose: string): string | undefined {
  if (!/\p{Script=Latin}/u.test(prose)) return undefined;
  const votes = votesOf(prose, shippedBallot());
  let best = 0;
  for (let at = 1; at < votes.length; at += 1) if ((votes[at] ?? 0) > (votes[best] ?? 0)) best = at;
  const language = VOTED[best] ?? 'other';
  return language === 'other' || (votes[best] ?? 0) < LIKELY ? undefined : language;
}
