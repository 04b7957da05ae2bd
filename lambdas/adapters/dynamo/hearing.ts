import { rememberedKey, type Remembered } from '../../../core/remembered.ts';
import type { Hearing } from '../../hearing-ports.ts';
import { documents } from './documents.ts';
import { HEARING_SHARDS, hearingKey, hearingPartition } from './keys.ts';
import { expiryOf, found, itemsOf, putIfNext, type Table } from './table.ts';

const stored = documents<Remembered>();

/**
 * What is remembered of how well we hear, in DynamoDB: one small item an account, in a few partitions that are read as a whole. A save
 * costs one write unit and moves in no index. What nobody saved for as long as messages are kept is forgotten.
 */
export const createHearing = (table: Table): Hearing => ({
  load: async (name) => {
    const [item] = await itemsOf(table, [hearingKey(rememberedKey(name))]);
    return item && stored.versionedOf(item);
  },
  save: (remembered) => {
    const expires = expiryOf(table.now(), table.retentionDays);
    const item = { ...hearingKey(rememberedKey(remembered.value)), ...stored.next(remembered), expires };
    return putIfNext(table, item);
  },
  all: async () => {
    const shards = await Promise.all(Array.from({ length: HEARING_SHARDS }, (_, shard) => shardIn(table, shard)));
    return shards.flat().map(stored.versionedOf);
  },
});

const shardIn = (table: Table, shard: number) =>
  found(table, { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': hearingPartition(shard) }, ConsistentRead: true });
