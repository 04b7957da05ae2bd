import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { CareEvent } from '../../../core/care-events.ts';
import type { Time } from '../../../core/time.ts';
import type { Outbox } from '../../care-ports.ts';
import { documents } from './documents.ts';
import { inParallel } from './in-parallel.ts';
import { outboxKey, shardOf, timeKey, timeOfKey, type Key } from './keys.ts';
import { expiryOf, found, isMet, itemsOf, type Item, type Table } from './table.ts';

const stored = documents<CareEvent>();
/** What is due stands in so many lists. It must not shrink. */
const DUE_SHARDS = 4;
/** What is done is remembered for so many days: nobody finds the same news again later. */
const KEPT_DAYS = 30;

/**
 * What is to be told, in DynamoDB: an item an event, which the index `Due` lists until it is told. To put one costs a write unit and one
 * in the index, to finish it the same; to put it again costs one.
 */
export const createOutbox = (table: Table): Outbox => ({
  put: async (events) => {
    await inParallel(events, (event) => put(table, event));
  },
  due: async (now, limit) => {
    const keys = await Promise.all(Array.from({ length: DUE_SHARDS }, (_, shard) => dueKeys(table, shard, now, limit)));
    const items = await itemsOf(table, keys.flat());
    return items
      .flatMap((item) => (isDue(item, now) ? [{ event: stored.of(item), due: String(item['ds']) }] : []))
      .toSorted((a, b) => (a.due < b.due ? -1 : 1))
      .slice(0, limit)
      .map(({ event }) => event);
  },
  done: async (id) => {
    await change(table, id, 'REMOVE dp, ds');
  },
  later: async (id, at) => {
    await change(table, id, 'SET ds = :ds', { ':ds': dueKey(id, at) });
  },
});

/** An event that is there stays as it is, unless it waits for a later time. One that is done waits for none. */
const put = (table: Table, event: CareEvent): Promise<boolean> =>
  isMet(
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: { ...outboxKey(event.id), ...dueList(event), ...stored.next({ value: event, version: 0 }), expires: expiryOf(event.dueAt, KEPT_DAYS) },
        ConditionExpression: 'attribute_not_exists(pk) OR ds > :ds',
        ExpressionAttributeValues: { ':ds': dueKey(event.id, event.dueAt) },
      }),
    ),
  );

/** Changes an event that is not done; false when it is. */
const change = ({ client, name }: Table, id: string, update: string, values: Item = {}): Promise<boolean> =>
  isMet(
    client.send(
      new UpdateCommand({
        TableName: name,
        Key: outboxKey(id),
        UpdateExpression: update,
        ConditionExpression: 'attribute_exists(ds)',
        ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
      }),
    ),
  );

const dueKey = (id: string, at: Time): string => `${timeKey(at)}#${id}`;
const listName = (shard: number): string => `outbox#${shard}`;
const dueList = ({ id, dueAt }: CareEvent) => ({ dp: listName(shardOf(id, DUE_SHARDS)), ds: dueKey(id, dueAt) });

/** The index may lag behind: the items tell. */
const isDue = ({ ds }: Item, now: Time): boolean => typeof ds === 'string' && timeOfKey(ds.split('#')[0] ?? '') <= now;

async function dueKeys(table: Table, shard: number, now: Time, limit: number): Promise<Key[]> {
  const query = {
    IndexName: 'Due',
    KeyConditionExpression: 'dp = :list AND ds < :next',
    ExpressionAttributeValues: { ':list': listName(shard), ':next': timeKey(now + 1) },
  };
  return (await found(table, query, limit)).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
}
