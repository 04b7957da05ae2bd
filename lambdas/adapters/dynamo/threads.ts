import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { MESSAGES_READ } from '../../../core/conversation.ts';
import { threadOf } from '../../../core/membership.ts';
import type { MessageRecord } from '../../../core/message-record.ts';
import type { Time } from '../../../core/time.ts';
import type { Versioned } from '../../ports.ts';
import { inParallel } from './in-parallel.ts';
import { threadEntryKey, threadPartition, type Key } from './keys.ts';
import { found, itemsOf, putAll, type Item, type Table } from './table.ts';

/** An entry of a direct thread: which message stands there. It says nothing else, so that it is true whatever becomes of the message. */
interface Entry extends Key, Item {
  readonly id: string;
  readonly expires: number;
}

/**
 * Lists direct messages in their threads, before they are saved. An entry costs one write unit whatever the length of its thread; a
 * message that is saved again has its own nearly always, so that is looked up first, at a fifth of the price.
 */
export async function listInThreads(
  table: Table,
  brand: string,
  records: readonly Versioned<MessageRecord>[],
  expiryOf: (record: MessageRecord) => number,
): Promise<void> {
  const entries = records.flatMap(({ value, version }) => entryOf(brand, value, expiryOf(value)).map((entry) => ({ entry, version })));
  const known = await itemsOf(
    table,
    entries.flatMap(({ entry, version }) => (version === 0 ? [] : [entry])),
  );
  const places = new Set(known.map(placeOf));
  const missing = new Map(entries.flatMap(({ entry }) => (places.has(placeOf(entry)) ? [] : [[placeOf(entry), entry]])));
  await putAll(table, [...missing.values()]);
}

/** The ids of the newest entries of a direct thread. Some may name messages that were never saved, or stand elsewhere by now. */
export async function entriesOf(table: Table, brand: string, platform: string, thread: string): Promise<string[]> {
  const query = {
    KeyConditionExpression: 'pk = :thread',
    ExpressionAttributeValues: { ':thread': threadPartition(brand, platform, thread) },
    ConsistentRead: true,
    ScanIndexForward: false,
  };
  return (await found(table, query, MESSAGES_READ)).map(({ id }) => String(id));
}

/** Takes the entries of some messages out of a direct thread. */
export async function leave(table: Table, brand: string, platform: string, thread: string, ids: readonly string[]): Promise<void> {
  const pk = threadPartition(brand, platform, thread);
  const entries = await found(table, { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, ConsistentRead: true });
  const left = entries.filter(({ id }) => ids.includes(String(id)));
  await inParallel(left, ({ sk }) => table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } })));
}

/** True while a record stands in that direct thread. */
export const standsIn = (record: MessageRecord, platform: string, threadId: string): boolean => {
  const thread = threadOf(record);
  return thread?.platform === platform && thread.threadId === threadId;
};

function entryOf(brand: string, record: MessageRecord, expires: number): Entry[] {
  const thread = threadOf(record);
  if (thread === undefined) return [];
  return [{ ...threadEntryKey(brand, thread.platform, thread.threadId, sentAtOf(record), record.id), id: record.id, expires }];
}

const sentAtOf = ({ sentAt, receivedAt }: MessageRecord): Time => sentAt ?? receivedAt;

const placeOf = ({ pk, sk }: Item): string => `${String(pk)}\n${String(sk)}`;
