import { createSecretKey } from 'node:crypto';
import { createMoodCache } from '../lambdas/adapters/comprehend/mood-cache.ts';
import type { Document } from '../lambdas/adapters/comprehend/document.ts';
import type { MoodStore } from '../lambdas/mood-ports.ts';
import type { Log, Mood } from '../lambdas/ports.ts';
import { createRandom } from '../local/sample/random.ts';
import { createTexts } from './aws/customer-texts.ts';
import { table } from './figures.ts';

/**
 * What the cache of moods saves and writes, by its rule and by how many instances of the analysis take turns at random: the texts of
 * the benchmark of calls, of which 30 % are copies of one of the last 2,000. Run it with `node bench/moods.ts`.
 */

const TEXTS = 10_000;
const SEED = 7;
const RULES = new Map([
  ['at most 20 characters, or twice', 20],
  ['at most 40 characters, or twice', 40],
  ['every text', Infinity],
]);
const INSTANCES = [1, 2, 4, 16];
/** In US dollars: a question of 300 characters about a text whose language was told, and a write unit. */
const A_QUESTION = 0.0003;
const A_WRITE = 0.625e-6;

const MOOD: Mood = { sentiment: { label: 'NEUTRAL', positive: 0, negative: 0, neutral: 1, mixed: 0, engine: 'comprehend' } };

async function measured(short: number, instances: number) {
  const { store, writes } = aStore();
  const key = createSecretKey(Buffer.from('the key of hashes of the benchmark'));
  const caches = Array.from({ length: instances }, () => createMoodCache({ store, key, log: LOUD, short }));
  const [texts, turns] = [createTexts(createRandom(SEED)), createRandom(SEED + 1)];
  let asked = 0;
  for (let index = 0; index < TEXTS; index += 1) {
    const document: Document = { text: texts(), language: 'en' };
    const cache = turns.pick(caches);
    const known = (await cache.recall([document])).get(document);
    if (known === undefined) asked += 1;
    await cache.remember(new Map([[document, { mood: known ?? MOOD, times: 1 }]]));
  }
  return { asked, writes: writes() };
}

function aStore() {
  const kept = new Map<string, Mood>();
  let writes = 0;
  const store: MoodStore = {
    find: async (hashes) =>
      new Map(
        hashes.flatMap((hash) => {
          const mood = kept.get(hash);
          return mood === undefined ? [] : [[hash, mood] as const];
        }),
      ),
    keep: async (moods) => {
      writes += moods.size;
      for (const [hash, mood] of moods) kept.set(hash, mood);
    },
  };
  return { store, writes: () => writes };
}

const fail = (event: string): never => {
  throw new Error(`nothing should go wrong here: ${event}`);
};
const LOUD: Log = { info: fail, warn: fail, error: fail };

const rows: Record<string, string>[] = [];
for (const [rule, short] of RULES) {
  for (const instances of INSTANCES) {
    const { asked, writes } = await measured(short, instances);
    rows.push({
      'written when': rule,
      instances: String(instances),
      'not asked about': `${((100 * (TEXTS - asked)) / TEXTS).toFixed(1)} %`,
      'questions, USD a million': ((1e6 * asked * A_QUESTION) / TEXTS).toFixed(2),
      'writes, USD a million': ((1e6 * writes * A_WRITE) / TEXTS).toFixed(2),
    });
  }
}
process.stdout.write(`${table(rows)}\n`);
