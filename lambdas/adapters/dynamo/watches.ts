import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { minuteOf, type Time } from '../../../core/time.ts';
import type { Watch } from '../../../core/watch.ts';
import type { Watches } from '../../ports.ts';
import { documents } from './documents.ts';
import { inParallel } from './in-parallel.ts';
import { replayPartition, shardOf, timeKey, watchKey } from './keys.ts';
import { createLeases } from './leases.ts';
import { expiryOf, found, itemsOf, putIfNext, type Item, type Table } from './table.ts';

const stored = documents<Watch>();

/** The brands that are due stand in so many partitions of the index. Fewer would do until thousands of brands are looked at each second. */
const DUE_SHARDS = 4;
const REPLAY_DAYS = 30;

/**
 * The watches in DynamoDB: one item a brand. The index `Due` knows in which minute its next look is, so that a brand that is looked at
 * every few seconds moves in the index once a minute: a save costs one write unit, and two more in the index when the minute changes.
 */
export const createWatches = (table: Table): Watches => ({
  ...createLeases(table),
  load: async (brand) => {
    const [item] = await itemsOf(table, [watchKey(brand)]);
    return item && stored.versionedOf(item);
  },
  save: (watch) => putIfNext(table, { ...watchKey(watch.value.brand), ...dueKey(watch.value), ...stored.next(watch) }),
  due: async (now) => {
    const keys = await Promise.all(Array.from({ length: DUE_SHARDS }, (_, shard) => dueIn(table, shard, now)));
    // The index may lag behind, and knows only the minute: the documents tell.
    const watches = (await itemsOf(table, keys.flat())).map(stored.of);
    return watches
      .filter(({ nextAt = Infinity }) => nextAt <= now)
      .toSorted(byNextLook)
      .map(({ brand }) => brand);
  },
  joinReplay: async (replay, brands) => {
    const expires = expiryOf(table.now(), REPLAY_DAYS);
    await inParallel(brands, (brand) =>
      table.client.send(new PutCommand({ TableName: table.name, Item: { pk: replayPartition(replay), sk: brand, expires } })),
    );
  },
  brandsOfReplay: async (replay) => {
    const items = await found(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': replayPartition(replay) },
      ConsistentRead: true,
    });
    return items.map(({ sk }) => String(sk));
  },
});

const duePartition = (shard: number): string => `watch#${shard}`;

/** Where a watch stands in the index; nowhere while nothing is due. */
const dueKey = ({ brand, nextAt }: Watch): object =>
  nextAt === undefined ? {} : { dp: duePartition(shardOf(brand, DUE_SHARDS)), ds: `${timeKey(minuteOf(nextAt))}#${brand}` };

async function dueIn(table: Table, shard: number, now: Time): Promise<{ pk: string; sk: string }[]> {
  const items = await found(table, {
    IndexName: 'Due',
    KeyConditionExpression: 'dp = :shard AND ds < :later',
    ExpressionAttributeValues: { ':shard': duePartition(shard), ':later': timeKey(now + 1) },
  });
  return items.map(keyOf);
}

const keyOf = ({ pk, sk }: Item): { pk: string; sk: string } => ({ pk: String(pk), sk: String(sk) });

const byNextLook = (a: Watch, b: Watch): number => (a.nextAt ?? 0) - (b.nextAt ?? 0) || (a.brand < b.brand ? -1 : 1);
