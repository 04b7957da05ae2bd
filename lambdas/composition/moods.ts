import { now, wait } from '../adapters/clock.ts';
import { createComprehendClient } from '../adapters/comprehend/client.ts';
import { createMoodCache } from '../adapters/comprehend/mood-cache.ts';
import { createComprehendSentiment } from '../adapters/comprehend/sentiment.ts';
import { createMoodBudget } from '../adapters/dynamo/mood-budget.ts';
import { createMoodStore } from '../adapters/dynamo/mood-store.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { createEmbeddedSentiment } from '../adapters/embedded-sentiment.ts';
import { createHybridSentiment } from '../hybrid-sentiment.ts';
import type { MoodBudget, PaidReader } from '../mood-ports.ts';
import type { Log, SentimentReader } from '../ports.ts';
import { hashKeyOf, keysOf } from './keys.ts';

export interface MoodSettings {
  /** Who reads the moods: `comprehend`, `embedded` or `hybrid`. */
  readonly MOOD: string;
  /** How sure the embedded engine must be in a hybrid. */
  readonly SURE_AT: string;
  /** What a hybrid may spend on Comprehend in a day, in its units. */
  readonly COMPREHEND_UNITS_PER_DAY: string;
  readonly COMPREHEND_REGION: string;
  readonly TEXT_KEY: string;
}

/** Who reads the moods of this deployment. Throws RangeError for an engine that there is not. */
export const moodsOf = (settings: MoodSettings, table: Table, log: Log): SentimentReader => {
  switch (settings.MOOD) {
    case 'comprehend':
      return comprehendOf(settings, table, log);
    case 'embedded':
      return createHybridSentiment({ embedded: createEmbeddedSentiment(), paid: NOBODY, budget: NOTHING, log });
    case 'hybrid':
      return createHybridSentiment({
        embedded: createEmbeddedSentiment(),
        paid: comprehendOf(settings, table, log),
        budget: createMoodBudget(table, Number(settings.COMPREHEND_UNITS_PER_DAY)),
        sureAt: Number(settings.SURE_AT),
        log,
      });
    default:
      throw new RangeError(`MOOD is ${settings.MOOD}; comprehend, embedded and hybrid are known.`);
  }
};

const comprehendOf = ({ COMPREHEND_REGION, TEXT_KEY }: MoodSettings, table: Table, log: Log): SentimentReader & PaidReader =>
  createComprehendSentiment({
    client: createComprehendClient(COMPREHEND_REGION),
    cache: createMoodCache({ store: createMoodStore(table), key: hashKeyOf(keysOf(TEXT_KEY, log)), log }),
    log,
    wait,
    now,
    random: Math.random,
  });

/** The embedded engine alone is a hybrid whose other reader can read nothing: it is counted in the same way. */
const NOBODY: PaidReader = { unitsOf: () => 0, ask: async (texts) => ({ moods: texts.map(() => undefined), paid: 0 }) };
const NOTHING: MoodBudget = { take: async () => ({ units: 0, settle: async () => undefined }) };
