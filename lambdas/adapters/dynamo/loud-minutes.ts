import type { Time } from '../../../core/time.ts';
import { loudPartition, timeKey, timeOfKey } from './keys.ts';
import type { Chunk } from './pulse-chunks.ts';
import type { Stretch } from './stretch.ts';
import { expiryOf, found, type Item, type Table } from './table.ts';

/** A look asks for the loud messages of its last day; a week lets one that failed for days be made up for. */
const LOUD_DAYS = 8;

/**
 * Which minutes to look at for loud messages, as items to put. A hint is never taken back: the minute itself knows whether a newer version
 * of the message is still loud, so that versions may come in any order, and quiet ones cost nothing. Loud messages are rare, and so are hints.
 */
export const loudHints = ({ now }: Table, brand: string, chunks: readonly Chunk[]): Item[] => {
  const minutes = new Set(chunks.filter(({ isLoud }) => isLoud).map(({ minute }) => minute));
  return [...minutes].map((minute) => ({ pk: loudPartition(brand), sk: timeKey(minute), expires: expiryOf(now(), LOUD_DAYS) }));
};

/** The minutes of a stretch that were hinted at, in order. */
export const loudMinutes = async (table: Table, brand: string, { from, to }: Stretch): Promise<Time[]> => {
  const items = await found(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': loudPartition(brand), ':first': timeKey(from), ':last': timeKey(to - 1) },
    ConsistentRead: true,
  });
  return items.map(({ sk }) => timeOfKey(String(sk)));
};
