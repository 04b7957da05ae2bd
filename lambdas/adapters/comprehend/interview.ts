import type { ComprehendClient, LanguageCode } from '@aws-sdk/client-comprehend';
import { UNREAD, type Sentiment } from '../../../core/sentiment.ts';
import { languageOfTag } from '../../../core/language-tag.ts';
import type { Mood } from '../../ports.ts';
import { ask, type Asking, type Batch } from './ask.ts';
import { callForLanguages, callForMoods } from './calls.ts';
import { batchesOf, type Document } from './document.ts';
import { isReadLanguage } from './languages.ts';

/** What Comprehend answered, and the failures that left documents without an answer. */
export interface Interview {
  readonly moods: ReadonlyMap<Document, Mood>;
  readonly failures: readonly Error[];
}

/** Asks for the language of documents whose platform told none, then for the moods, one language a call. Never rejects. */
export async function interview(client: ComprehendClient, documents: readonly Document[], asking: Asking): Promise<Interview> {
  const [told, untold] = [documents.filter(isTold), documents.filter((document) => !isTold(document))];
  const detected = await ask(languageBatches(client, untold), asking);
  const languages = new Map([
    ...told.map((document) => [document, document.language] as const),
    ...[...detected.values].map(([document, tag]) => [document, languageOfTag(tag)] as const),
  ]);
  const byLanguage = Map.groupBy(languages.keys(), (document) => languages.get(document));
  const read = await ask(
    [...byLanguage].flatMap(([language, spoken]) => (isAskable(language) ? moodBatches(client, language, spoken) : [])),
    asking,
  );
  const moods = [...languages].flatMap(([document, language]) =>
    isAskable(language) && !read.values.has(document) ? [] : [[document, moodIn(language, read.values.get(document))] as const],
  );
  return { moods: new Map(moods), failures: [...detected.failures, ...read.failures] };
}

const isTold = ({ language }: Document): boolean => language !== undefined;

const isAskable = (language: string | undefined): language is LanguageCode => language !== undefined && isReadLanguage(language);

/** UNREAD for what will never be read, with the language where it is known. */
const moodIn = (language: string | undefined, sentiment: Sentiment = UNREAD): Mood =>
  language === undefined ? { sentiment } : { sentiment, language };

const languageBatches = (client: ComprehendClient, documents: readonly Document[]): Batch<string>[] =>
  batchesOf(documents).map((batch) => ({ documents: batch, call: callForLanguages(client), countsAs: 'languagesAsked' }));

const moodBatches = (client: ComprehendClient, language: LanguageCode, documents: readonly Document[]): Batch<Sentiment>[] =>
  batchesOf(documents).map((batch) => ({ documents: batch, call: callForMoods(client, language), countsAs: 'asked' }));
