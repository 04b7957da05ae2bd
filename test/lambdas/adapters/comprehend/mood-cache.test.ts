import { createSecretKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createMoodCache, type MoodCacheSettings, type Sighting } from '../../../../lambdas/adapters/comprehend/mood-cache.ts';
import type { Document } from '../../../../lambdas/adapters/comprehend/document.ts';
import { UNREAD } from '../../../../core/sentiment.ts';
import { aLog, aStore, KEY } from './a-reader.ts';

const LONG: Document = { text: 'a complaint that nobody else will ever write in these words', language: 'en' };
const mood = { sentiment: UNREAD, language: 'en' };

const seen = (document: Document, times = 1): ReadonlyMap<Document, Sighting> => new Map([[document, { mood, times }]]);
const anInstance = (settings: Partial<MoodCacheSettings> = {}) => {
  const store = aStore();
  const log = aLog();
  return { store, log, cache: createMoodCache({ store, key: KEY, log, ...settings }) };
};

describe('the cache of moods', () => {
  it('knows what this instance has read, and asks no store for it', async () => {
    const { cache, store } = anInstance();
    await cache.remember(seen(LONG));
    expect(await cache.recall([LONG])).toEqual(new Map([[LONG, mood]]));
    expect(store.kept.size).toBe(0);
  });

  it.each([
    ['40 characters', 'a'.repeat(40), 1],
    ['41 characters', 'a'.repeat(41), 0],
  ])('keeps a text that was seen once for all instances when it is short: %s', async (_name, text, kept) => {
    const { cache, store } = anInstance();
    await cache.remember(seen({ text }));
    expect(store.kept.size).toBe(kept);
  });

  it('may be told what is short', async () => {
    const { cache, store } = anInstance({ short: LONG.text.length });
    await cache.remember(seen(LONG));
    expect(store.kept.size).toBe(1);
  });

  it('keeps a long text for all instances once it was seen twice', async () => {
    const { cache, store } = anInstance();
    await cache.remember(seen(LONG));
    await cache.remember(seen(LONG));
    expect(store.kept.size).toBe(1);
  });

  it('keeps a long text at once when it stood twice in one call', async () => {
    const { cache, store } = anInstance();
    await cache.remember(seen(LONG, 2));
    expect(store.kept.size).toBe(1);
  });

  it('writes what is kept once', async () => {
    const writes: number[] = [];
    const { cache } = anInstance({ store: { ...aStore(), keep: async (moods) => void writes.push(moods.size) } });
    for (const _ of [1, 2, 3, 4]) await cache.remember(seen(LONG));
    expect(writes).toEqual([1]);
  });

  it('tells another instance, which does not write it again', async () => {
    const { cache, store } = anInstance();
    await cache.remember(seen(LONG, 2));
    const writes: number[] = [];
    const other = anInstance({ store: { ...store, keep: async (moods) => void writes.push(moods.size) } });
    expect(await other.cache.recall([LONG])).toEqual(new Map([[LONG, mood]]));
    await other.cache.remember(seen(LONG));
    expect(writes).toEqual([]);
  });

  it('asks the store only for what this instance does not know', async () => {
    const asked: number[] = [];
    const { cache } = anInstance({ store: { ...aStore(), find: async (hashes) => (asked.push(hashes.length), new Map()) } });
    await cache.remember(seen(LONG));
    await cache.recall([LONG]);
    await cache.recall([LONG, { text: 'another' }]);
    expect(asked).toEqual([1]);
  });

  it('forgets what was not seen for longest when it is full', async () => {
    const { cache } = anInstance({ remembered: 1 });
    await cache.remember(seen(LONG));
    await cache.remember(seen({ ...LONG, text: `${LONG.text}, again` }));
    expect((await cache.recall([LONG])).size).toBe(0);
  });

  it('keeps no text, and nothing that can be made from the text without the key', async () => {
    const { cache, store } = anInstance();
    await cache.remember(seen(LONG, 2));
    const other = anInstance({ key: createSecretKey(Buffer.alloc(32, 8)), store });
    expect(await other.cache.recall([LONG])).toEqual(new Map());
    expect([...store.kept.keys()].join()).toMatch(/^[\w-]{43}$/);
  });

  it('gets its key when it needs it, and does without a cache when there is none', async () => {
    const { cache, log } = anInstance({ key: async () => Promise.reject(new Error('no key')) });
    expect(await cache.recall([LONG])).toEqual(new Map());
    await cache.remember(seen(LONG));
    expect(log.lines.map(({ facts }) => facts)).toEqual([{ reason: 'Error: no key' }, { reason: 'Error: no key' }]);
  });

  it('still tells what this instance knows when the store fails, and tries again to keep', async () => {
    const store = aStore();
    let isDown = true;
    const failing = async <T>(act: () => Promise<T>): Promise<T> => (isDown ? Promise.reject(new Error('no table')) : act());
    const { cache, log } = anInstance({
      store: { find: (hashes) => failing(() => store.find(hashes)), keep: (moods) => failing(() => store.keep(moods)) },
    });
    await cache.remember(seen(LONG, 2));
    expect(await cache.recall([LONG, { text: 'another' }])).toEqual(new Map([[LONG, mood]]));
    expect(log.lines.map(({ level, event }) => [level, event])).toEqual([
      ['warn', 'mood cache failed'],
      ['warn', 'mood cache failed'],
    ]);
    isDown = false;
    await cache.remember(seen(LONG));
    expect(store.kept.size).toBe(1);
  });
});
