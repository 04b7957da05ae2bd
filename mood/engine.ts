import { languageOfTag } from '../core/language-tag.ts';
import { UNREAD, type Sentiment } from '../core/sentiment.ts';
import { simplified } from './chinese.ts';
import { featuresOf } from './features.ts';
import { languageOfProse } from './language.ts';
import { LEANINGS, leaningsOf, NET_SAYS } from './leanings.ts';
import { profileOf, readableAs, type ReadLanguage } from './profiles.ts';
import { MOST_CELLS, OUTPUTS, sentimentOf, weigh } from './scales.ts';
import { tokensOf } from './tokens.ts';
import { shippedReader, type Reader } from './weights.ts';
import { hasLetters, proseOf, readablePart } from './words.ts';

/** What pictures alone are read as: they mean the same in all languages, and this reader learned them from our own list above all. */
const PICTURES_AS = 'fr';

export interface Mood {
  readonly sentiment: Sentiment;
  readonly language?: string;
}

/**
 * The mood of one text: pure, synchronous, offline. `language` is what the platform told (`pt-BR` reads as `pt`); without it the text's
 * own is detected. The scores are probabilities. No letters and no pictures, or a language that we do not read, answers UNREAD.
 */
export const readMood = (reading: { text: string; language?: string | undefined }): Mood => {
  const text = readablePart(reading.text);
  const told = languageOfTag(reading.language);
  const prose = told === undefined ? proseOf(text) : '';
  const language = told ?? languageOfProse(prose);
  if (language === undefined) return { sentiment: hasLetters(prose) ? UNREAD : moodIn(PICTURES_AS, prose) };
  const readable = readableAs(language);
  return { sentiment: readable === undefined ? UNREAD : moodIn(readable, text), language };
};

/** The mood of a text as a reader of its language tells it. */
export const moodBy = ({ table, scales, net }: Reader, language: ReadLanguage, text: string): Sentiment => {
  const profile = profileOf(language);
  const tokens = tokensOf(language === 'zh' ? simplified(text) : text, profile);
  const features = featuresOf(tokens, profile);
  if (!features.saysSomething) return UNREAD;
  leaningsOf(features, table, leanings);
  net?.(tokens, leanings, NET_SAYS);
  weigh(scales, leanings, cells, scores);
  return sentimentOf(scores);
};

/** What the parts tell each other of the text that is read just now. */
const leanings = new Float32Array(LEANINGS);
const cells = new Float64Array(MOST_CELLS);
const scores = new Float64Array(OUTPUTS);

function moodIn(language: ReadLanguage, text: string): Sentiment {
  const reader = shippedReader(language);
  return reader === undefined ? UNREAD : moodBy(reader, language, text);
}
