import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../../core/mood-budget.ts';
import { moodsOf, type MoodSettings } from '../../../lambdas/composition/moods.ts';
import { startComprehend, type ComprehendStandIn } from '../../stand-ins/comprehend.ts';
import { openTable, type OpenTable } from '../../stand-ins/dynalite.ts';
import { startSecretsManager, type SecretsManagerStandIn } from '../../stand-ins/secrets-manager.ts';
import { aLog } from '../adapters/comprehend/a-reader.ts';
import { GetCommand } from '@aws-sdk/lib-dynamodb';

let comprehend: ComprehendStandIn;
let vault: SecretsManagerStandIn;
let store: OpenTable;
beforeAll(async () => {
  [comprehend, vault, store] = await Promise.all([startComprehend(), startSecretsManager(), openTable({ now: Date.now })]);
  const environment = {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'AKIDTEST',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_COMPREHEND: comprehend.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: vault.url,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([comprehend.close(), vault.close(), store.close()]);
});

/** What the embedded engine is not sure of, and a thank-you of which it is. */
const TEXTS = [{ text: '返事がきた' }, { text: 'Thank you, great service', language: 'en' }];

/** The reader of a deployment with these settings, and what it says. */
function aDeployment(settings: Partial<MoodSettings>) {
  const log = aLog();
  const usual = { MOOD: 'hybrid', SURE_AT: '0.9', COMPREHEND_UNITS_PER_DAY: '100000', COMPREHEND_REGION: 'eu-west-1' };
  const reader = moodsOf({ ...usual, TEXT_KEY: vault.create('text', 'the key of text hashes'), ...settings }, store.table, log);
  const events = () => log.lines.map(({ event }) => event);
  return { engines: async () => (await reader.read(TEXTS)).map(({ sentiment }) => sentiment.engine), events };
}

const spent = async (): Promise<unknown> => {
  const { Item } = await store.table.client.send(new GetCommand({ TableName: store.table.name, Key: { pk: 'budget', sk: dayOf(Date.now()) } }));
  return Item?.['spent'];
};

describe('the reader of a deployment', () => {
  it('is the embedded engine alone, which calls nobody, sure or not', async () => {
    const { engines, events } = aDeployment({ MOOD: 'embedded' });
    expect(await engines()).toEqual(['embedded', 'embedded']);
    expect(events()).toEqual(['moods shared out']);
    expect([comprehend.calls.length, vault.calls.length]).toEqual([0, 0]);
  });

  it('is a hybrid, which pays out of the budget in the table', async () => {
    const { engines, events } = aDeployment({ MOOD: 'hybrid' });
    expect(await engines()).toEqual(['comprehend', 'embedded']);
    expect(events()).toEqual(['texts read', 'moods shared out']);
    expect(await spent()).toBe(3);
  });

  it('is a hybrid that keeps to its budget, by whomever it was spent', async () => {
    expect(await aDeployment({ MOOD: 'hybrid', COMPREHEND_UNITS_PER_DAY: '5' }).engines()).toEqual(['embedded', 'embedded']);
    expect(await spent()).toBe(3);
  });

  it('is Comprehend alone, which no budget of a hybrid holds back', async () => {
    const { engines, events } = aDeployment({ MOOD: 'comprehend', COMPREHEND_UNITS_PER_DAY: '5' });
    expect(await engines()).toEqual(['comprehend', 'comprehend']);
    expect(events()).toEqual(['texts read']);
  });

  it('is refused at the start when nobody knows it', () => {
    expect(() => aDeployment({ MOOD: 'vader' })).toThrow('MOOD is vader; comprehend, embedded and hybrid are known.');
  });
});
