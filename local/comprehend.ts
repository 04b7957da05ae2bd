import type { KeyObject } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createComprehendClient } from '../lambdas/adapters/comprehend/client.ts';
import { createComprehendKeyPhrases } from '../lambdas/adapters/comprehend/key-phrases.ts';
import { createMoodCache } from '../lambdas/adapters/comprehend/mood-cache.ts';
import { createComprehendSentiment } from '../lambdas/adapters/comprehend/sentiment.ts';
import type { KeyPhrases, MoodBudget, MoodStore, PaidReader } from '../lambdas/mood-ports.ts';
import type { Log, Now, SentimentReader } from '../lambdas/ports.ts';

export interface ComprehendPorts {
  readonly store: MoodStore;
  readonly key: KeyObject;
  readonly log: Log;
  readonly now: Now;
}

/**
 * Amazon Comprehend from this machine, with credentials from where the SDK looks for them. The one file here that knows AWS: it is imported
 * only when Comprehend is asked for, so that nobody else loads the SDK.
 */
export const createComprehend = (region: string, { store, key, log, now }: ComprehendPorts): SentimentReader & PaidReader =>
  createComprehendSentiment({
    client: createComprehendClient(region),
    cache: createMoodCache({ store, key, log }),
    log,
    now,
    wait: async (milliseconds) => {
      await setTimeout(milliseconds);
    },
    random: Math.random,
  });

export interface PhrasePorts {
  /** Who names them when Comprehend does not. */
  readonly embedded: KeyPhrases;
  readonly budget?: MoodBudget;
  readonly log: Log;
  readonly now: Now;
}

/** What incidents are about, by Amazon Comprehend. */
export const createPhrases = (region: string, ports: PhrasePorts): KeyPhrases =>
  createComprehendKeyPhrases({ client: createComprehendClient(region), ...ports });
