import type { ComprehendClient } from '@aws-sdk/client-comprehend';
import { ofBeginning, UNREAD, wasRead } from '../../../core/sentiment.ts';
import type { PaidReader } from '../../mood-ports.ts';
import type { Log, Mood, Reading, SentimentReader } from '../../ports.ts';
import type { Tally } from './ask.ts';
import { documentOf, identityOf, isCut, isWorthAsking, unitsToRead, type Document } from './document.ts';
import { interview } from './interview.ts';
import type { MoodCache } from './mood-cache.ts';
import { createPatience, type PatiencePorts } from './patience.ts';

export interface ComprehendSentimentPorts extends PatiencePorts {
  /** From `createComprehendClient`: one attempt a call, and time-outs. */
  readonly client: ComprehendClient;
  readonly cache: MoodCache;
  readonly log: Log;
}

/**
 * The ports SentimentReader and PaidReader on Amazon Comprehend. A text is asked about once, however often it stands in a call or came
 * before; what was answered is remembered even when others were not, so that the retry pays only for the rest.
 * `read` rejects when a text could not be read just now, and names no text in it.
 */
export const createComprehendSentiment = ({ client, cache, log, ...ports }: ComprehendSentimentPorts): SentimentReader & PaidReader => {
  const patience = createPatience(ports);

  const ask: PaidReader['ask'] = async (texts) => {
    const documents = interned(texts.map(documentOf));
    const times = countsOf(documents.filter(isWorthAsking));
    const remembered = await cache.recall([...times.keys()]);
    const news = [...times.keys()].filter((document) => !remembered.has(document));
    const tally: Tally = { asked: 0, languagesAsked: 0, units: 0, throttled: 0 };
    const answered = await interview(client, news, { patience, pause: patience.begin(), tally });
    const moods = new Map([...remembered, ...answered.moods]);
    await cache.remember(new Map([...moods].map(([document, mood]) => [document, { mood, times: times.get(document) ?? 1 }])));
    log.info('texts read', { ...figuresOf(documents, moods, answered.moods), cut: texts.filter(isCut).length, ...tally });
    const answers = documents.map((document, index) => saidOf(texts[index], isWorthAsking(document) ? moods.get(document) : unasked(document)));
    return { moods: answers, paid: tally.units, ...failureOf(answered.failures) };
  };

  return {
    unitsOf: (reading) => unitsToRead(documentOf(reading)),
    ask,
    read: async (texts) => {
      const { moods, failure } = await ask(texts);
      const read = moods.flatMap((mood) => mood ?? []);
      if (failure !== undefined || read.length < texts.length) throw failure ?? new Error('Comprehend left texts without an answer.');
      return read;
    },
  };
};

const failureOf = (failures: readonly Error[]): { failure?: AggregateError } =>
  failures.length === 0 ? {} : { failure: new AggregateError(failures, failures.map(({ message }) => message).join(' ')) };

/** What is remembered is the mood of a document, whose text may be the whole of one reading and the beginning of another. */
const saidOf = (reading: Reading | undefined, mood: Mood | undefined): Mood | undefined =>
  reading !== undefined && mood !== undefined && isCut(reading) ? { ...mood, sentiment: ofBeginning(mood.sentiment) } : mood;

/** The same object for the same document, so that maps can be kept by it. */
function interned(documents: readonly Document[]): readonly Document[] {
  const known = new Map<string, Document>();
  return documents.map((document) => {
    const identity = identityOf(document);
    const first = known.get(identity) ?? document;
    known.set(identity, first);
    return first;
  });
}

function countsOf(documents: readonly Document[]): ReadonlyMap<Document, number> {
  const counts = new Map<Document, number>();
  for (const document of documents) counts.set(document, (counts.get(document) ?? 0) + 1);
  return counts;
}

const unasked = ({ language }: Document): Mood => (language === undefined ? { sentiment: UNREAD } : { sentiment: UNREAD, language });

/** How many texts there were, how many of them had an answer that was paid for by another text or earlier, and how many nobody could read. */
function figuresOf(documents: readonly Document[], moods: ReadonlyMap<Document, Mood>, paid: ReadonlyMap<Document, Mood>) {
  const answered = documents.filter((document) => moods.has(document));
  const unread = documents.filter((document) => !isWorthAsking(document) || (moods.has(document) && !wasRead(moods.get(document)?.sentiment)));
  return { texts: documents.length, remembered: answered.length - paid.size, unread: unread.length };
}
