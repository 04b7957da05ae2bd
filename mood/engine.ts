import { UNREAD, type Sentiment } from '../core/sentiment.ts';
import { balanceOf, pictureBalance } from './balance.ts';
import { isReadable, languageOfProse } from './language.ts';
import { sentimentOf } from './scores.ts';
import { hasLetters, hasPictures, proseOf } from './words.ts';

/**
 * The mood of one text, from the scores of its words and pictures: pure, synchronous, offline.
 * `language` is what the platform told (`pt-BR` reads as `pt`); without it the text's own is detected.
 * No letters and no pictures, or a language that we have no words for, answers UNREAD.
 */
export const readMood = (reading: { text: string; language?: string | undefined }): { sentiment: Sentiment; language?: string } => {
  const prose = proseOf(reading.text);
  if (!hasLetters(prose)) return { sentiment: hasPictures(prose) ? sentimentOf(pictureBalance(prose)) : UNREAD };
  const language = toldLanguage(reading.language) ?? languageOfProse(prose);
  if (language === undefined) return { sentiment: UNREAD };
  return { sentiment: isReadable(language) ? sentimentOf(balanceOf(prose, language)) : UNREAD, language };
};

/** The language of a tag such as `en-GB`; platforms write `und`, `zxx` and `q..` codes for "we do not know". */
function toldLanguage(tag: string | undefined): string | undefined {
  const [language = ''] = (tag ?? '').toLowerCase().split(/[-_]/u);
  return language === '' || language === 'und' || language === 'zxx' || language === 'mul' || /^q[a-z]{2}$/u.test(language) ? undefined : language;
}
