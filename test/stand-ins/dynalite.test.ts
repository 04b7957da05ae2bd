import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { counted, openTable, type OpenTable } from './dynalite.ts';

describe('the stand-in for DynamoDB', () => {
  let opened: OpenTable;
  beforeEach(async () => {
    opened = await openTable();
  });
  afterEach(() => opened.close());

  const put = (sk: string) => opened.table.client.send(new PutCommand({ TableName: opened.table.name, Item: { pk: 'a', sk, dp: 'due', ds: sk } }));
  const due = async (): Promise<unknown[]> => {
    const query = {
      TableName: opened.table.name,
      IndexName: 'Due',
      KeyConditionExpression: 'dp = :due',
      ExpressionAttributeValues: { ':due': 'due' },
    };
    return ((await opened.table.client.send(new QueryCommand(query))).Items ?? []).map(({ sk }) => sk);
  };

  it('has indexes that can stand still while the table moves on, and catch up', async () => {
    await put('1');
    await opened.indexes.standStill();
    await put('2');
    expect(await due()).toEqual(['1']);
    expect((await opened.table.client.send(new GetCommand({ TableName: opened.table.name, Key: { pk: 'a', sk: '2' } }))).Item).toBeDefined();
    opened.indexes.catchUp();
    expect(await due()).toEqual(['1', '2']);
  });

  it('counts the calls and the units of a client', async () => {
    const count = counted(opened.client);
    await put('1');
    await due();
    expect([...count.calls]).toEqual([
      ['PutItem', 1],
      ['Query', 1],
    ]);
    expect([count.writeUnits, count.indexUnits, count.readUnits]).toEqual([1, 1, 0.5]);
    count.reset();
    expect([count.calls.size, count.writeUnits, count.readUnits]).toEqual([0, 0, 0]);
  });

  it.each([
    ['of an item that no index lists', { pk: 'a', sk: '1' }, { pk: 'a', sk: '1', version: 2 }, 0],
    ['that lists it', { pk: 'a', sk: '1' }, { pk: 'a', sk: '1', dp: 'due', ds: '1' }, 1],
    ['that leaves it where it is', { pk: 'a', sk: '1', dp: 'due', ds: '1' }, { pk: 'a', sk: '1', dp: 'due', ds: '1', version: 2 }, 0],
    ['that moves it in one list', { pk: 'a', sk: '1', dp: 'due', ds: '1' }, { pk: 'a', sk: '1', dp: 'due', ds: '2' }, 2],
    ['that drops it', { pk: 'a', sk: '1', dp: 'due', ds: '1' }, { pk: 'a', sk: '1' }, 1],
    [
      'that moves it in two lists',
      { pk: 'a', sk: '1', rp: 'r', rs: '1', pp: 'p', ps: '1' },
      { pk: 'a', sk: '1', rp: 'r', rs: '2', pp: 'q', ps: '1' },
      4,
    ],
  ])('counts the index units of a write %s', async (_name, before, after, units) => {
    const write = (Item: object) => opened.table.client.send(new PutCommand({ TableName: opened.table.name, Item }));
    await write(before);
    const count = counted(opened.client);
    await write(after);
    expect([count.writeUnits, count.indexUnits]).toEqual([1, units]);
  });

  it('charges a refused write like one that was made', async () => {
    await put('1');
    const count = counted(opened.client);
    const refused = { TableName: opened.table.name, Item: { pk: 'a', sk: '1' }, ConditionExpression: 'attribute_not_exists(pk)' };
    await expect(opened.table.client.send(new PutCommand(refused))).rejects.toThrow('conditional');
    expect([count.writeUnits, count.indexUnits]).toEqual([1, 0]);
  });
});
