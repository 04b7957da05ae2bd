import { createSecretKey } from 'node:crypto';
import { createComprehendClient } from '../../../../lambdas/adapters/comprehend/client.ts';
import { createMoodCache, type MoodCache } from '../../../../lambdas/adapters/comprehend/mood-cache.ts';
import { createComprehendSentiment } from '../../../../lambdas/adapters/comprehend/sentiment.ts';
import type { MoodStore, PaidReader } from '../../../../lambdas/mood-ports.ts';
import type { Facts, Log, Mood, SentimentReader } from '../../../../lambdas/ports.ts';
import { clientSettings } from '../../../stand-ins/client-settings.ts';

export const KEY = createSecretKey(Buffer.alloc(32, 7));

/** A log that can be read. */
export interface ReadableLog extends Log {
  readonly lines: { readonly level: 'info' | 'warn' | 'error'; readonly event: string; readonly facts: Facts }[];
}

export const aLog = (): ReadableLog => {
  const lines: ReadableLog['lines'] = [];
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, facts: Facts = {}) =>
      void lines.push({ level, event, facts });
  return { lines, info: write('info'), warn: write('warn'), error: write('error') };
};

/** A store that all readers of a test may share. */
export const aStore = (): MoodStore & { readonly kept: Map<string, Mood> } => {
  const kept = new Map<string, Mood>();
  return {
    kept,
    find: async (hashes) => new Map(hashes.flatMap((hash) => [...kept].filter(([known]) => known === hash))),
    keep: async (moods) => {
      for (const [hash, mood] of moods) kept.set(hash, mood);
    },
  };
};

/** Nothing is remembered. */
export const NO_CACHE: MoodCache = { recall: async () => new Map(), remember: async () => {} };

export interface AReader {
  readonly reader: SentimentReader & PaidReader;
  readonly log: ReadableLog;
  /** How long was waited between attempts, in milliseconds, in order. */
  readonly waits: number[];
  /** Lets time pass. */
  readonly pass: (milliseconds: number) => void;
  /** What the last read came to. */
  readonly figures: () => Facts;
}

interface Choices {
  readonly store?: MoodStore;
  readonly cache?: MoodCache;
  readonly random?: () => number;
  readonly settings?: Parameters<typeof createComprehendClient>[1];
}

/** The reader on a real client of a stand-in, with a clock that only waiting moves on. */
export const aReader = (url: string, { store = aStore(), cache, random = () => 1, settings = {} }: Choices = {}): AReader => {
  const log = aLog();
  const waits: number[] = [];
  let now = 0;
  const reader = createComprehendSentiment({
    client: createComprehendClient('eu-west-1', { ...clientSettings(url), ...settings }),
    cache: cache ?? createMoodCache({ store, key: KEY, log }),
    log,
    random,
    now: () => now,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
      now += milliseconds;
    },
  });
  return {
    reader,
    log,
    waits,
    pass: (milliseconds) => void (now += milliseconds),
    figures: () => log.lines.findLast(({ event }) => event === 'texts read')?.facts ?? {},
  };
};
