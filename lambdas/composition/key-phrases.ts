import { now } from '../adapters/clock.ts';
import { createComprehendClient } from '../adapters/comprehend/client.ts';
import { createComprehendKeyPhrases } from '../adapters/comprehend/key-phrases.ts';
import { createMoodBudget } from '../adapters/dynamo/mood-budget.ts';
import type { Table } from '../adapters/dynamo/table.ts';
import { embeddedKeyPhrases } from '../embedded-key-phrases.ts';
import type { KeyPhrases } from '../mood-ports.ts';
import type { Log } from '../ports.ts';
import type { MoodSettings } from './moods.ts';

/** Who names what an incident is about: Comprehend wherever it reads moods, a hybrid within its budget. */
export const keyPhrasesOf = (
  { MOOD, COMPREHEND_REGION, COMPREHEND_UNITS_PER_DAY }: Pick<MoodSettings, 'MOOD' | 'COMPREHEND_REGION' | 'COMPREHEND_UNITS_PER_DAY'>,
  table: Table,
  log: Log,
): KeyPhrases => {
  if (MOOD === 'embedded') return embeddedKeyPhrases;
  return createComprehendKeyPhrases({
    client: createComprehendClient(COMPREHEND_REGION),
    embedded: embeddedKeyPhrases,
    ...(MOOD === 'hybrid' ? { budget: createMoodBudget(table, Number(COMPREHEND_UNITS_PER_DAY)) } : {}),
    log,
    now,
  });
};
