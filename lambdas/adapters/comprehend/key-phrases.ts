import type { ComprehendClient, LanguageCode } from '@aws-sdk/client-comprehend';
import { IN_TEXTS, sharedPhrases, type Phrased } from '../../../core/key-phrases.ts';
import { withoutNames } from '../../../core/phrases.ts';
import type { KeyPhrases, MoodBudget, MoodShare } from '../../mood-ports.ts';
import type { Log, Now } from '../../ports.ts';
import { callForPhrases, type Answer } from './calls.ts';
import { batchesOf, documentOf, isWorthAsking, unitsOf, type Document } from './document.ts';
import { nameOf } from './fault.ts';
import { isReadLanguage } from './languages.ts';

export interface ComprehendKeyPhrasesPorts {
  readonly client: ComprehendClient;
  /** Who names them when Comprehend does not. */
  readonly embedded: KeyPhrases;
  /** What a hybrid may spend; without one, all is asked. */
  readonly budget?: MoodBudget;
  readonly log: Log;
  readonly now: Now;
  /** How long an alert waits for it, in milliseconds. @default 2000 */
  readonly within?: number;
}

/** An alert must not wait for words. */
const WITHIN = 2_000;
/** How long nothing is asked after a failure: when many brands have a crisis at once, not each of them waits. */
const REST = 60_000;

interface Batch {
  readonly language: LanguageCode;
  readonly documents: readonly Document[];
}

/**
 * The port KeyPhrases on Amazon Comprehend: each language is asked once, nothing twice. What Comprehend does not answer for some texts is left
 * out; when a call as a whole fails, the budget is spent or nothing is shared, the embedded phrases hold.
 */
export const createComprehendKeyPhrases = ({ client, embedded, budget, log, now, within = WITHIN }: ComprehendKeyPhrasesPorts): KeyPhrases => {
  let restsUntil = -Infinity;

  /** What Comprehend found in the texts; undefined when there is nothing to pay it with. */
  const found = async (batches: readonly Batch[]): Promise<readonly Phrased[] | undefined> => {
    const signal = AbortSignal.timeout(within);
    const texts = countOf(batches);
    const share = await shareOf(budget, sum(batches.flatMap(({ documents }) => documents.map(unitsOf))));
    if (share === undefined) {
      log.info('phrases not asked', { texts, because: 'the budget is spent' });
      return undefined;
    }
    const answers = await Promise.all(batches.map(({ language, documents }) => callForPhrases(client, language, signal)(documents)));
    const phrased = batches.flatMap((batch, index) => phrasedOf(batch, answers[index] ?? []));
    const units = sum(phrased.map(({ document }) => unitsOf(document)));
    log.info('phrases asked', { texts, answered: phrased.length, units });
    await share.settle(units);
    const failed = answers.flat().flatMap((answer) => (answer.is === 'put off' && answer.isWhole ? [answer.because] : []));
    if (failed.length > 0) throw new Failure(failed);
    return phrased;
  };

  return {
    of: async (said, known) => {
      const batches = batchesByLanguage(said);
      if (batches.length === 0 || now() < restsUntil) return embedded.of(said, known);
      try {
        const phrases = sharedPhrases((await found(batches)) ?? [], known);
        if (phrases.length > 0) return phrases;
      } catch (error) {
        restsUntil = now() + REST;
        log.warn('phrases not found', { texts: countOf(batches), reason: error instanceof Failure ? error.message : nameOf(error) });
      }
      return embedded.of(said, known);
    },
  };
};

/** Calls that failed as a whole; it names the codes, never Comprehend's words, which may quote a text. */
class Failure extends Error {
  constructor(because: readonly string[]) {
    super(`Comprehend left ${because.length} texts without phrases: ${[...new Set(because)].join(', ')}.`);
  }
}

/** All units, or none: of half the texts the phrases would be others. */
async function shareOf(budget: MoodBudget | undefined, units: number): Promise<MoodShare | undefined> {
  const share = (await budget?.take(units)) ?? { units, settle: async () => undefined };
  if (share.units === units) return share;
  await share.settle(0);
  return undefined;
}

/** Each text once, in the portions of one call. A language that fewer speak than a phrase needs is not paid for. */
const batchesByLanguage = (said: Parameters<KeyPhrases['of']>[0]): Batch[] => {
  const documents = said.map(({ text, language }) => documentOf({ text: withoutNames(text), language })).filter(isWorthAsking);
  return [...Map.groupBy(documents, ({ language }) => language)].flatMap(([language, spoken]) => {
    const distinct = [...new Map(spoken.map((document) => [document.text, document])).values()];
    if (language === undefined || !isReadLanguage(language) || distinct.length < IN_TEXTS) return [];
    return batchesOf(distinct).map((batch) => ({ language, documents: batch }));
  });
};

const phrasedOf = ({ language, documents }: Batch, answers: readonly Answer<readonly string[]>[]) =>
  documents.flatMap((document, index) => {
    const answer = answers[index];
    return answer?.is === 'read' ? [{ document, language, phrases: answer.value }] : [];
  });

const countOf = (batches: readonly Batch[]): number => sum(batches.map(({ documents }) => documents.length));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
