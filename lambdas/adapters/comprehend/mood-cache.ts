import { createHmac, type KeyObject } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { reasonOf } from '../../../core/reason.ts';
import type { MoodStore } from '../../mood-ports.ts';
import type { Log, Mood } from '../../ports.ts';
import { identityOf, type Document } from './document.ts';

/** A mood that was read, and how often its text stood in the call. */
export interface Sighting {
  readonly mood: Mood;
  readonly times: number;
}

/** What was read before is not paid for again. Neither act rejects: a cache that fails is told in the log, and the text is asked about. */
export interface MoodCache {
  recall(documents: readonly Document[]): Promise<ReadonlyMap<Document, Mood>>;
  remember(sightings: ReadonlyMap<Document, Sighting>): Promise<void>;
}

export interface MoodCacheSettings {
  readonly store: MoodStore;
  /** Keys the hashes, so that nobody without it can ask the cache for a text. */
  readonly key: KeyObject | (() => Promise<KeyObject>);
  readonly log: Log;
  /** How many moods this instance remembers. @default 10,000, about 3 MB */
  readonly remembered?: number;
  /** How long a text may be, in UTF-16 units, that goes into the store at its first sight. @default 40, what many people write alike */
  readonly short?: number;
}

/** "thank you so much", "not working". */
const SHORT = 40;
const REMEMBERED = 10_000;

interface Memory {
  readonly mood: Mood;
  /** True once the store has it. */
  readonly isKept: boolean;
}

/**
 * Two levels: this instance's memory, and a store for all instances. A text goes into the store only when it is likely to come again:
 * when it is short, or was seen twice. docs/decisions/comprehend.md has the arithmetic.
 */
export const createMoodCache = ({ store, key, log, remembered = REMEMBERED, short = SHORT }: MoodCacheSettings): MoodCache => {
  const memory = new LRUCache<string, Memory>({ max: remembered });

  const hashed = async <T>(entries: Iterable<readonly [Document, T]>): Promise<readonly (readonly [string, Document, T])[]> => {
    const secret = typeof key === 'function' ? await key() : key;
    return Array.from(entries, ([document, value]) => [hashOf(document, secret), document, value]);
  };

  const recall = async (documents: readonly Document[], moods: Map<Document, Mood>): Promise<void> => {
    const unknown = new Map<string, Document>();
    for (const [hash, document] of await hashed(documents.map((asked) => [asked, undefined]))) {
      const known = memory.get(hash);
      if (known === undefined) unknown.set(hash, document);
      else moods.set(document, known.mood);
    }
    if (unknown.size === 0) return;
    for (const [hash, mood] of await store.find([...unknown.keys()])) {
      const document = unknown.get(hash);
      if (document !== undefined) moods.set(document, mood);
      memory.set(hash, { mood, isKept: true });
    }
  };

  const remember = async (sightings: ReadonlyMap<Document, Sighting>): Promise<void> => {
    const likely = new Map<string, Mood>();
    for (const [hash, { text }, { mood, times }] of await hashed(sightings)) {
      const known = memory.get(hash);
      if (known?.isKept !== true && (known !== undefined || times > 1 || text.length <= short)) likely.set(hash, mood);
      memory.set(hash, { mood, isKept: known?.isKept ?? false });
    }
    if (likely.size === 0) return;
    await store.keep(likely);
    for (const [hash, mood] of likely) memory.set(hash, { mood, isKept: true });
  };

  const orWarning = async (attempt: Promise<void>): Promise<void> => {
    try {
      await attempt;
    } catch (error) {
      log.warn('mood cache failed', { reason: reasonOf(error) });
    }
  };

  return {
    recall: async (documents) => {
      const moods = new Map<Document, Mood>();
      if (documents.length > 0) await orWarning(recall(documents, moods));
      return moods;
    },
    remember: async (sightings) => {
      if (sightings.size > 0) await orWarning(remember(sightings));
    },
  };
};

const hashOf = (document: Document, secret: KeyObject): string => createHmac('sha256', secret).update(identityOf(document)).digest('base64url');
