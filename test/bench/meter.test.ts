import { BatchGetCommand, BatchWriteCommand, DeleteCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLedger, type Ledger } from '../../bench/aws/ledger.ts';
import { meterTable } from '../../bench/aws/meter.ts';
import { openTable, type OpenTable } from '../stand-ins/dynalite.ts';

const KEY = { pk: 'c#talk', sk: 'c' };
const LISTED = { ...KEY, rp: 'harbour#open', rs: '1', pp: 'harbour#open', ps: '9' };

describe('the meter of the table', () => {
  let opened: OpenTable;
  let ledger: Ledger;
  beforeEach(async () => {
    opened = await openTable();
    ledger = createLedger();
    meterTable(opened.client, ledger);
  });
  afterEach(() => opened.close());

  const put = (item: object, over: object = {}) =>
    opened.table.client.send(new PutCommand({ TableName: opened.table.name, Item: { ...item }, ...over }));
  const query = (consistent: boolean) =>
    opened.table.client.send(
      new QueryCommand({
        TableName: opened.table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': 'p#harbour#0' },
        ConsistentRead: consistent,
      }),
    );

  it('charges a put for its kilobytes, and the indexes that list it', async () => {
    await put({ ...LISTED, doc: 'x'.repeat(1_500) });
    expect(ledger.rows()).toMatchObject([{ operation: 'PutItem', purpose: 'conversations', calls: 1, writeUnits: 2, indexUnits: 2, readUnits: 0 }]);
  });

  it('charges a refused put for a unit, and its indexes nothing', async () => {
    await put(LISTED);
    ledger.reset();
    await expect(put({ ...LISTED, rs: '2' }, { ConditionExpression: 'attribute_not_exists(pk)' })).rejects.toThrow();
    expect(ledger.rows()).toMatchObject([{ writeUnits: 1, indexUnits: 0 }]);
    await put(LISTED);
    expect(ledger.rows()).toMatchObject([{ writeUnits: 2, indexUnits: 0 }]);
  });

  it('sees what an update makes of the keys of an index', async () => {
    await put(LISTED);
    ledger.reset();
    const update = { TableName: opened.table.name, Key: KEY, UpdateExpression: 'SET rs = :rs', ExpressionAttributeValues: { ':rs': '2' } };
    await opened.table.client.send(new UpdateCommand(update));
    await opened.table.client.send(new UpdateCommand(update));
    expect(ledger.rows()).toMatchObject([{ operation: 'UpdateItem', calls: 2, writeUnits: 2, indexUnits: 2 }]);
  });

  describe('of an update that asks what stood there before', () => {
    const asking = { TableName: '', Key: KEY, ReturnValues: 'ALL_OLD', ExpressionAttributeValues: { ':one': '1' } } as const;

    it('charges the update alone, since the item stays where it is listed, and gives the answer as it was asked for', async () => {
      await put(LISTED);
      ledger.reset();
      const update = new UpdateCommand({ ...asking, TableName: opened.table.name, UpdateExpression: 'SET doc = :one' });
      expect((await opened.table.client.send(update)).Attributes).toEqual(LISTED);
      expect(ledger.rows()).toMatchObject([{ operation: 'UpdateItem', writeUnits: 1, indexUnits: 0 }]);
    });

    it.each([
      ['plainly', { UpdateExpression: 'SET rs = :one' }],
      ['under another name', { UpdateExpression: 'SET #key = :one', ExpressionAttributeNames: { '#key': 'rs' } }],
    ])('refuses to guess where it moves the item in an index: %s', async (_name, update) => {
      const command = new UpdateCommand({ ...asking, TableName: opened.table.name, ...update });
      await expect(opened.table.client.send(command)).rejects.toThrow('a key of an index');
    });
  });

  it('charges a deletion, by itself or in a batch, and the indexes that listed the item', async () => {
    const other = { ...LISTED, pk: 'c#other' };
    await opened.table.client.send(
      new BatchWriteCommand({ RequestItems: { [opened.table.name]: [LISTED, other].map((Item) => ({ PutRequest: { Item } })) } }),
    );
    expect(ledger.rows()).toMatchObject([{ operation: 'BatchWriteItem', writeUnits: 2, indexUnits: 4 }]);
    ledger.reset();
    await opened.table.client.send(new DeleteCommand({ TableName: opened.table.name, Key: KEY }));
    const request = { DeleteRequest: { Key: { pk: other.pk, sk: other.sk } } };
    await opened.table.client.send(new BatchWriteCommand({ RequestItems: { [opened.table.name]: [request] } }));
    expect(ledger.rows()).toMatchObject([
      { operation: 'BatchWriteItem', purpose: 'conversations', writeUnits: 1, indexUnits: 2 },
      { operation: 'DeleteItem', writeUnits: 1, indexUnits: 2 },
    ]);
  });

  it.each([
    ['a consistent one', true, 1],
    ['an eventually consistent one', false, 0.5],
  ])('charges a query that finds nothing: %s', async (_name, consistent, units) => {
    await query(consistent);
    expect(ledger.rows()).toMatchObject([{ operation: 'Query', purpose: 'minutes', readUnits: units }]);
  });

  it('charges every key of a batch that is read, found or not', async () => {
    await put(LISTED);
    ledger.reset();
    const Keys = [KEY, { pk: 'c#nobody', sk: 'c' }];
    await opened.table.client.send(new BatchGetCommand({ RequestItems: { [opened.table.name]: { Keys, ConsistentRead: true } } }));
    expect(ledger.rows()).toMatchObject([{ operation: 'BatchGetItem', purpose: 'conversations', calls: 1, readUnits: 2 }]);
  });

  it('knows what every call is for, or says that it does not', async () => {
    await expect(put({ pk: 'unheard-of#1', sk: 'u' })).rejects.toThrow('no purpose is known for the partition "unheard-of"');
  });
});
