import { languageOfTag } from '../../../core/language-tag.ts';
import { hasLetters, proseOf, readablePart } from '../../../mood/words.ts';
import type { Reading } from '../../ports.ts';
import { isReadLanguage } from './languages.ts';

/**
 * A text as it is sent, cached and paid for: well formed, at most 5,000 bytes, and alike for all that differ only in blanks or in the
 * composition of their letters. Case stays, since it carries mood: whatever copy comes first, the answer is the same.
 */
export interface Document {
  readonly text: string;
  /** What the platform told, or else another reader, as Comprehend names it. */
  readonly language?: string;
}

/** How many documents Comprehend takes in one call. */
const DOCUMENTS_A_CALL = 25;

/** Comprehend counts characters by the hundred, three hundred at least. */
const CHARACTERS_A_UNIT = 100;
const LEAST_UNITS = 3;

/** The document of a text. */
export const documentOf = (reading: Reading): Document => {
  const text = readablePart(wholeOf(reading));
  const language = languageOfTag(reading.language) ?? languageOfTag(reading.guess);
  return language === undefined ? { text } : { text, language };
};

/** True when the document of a text holds its beginning only. */
export const isCut = (reading: Reading): boolean => readablePart(wholeOf(reading)).length < wholeOf(reading).length;

const wholeOf = ({ text }: Reading): string => text.toWellFormed().normalize('NFC').replaceAll(/\s+/gu, ' ').trim();

/** What is the same for the same document, and only for it. */
export const identityOf = ({ text, language = '' }: Document): string => JSON.stringify([language, text]);

/** False when no answer can come of asking: no word in it, or a language that Comprehend does not read. */
export const isWorthAsking = ({ text, language }: Document): boolean =>
  (language === undefined || isReadLanguage(language)) && hasLetters(proseOf(text));

/** What Comprehend charges for one document, in units of 100 characters. */
export const unitsOf = ({ text }: Document): number => Math.max(LEAST_UNITS, Math.ceil(Array.from(text).length / CHARACTERS_A_UNIT));

/** What an answer would cost at most, the question for the language included; 0 when none can come of asking. */
export const unitsToRead = (document: Document): number =>
  isWorthAsking(document) ? unitsOf(document) * (document.language === undefined ? 2 : 1) : 0;

/** Documents in the portions that one call takes. */
export const batchesOf = (documents: readonly Document[]): readonly (readonly Document[])[] =>
  Array.from({ length: Math.ceil(documents.length / DOCUMENTS_A_CALL) }, (_, batch) =>
    documents.slice(batch * DOCUMENTS_A_CALL, (batch + 1) * DOCUMENTS_A_CALL),
  );
