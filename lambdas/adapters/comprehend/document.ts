import { hasLetters, proseOf, readablePart } from '../../../mood/words.ts';
import type { Reading } from '../../ports.ts';
import { isReadLanguage, languageOfTag } from './languages.ts';

/**
 * A text as it is sent, cached and paid for: well formed, at most 5,000 bytes, and alike for all that differ only in blanks or in the
 * composition of their letters. Case stays, since it carries mood: whatever copy comes first, the answer is the same.
 */
export interface Document {
  readonly text: string;
  /** What the platform told, as Comprehend names it. */
  readonly language?: string;
}

/** How many documents Comprehend takes in one call. */
const DOCUMENTS_A_CALL = 25;

/** Comprehend counts characters by the hundred, three hundred at least. */
const CHARACTERS_A_UNIT = 100;
const LEAST_UNITS = 3;

/** The document of a text. */
export const documentOf = (reading: Reading): Document => {
  const text = readablePart(reading.text.toWellFormed().normalize('NFC').replaceAll(/\s+/gu, ' ').trim());
  const language = languageOfTag(reading.language);
  return language === undefined ? { text } : { text, language };
};

/** What is the same for the same document, and only for it. */
export const identityOf = ({ text, language = '' }: Document): string => JSON.stringify([language, text]);

/** False when no answer can come of asking: no word in it, or a language that Comprehend does not read. */
export const isWorthAsking = ({ text, language }: Document): boolean =>
  (language === undefined || isReadLanguage(language)) && hasLetters(proseOf(text));

/** What Comprehend charges for one document, in units of 100 characters. */
export const unitsOf = ({ text }: Document): number => Math.max(LEAST_UNITS, Math.ceil(Array.from(text).length / CHARACTERS_A_UNIT));

/** Documents in the portions that one call takes. */
export const batchesOf = (documents: readonly Document[]): readonly (readonly Document[])[] =>
  Array.from({ length: Math.ceil(documents.length / DOCUMENTS_A_CALL) }, (_, batch) =>
    documents.slice(batch * DOCUMENTS_A_CALL, (batch + 1) * DOCUMENTS_A_CALL),
  );
