import type { KeyObject } from 'node:crypto';
import { USD_A_UNIT } from '../core/mood-budget.ts';
import { embeddedKeyPhrases } from '../lambdas/embedded-key-phrases.ts';
import { createHybridSentiment } from '../lambdas/hybrid-sentiment.ts';
import type { KeyPhrases, MoodBudget } from '../lambdas/mood-ports.ts';
import type { Log, Now, SentimentReader } from '../lambdas/ports.ts';
import { createEmbeddedSentiment } from './embedded-sentiment.ts';
import type { MoodOptions } from './mood-options.ts';
import type { Store } from './store/open-store.ts';

export interface MoodReaderPorts {
  readonly store: Pick<Store, 'moods' | 'moodBudget'>;
  /** Keys the hashes of texts by which their mood is remembered. */
  readonly key: KeyObject;
  readonly log: Log;
  readonly now: Now;
}

/** Who reads the moods on this machine. Nothing is sent anywhere, and no SDK is loaded, unless Comprehend is asked for. */
export const moodReaderOf = async (options: MoodOptions, { store, key, log, now }: MoodReaderPorts): Promise<SentimentReader> => {
  if (options.engine === 'embedded') return createEmbeddedSentiment();
  const { createComprehend } = await import('./comprehend.ts');
  const comprehend = createComprehend(options.region, { store: store.moods(now), key, log, now });
  if (options.engine === 'comprehend') return comprehend;
  const { sureAt, dollarsPerDay } = options;
  return createHybridSentiment({ embedded: createEmbeddedSentiment(), paid: comprehend, budget: budgetOf(dollarsPerDay, store, now), sureAt, log });
};

/** Who names what an incident is about: Comprehend wherever it reads moods, a hybrid within its budget. */
export const keyPhrasesOf = async (options: MoodOptions, { store, log, now }: Omit<MoodReaderPorts, 'key'>): Promise<KeyPhrases> => {
  if (options.engine === 'embedded') return embeddedKeyPhrases;
  const { createPhrases } = await import('./comprehend.ts');
  const budget = options.engine === 'hybrid' ? { budget: budgetOf(options.dollarsPerDay, store, now) } : {};
  return createPhrases(options.region, { embedded: embeddedKeyPhrases, ...budget, log, now });
};

const budgetOf = (dollarsPerDay: number, store: MoodReaderPorts['store'], now: Now): MoodBudget =>
  store.moodBudget(Math.round(dollarsPerDay / USD_A_UNIT), now);
