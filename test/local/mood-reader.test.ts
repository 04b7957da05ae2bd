import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keyPhrasesOf, moodReaderOf } from '../../local/mood-reader.ts';
import type { MoodOptions } from '../../local/mood-options.ts';
import { openStore, type Store } from '../../local/store/open-store.ts';
import { NOON } from '../contracts/builders.ts';
import { aLog } from '../lambdas/adapters/comprehend/a-reader.ts';
import { startComprehend, type ComprehendStandIn } from '../stand-ins/comprehend.ts';
import { aMessage } from './a-message.ts';
import { analysed, aRunningGroundswell, deliver, exportOf } from './a-process.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDataDir = freshDataDirs();
let comprehend: ComprehendStandIn;
beforeEach(async () => {
  comprehend = await startComprehend();
  // What a person sets who has credentials; the address alone is of the test.
  const environment = { AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 'test', AWS_ENDPOINT_URL_COMPREHEND: comprehend.url };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await comprehend.close();
});

const HYBRID: MoodOptions = { engine: 'hybrid', region: 'eu-west-1', sureAt: 0.9, dollarsPerDay: 10 };
/** What the embedded engine is not sure of, and what it is. */
const JAPANESE = { text: '返事がきた' };
const ENGLISH = { text: 'Thank you, great service', language: 'en' };

const readerOn = (store: Store, options: MoodOptions) =>
  moodReaderOf(options, { store, key: createSecretKey(Buffer.alloc(32, 7)), log: aLog(), now: () => NOON });

const enginesOf = async (store: Store, options: MoodOptions, texts = [JAPANESE, ENGLISH]) =>
  (await (await readerOn(store, options)).read(texts)).map(({ sentiment }) => sentiment.engine);

describe('the reader of moods on one machine', () => {
  it.each([
    ['the embedded engine alone', { engine: 'embedded' }, ['embedded', 'embedded'], []],
    ['Comprehend alone', { engine: 'comprehend', region: 'eu-west-1' }, ['comprehend', 'comprehend'], ['ja', 'en']],
    ['both', HYBRID, ['comprehend', 'embedded'], ['ja']],
  ] as const)('is %s, as it is asked for', async (_name, options, engines, languages) => {
    const store = openStore(freshDataDir());
    expect(await enginesOf(store, options)).toEqual(engines);
    expect(comprehend.calls.flatMap(({ language }) => language ?? []).toSorted()).toEqual(languages.toSorted());
    store.close();
  });

  it('remembers what was paid for, also after a restart, and keeps no text', async () => {
    const dir = freshDataDir();
    for (const _start of [1, 2]) {
      const store = openStore(dir);
      expect(await enginesOf(store, HYBRID)).toEqual(['comprehend', 'embedded']);
      store.close();
    }
    expect(comprehend.documents).toBe(1);
  });

  it.each([
    ['just too little for one text', 0.0002, 'embedded'],
    ['just enough for one text', 0.0003, 'comprehend'],
  ])('keeps to the budget of its day: %s', async (_name, dollarsPerDay, engine) => {
    const store = openStore(freshDataDir());
    expect(await enginesOf(store, { ...HYBRID, dollarsPerDay })).toEqual([engine, 'embedded']);
    expect(await enginesOf(store, { ...HYBRID, dollarsPerDay }, [{ text: '高いけど美味しい' }])).toEqual(['embedded']);
    store.close();
  });
});

describe('the namer of incidents on one machine', () => {
  const COMPLAINTS = ['one', 'two', 'three'].map((day) => ({ text: `The night train was late on day ${day}`, language: 'en' }));

  it.each([
    ['the embedded engine alone', { engine: 'embedded' }, 0],
    ['Comprehend, where it reads all moods', { engine: 'comprehend', region: 'eu-west-1' }, 3],
    ['Comprehend, where it reads some', HYBRID, 3],
    ['the embedded engine, where the budget is too small', { ...HYBRID, dollarsPerDay: 0.0003 }, 0],
  ] as const)('is %s', async (_name, options, documents) => {
    const store = openStore(freshDataDir());
    const namer = await keyPhrasesOf(options, { store, log: aLog(), now: () => NOON });
    expect(await namer.of(COMPLAINTS, [])).toContain('night train');
    expect(comprehend.documents).toBe(documents);
    store.close();
  });
});

describe('npm start', () => {
  const created = () => ({
    type: 'message.created' as const,
    timestamp: new Date().toISOString(),
    data: [aMessage({ id: 'x:1', text: JAPANESE.text }), aMessage({ id: 'x:2', text: ENGLISH.text })],
  });

  it.each([
    ['asks nobody unless it is told to', [], ['embedded', 'embedded'], 0],
    [
      'asks Comprehend where it is told to, in the thread of its analysis',
      ['--mood', 'hybrid', '--comprehend-region', 'eu-west-1', '--sure-at', '0.9'],
      ['comprehend', 'embedded'],
      1,
    ],
  ])('%s', async (_name, flags, engines, documents) => {
    const instance = await aRunningGroundswell(join(freshDataDir(), 'data'), ['--empty', ...flags]);
    expect((await deliver(instance, created())).status).toBe(200);
    await analysed(instance);
    const lines = await exportOf(instance, 'unassigned');
    await instance.kill('SIGKILL');
    expect([...lines.matchAll(/"type":"message".*?"engine":"(\w+)"/g)].map(([, engine = '']) => engine).toSorted()).toEqual(engines.toSorted());
    expect(comprehend.documents).toBe(documents);
  });
});
