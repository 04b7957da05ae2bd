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
    expect([count.writeUnits, count.readUnits]).toEqual([1, 0.5]);
    count.reset();
    expect([count.calls.size, count.writeUnits, count.readUnits]).toEqual([0, 0, 0]);
  });
});
