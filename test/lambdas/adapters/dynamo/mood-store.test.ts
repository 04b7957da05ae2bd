import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, SECOND } from '../../../../core/time.ts';
import type { Sentiment } from '../../../../core/sentiment.ts';
import type { MoodStore } from '../../../../lambdas/mood-ports.ts';
import { createMoodBudget } from '../../../../lambdas/adapters/dynamo/mood-budget.ts';
import { createMoodStore } from '../../../../lambdas/adapters/dynamo/mood-store.ts';
import { documentClient } from '../../../../lambdas/adapters/dynamo/table.ts';
import { NOON } from '../../../contracts/builders.ts';
import { describeMoodBudget, describeMoods } from '../../../contracts/moods.contract.ts';
import { clientSettings } from '../../../stand-ins/client-settings.ts';
import { startFaulty, type Answer, type Call } from '../../../stand-ins/faulty.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';

const ANGRY: Sentiment = { label: 'NEGATIVE', positive: 0.0123, negative: 0.9, neutral: 0.0877, mixed: 0, engine: 'comprehend' };

describeMoods('DynamoDB', async (now) => {
  const { table, close } = await openTable({ now });
  return { port: createMoodStore(table), close };
});

describeMoodBudget('DynamoDB', async (now) => {
  const { table, close } = await openTable({ now });
  return { port: createMoodBudget(table, 100), close };
});

describe('the budget of moods', () => {
  it('lets DynamoDB delete the sums of long ago', async () => {
    const { table, close } = await openTable({ now: () => NOON });
    await createMoodBudget(table, 100).take(30);
    const { Items } = await table.client.send(new ScanCommand({ TableName: table.name }));
    await close();
    expect(Items).toEqual([{ pk: 'budget', sk: new Date(NOON).toISOString().slice(0, 10), spent: 30, expires: (NOON + 40 * DAY) / SECOND }]);
  });

  it('writes once when just what was taken was paid, and twice otherwise', async () => {
    const opened = await openTable();
    const writes: string[] = [];
    opened.client.middlewareStack.add(
      (next, { commandName }) =>
        (args) => (writes.push(String(commandName)), next(args)),
      { step: 'initialize' },
    );
    const budget = createMoodBudget(opened.table, 100);
    await (await budget.take(30)).settle(30);
    expect(writes).toHaveLength(1);
    await (await budget.take(30)).settle(3);
    await opened.close();
    expect(writes).toHaveLength(3);
  });
});

describe('the store of moods', () => {
  let opened: OpenTable;
  let now = NOON;
  let store: MoodStore;
  beforeEach(async () => {
    now = NOON;
    opened = await openTable({ now: () => now });
    store = createMoodStore(opened.table);
  });
  afterEach(() => opened.close());

  it.each([
    ['just before', 30 * DAY - SECOND, 1],
    ['at', 30 * DAY, 0],
  ])('forgets after 30 days, though DynamoDB has not deleted yet: %s', async (_name, later, found) => {
    await store.keep(new Map([['one', { sentiment: ANGRY }]]));
    now = NOON + later;
    expect((await store.find(['one'])).size).toBe(found);
  });

  it('lets DynamoDB delete what is forgotten, and stays out of every index', async () => {
    await store.keep(new Map([['one', { sentiment: ANGRY, language: 'en' }]]));
    const { Items } = await opened.table.client.send(new ScanCommand({ TableName: opened.table.name }));
    expect(Items).toEqual([{ pk: 's#one', sk: 's', expires: (NOON + 30 * DAY) / SECOND, sentiment: ANGRY, language: 'en' }]);
  });

  it('takes an item that holds no mood for unknown', async () => {
    await opened.table.client.send(new PutCommand({ TableName: opened.table.name, Item: { pk: 's#one', sk: 's', sentiment: { label: 'GLAD' } } }));
    expect(await store.find(['one'])).toEqual(new Map());
  });

  it('writes again what DynamoDB left out under load', async () => {
    const busy = await behind(opened, 2);
    await busy.store.keep(new Map([['one', { sentiment: ANGRY }]]));
    await busy.close();
    expect([busy.writes(), (await store.find(['one'])).size]).toEqual([3, 1]);
  });

  it('rejects when DynamoDB leaves it out every time', async () => {
    const busy = await behind(opened, 4);
    await expect(busy.store.keep(new Map([['one', { sentiment: ANGRY }]]))).rejects.toThrow('DynamoDB left 1 of 1 moods unwritten 4 times over.');
    await busy.close();
  });
});

/** A store whose first so many batch writes are answered with everything left out. */
async function behind({ client, table }: OpenTable, times: number) {
  const leftOut = ({ body }: Call): Answer => ({ status: 200, body: JSON.stringify({ UnprocessedItems: JSON.parse(body).RequestItems }) });
  const { port } = (await client.config.endpoint?.()) ?? {};
  const proxy = await startFaulty(`http://127.0.0.1:${port}`, [{ action: 'BatchWriteItem', fault: leftOut, times }]);
  const through = new DynamoDBClient(clientSettings(proxy.url));
  return {
    store: createMoodStore({ ...table, client: documentClient(through) }),
    writes: () => proxy.calls.length,
    close: async () => {
      through.destroy();
      await proxy.close();
    },
  };
}
