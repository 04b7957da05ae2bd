import {
  BatchDetectDominantLanguageCommand,
  BatchDetectKeyPhrasesCommand,
  BatchDetectSentimentCommand,
  type BatchDetectDominantLanguageItemResult,
  type BatchDetectKeyPhrasesItemResult,
  type BatchDetectSentimentItemResult,
  type BatchItemError,
  type ComprehendClient,
  type LanguageCode,
} from '@aws-sdk/client-comprehend';
import { LABELS, type Sentiment } from '../../../core/sentiment.ts';
import type { Document } from './document.ts';
import { faultOfCall, faultOfDocument, nameOf, type Fault } from './fault.ts';

/** What one call said of one document. `isWhole` when the call failed with everything in it. */
export type Answer<T> =
  | { readonly is: 'read'; readonly value: T }
  | { readonly is: 'unreadable' }
  | { readonly is: 'put off'; readonly fault: Fault; readonly because: string; readonly isWhole: boolean };

/** Asks about some documents once. One answer a document, in order. Never rejects. */
export type Call<T> = (documents: readonly Document[]) => Promise<readonly Answer<T>[]>;

/** Four digits: the scores are 32-bit floats, and the rest is noise. */
const PRECISION = 10_000;

/** Asks for the language that speaks loudest in each document; `und` when none does. */
export const callForLanguages =
  (client: ComprehendClient): Call<string> =>
  (documents) =>
    answersOf(documents, (TextList) => client.send(new BatchDetectDominantLanguageCommand({ TextList })), dominantLanguage);

/** Asks for the moods of documents in one language. */
export const callForMoods =
  (client: ComprehendClient, LanguageCode: LanguageCode): Call<Sentiment> =>
  (documents) =>
    answersOf(documents, (TextList) => client.send(new BatchDetectSentimentCommand({ TextList, LanguageCode })), sentimentOf);

/** Asks for the noun phrases of documents in one language, until the signal. */
export const callForPhrases =
  (client: ComprehendClient, LanguageCode: LanguageCode, abortSignal: AbortSignal): Call<readonly string[]> =>
  (documents) =>
    answersOf(documents, (TextList) => client.send(new BatchDetectKeyPhrasesCommand({ TextList, LanguageCode }), { abortSignal }), phrasesOf);

interface Listed<R> {
  readonly ResultList: readonly R[] | undefined;
  readonly ErrorList: readonly BatchItemError[] | undefined;
}

/** A call that is refused for its texts does not say for which: it is taken apart until the one stands alone. */
async function answersOf<R extends { Index?: number | undefined }, T>(
  documents: readonly Document[],
  send: (texts: string[]) => Promise<Listed<R>>,
  valueOf: (result: R) => T | undefined,
): Promise<readonly Answer<T>[]> {
  try {
    return inOrder(documents, await send(documents.map(({ text }) => text)), valueOf);
  } catch (error) {
    const fault = faultOfCall(error);
    if (fault !== 'unreadable') return documents.map(() => ({ is: 'put off', fault, because: nameOf(error), isWhole: true }));
    if (documents.length === 1) return [{ is: 'unreadable' }];
    const half = Math.ceil(documents.length / 2);
    const first = await answersOf(documents.slice(0, half), send, valueOf);
    return [...first, ...(await answersOf(documents.slice(half), send, valueOf))];
  }
}

function inOrder<R extends { Index?: number | undefined }, T>(
  documents: readonly Document[],
  { ResultList, ErrorList }: Listed<R>,
  valueOf: (result: R) => T | undefined,
): readonly Answer<T>[] {
  const results = new Map((ResultList ?? []).map((result) => [result.Index, result]));
  const errors = new Map((ErrorList ?? []).map(({ Index, ErrorCode = 'no reason' }) => [Index, ErrorCode]));
  return documents.map((_, index) => {
    const result = results.get(index);
    const value = result === undefined ? undefined : valueOf(result);
    if (value !== undefined) return { is: 'read', value };
    const because = errors.get(index) ?? 'no answer';
    const fault = faultOfDocument(because);
    return fault === 'unreadable' ? { is: 'unreadable' } : { is: 'put off', fault, because, isWhole: false };
  });
}

const dominantLanguage = ({ Languages = [] }: BatchDetectDominantLanguageItemResult): string =>
  Languages.toSorted((a, b) => (b.Score ?? 0) - (a.Score ?? 0))[0]?.LanguageCode ?? 'und';

function sentimentOf({ Sentiment: told, SentimentScore: scores = {} }: BatchDetectSentimentItemResult): Sentiment | undefined {
  const label = LABELS.find((known) => known === told);
  const { Positive, Negative, Neutral, Mixed } = scores;
  if (label === undefined || Positive === undefined || Negative === undefined || Neutral === undefined || Mixed === undefined) return undefined;
  return { label, positive: rounded(Positive), negative: rounded(Negative), neutral: rounded(Neutral), mixed: rounded(Mixed), engine: 'comprehend' };
}

const phrasesOf = ({ KeyPhrases }: BatchDetectKeyPhrasesItemResult): string[] | undefined => KeyPhrases?.flatMap(({ Text }) => Text ?? []);

const rounded = (score: number): number => Math.round(score * PRECISION) / PRECISION;
