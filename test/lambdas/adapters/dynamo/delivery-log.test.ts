import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, SECOND } from '../../../../core/time.ts';
import { createDeliveryLog } from '../../../../lambdas/adapters/dynamo/delivery-log.ts';
import { NOON } from '../../../contracts/builders.ts';
import { describeDeliveries } from '../../../contracts/delivery-log.contract.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';

describeDeliveries('DynamoDB', async () => {
  const { table, close } = await openTable();
  return { port: createDeliveryLog(table), close };
});

describe('the delivery log in DynamoDB', () => {
  let opened: OpenTable;
  beforeEach(async () => {
    opened = await openTable();
  });
  afterEach(() => opened.close());

  it('takes what failed for not delivered, until it is', async () => {
    const log = createDeliveryLog(opened.table);
    await log.markFailed('alert-1', 'topic', NOON);
    expect((await log.of('alert-1')).delivered).toEqual(new Set());
    await log.markDelivered('alert-1', 'topic', NOON + 1);
    expect((await log.of('alert-1')).delivered).toEqual(new Set(['topic']));
  });

  it('keeps one item a destination for 90 days, with the first time of its delivery', async () => {
    const log = createDeliveryLog(opened.table);
    await log.markFailed('alert-1', 'topic', NOON);
    await log.markDelivered('alert-1', 'topic', NOON + 1_000);
    await log.markDelivered('alert-1', 'topic', NOON + 2_000);
    const { Items = [] } = await opened.table.client.send(new ScanCommand({ TableName: opened.table.name }));
    expect(Items).toHaveLength(1);
    expect(Items[0]).toMatchObject({ pk: 'd#alert-1', failingSince: NOON, deliveredAt: NOON + 1_000, expires: (NOON + 90 * DAY) / SECOND + 2 });
  });
});
