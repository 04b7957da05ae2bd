import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../../core/mood-budget.ts';
import { keyPhrasesOf } from '../../../lambdas/composition/key-phrases.ts';
import { startComprehend, type ComprehendStandIn } from '../../stand-ins/comprehend.ts';
import { openTable, type OpenTable } from '../../stand-ins/dynalite.ts';
import { aLog } from '../adapters/comprehend/a-reader.ts';

let comprehend: ComprehendStandIn;
let store: OpenTable;
beforeAll(async () => {
  [comprehend, store] = await Promise.all([startComprehend(), openTable({ now: Date.now })]);
  const environment = { AWS_ACCESS_KEY_ID: 'AKIDTEST', AWS_SECRET_ACCESS_KEY: 'test', AWS_ENDPOINT_URL_COMPREHEND: comprehend.url };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([comprehend.close(), store.close()]);
});

const COMPLAINTS = ['one', 'two', 'three'].map((day) => ({ text: `The night train was late on day ${day}`, language: 'en' }));

const named = async (MOOD: string, COMPREHEND_UNITS_PER_DAY = '100'): Promise<[phrases: readonly string[], documents: number]> => {
  const before = comprehend.documents;
  const phrases = await keyPhrasesOf({ MOOD, COMPREHEND_REGION: 'eu-west-1', COMPREHEND_UNITS_PER_DAY }, store.table, aLog()).of(COMPLAINTS, []);
  return [phrases, comprehend.documents - before];
};

const spent = async (): Promise<unknown> => {
  const { Item } = await store.table.client.send(new GetCommand({ TableName: store.table.name, Key: { pk: 'budget', sk: dayOf(Date.now()) } }));
  return Item?.['spent'];
};

describe('the key phrases of a deployment', () => {
  it('are of the embedded engine, which calls nobody', async () => {
    const [phrases, documents] = await named('embedded');
    expect(phrases).toContain('night train');
    expect(documents).toBe(0);
  });

  it('are of Comprehend where it reads all moods, which no budget holds back', async () => {
    expect(await named('comprehend', '5')).toEqual([['night train', 'late'], 3]);
    expect(await spent()).toBeUndefined();
  });

  it('are paid out of the budget of a hybrid, which is kept to', async () => {
    expect(await named('hybrid')).toEqual([['night train', 'late'], 3]);
    expect(await spent()).toBe(9);
    const [phrases, documents] = await named('hybrid', '17');
    expect([phrases.includes('night train'), documents]).toEqual([true, 0]);
    expect(await spent()).toBe(9);
  });
});
