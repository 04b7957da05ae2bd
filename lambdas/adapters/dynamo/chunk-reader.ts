import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Time } from '../../../core/time.ts';
import { chunkPartition, timeKey } from './keys.ts';
import { minuteOfChunk, standingsIn } from './pulse-chunks.ts';
import type { Standing } from './minute-fold.ts';
import { ALWAYS, type Stretch } from './stretch.ts';
import { found, isAlive, type Item, type Table } from './table.ts';

/** What the chunks of a minute say, and how many bytes of them were read. */
export interface ReadMinute {
  readonly standings: readonly Standing[];
  readonly bytes: number;
}

/** The chunks of a stretch by minute: one query a shard, at once. A read unit for each 4 kB, and at least one for each shard. */
export const readMinutes = async (table: Table, brand: string, stretch: Stretch): Promise<ReadonlyMap<Time, ReadMinute>> => {
  const items = await chunksIn(table, brand, stretch);
  return new Map([...Map.groupBy(items, minuteOfChunk)].map(([minute, chunks]) => [minute, readMinute(chunks)]));
};

/** The chunks of a stretch as they are stored. */
export const chunksIn = async (table: Table, brand: string, stretch: Stretch): Promise<readonly Item[]> =>
  (await Promise.all(shardsOf(table, brand, stretch).map((query) => found(table, query)))).flat();

/** The first minute of a stretch that has a chunk: one small query a shard. */
export const firstChunk = async (table: Table, brand: string, stretch: Stretch): Promise<Time | undefined> => {
  const keysOnly = { ProjectionExpression: 'sk, expires' };
  const firsts = await Promise.all(shardsOf(table, brand, stretch).map((query) => found(table, { ...query, ...keysOnly }, 1)));
  return firsts
    .flat()
    .map(minuteOfChunk)
    .toSorted((a, b) => a - b)[0];
};

/** Of each shard so many chunks are read at a time: few, since each may hold fifty messages. */
const PAGE = 8;

/** What the chunks say minute by minute, from the first that begins at or after a time on, reading hardly more than is asked for. */
export async function* minutesInOrder(table: Table, brand: string, from: Time): AsyncGenerator<readonly [minute: Time, standings: Standing[]]> {
  const shards = shardsOf(table, brand, { ...ALWAYS, from }).map((query) => chunksInOrder(table, query));
  const heads = await Promise.all(shards.map(async (chunks) => ({ chunks, next: await chunks.next() })));
  for (;;) {
    const minute = Math.min(...heads.map(({ next }) => (next.done === true ? Infinity : minuteOfChunk(next.value))));
    if (minute === Infinity) return;
    const standings: Standing[] = [];
    for (const head of heads) {
      for (; head.next.done !== true && minuteOfChunk(head.next.value) === minute; head.next = await head.chunks.next()) {
        standings.push(...standingsIn(head.next.value));
      }
    }
    yield [minute, standings];
  }
}

/** The chunks of one shard, page by page. */
async function* chunksInOrder({ client, name, now }: Table, query: ShardQuery): AsyncGenerator<Item, undefined> {
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(new QueryCommand({ TableName: name, ...query, Limit: PAGE, ...(start && { ExclusiveStartKey: start }) }));
    yield* (page.Items ?? []).filter((item) => isAlive(item, now()));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

type ShardQuery = Parameters<typeof found>[1];

/** A stretch as a query of each shard. */
const shardsOf = ({ shards }: Table, brand: string, { from, to }: Stretch): ShardQuery[] =>
  Array.from({ length: shards }, (_, shard) => ({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    // Behind the time stands the name of the chunk: all of the last minute come after the minute, and before the next.
    ExpressionAttributeValues: { ':pk': chunkPartition(brand, shard), ':first': timeKey(from), ':last': timeKey(to - 1) },
    ConsistentRead: true,
  }));

const readMinute = (chunks: readonly Item[]): ReadMinute => ({
  standings: chunks.flatMap(standingsIn),
  bytes: chunks.reduce((sum, { doc }) => sum + ITEM_OVERHEAD + (doc instanceof Uint8Array ? doc.byteLength : 0), 0),
});

/** The keys of a chunk and the names of its attributes, about. */
const ITEM_OVERHEAD = 100;
