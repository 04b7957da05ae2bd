import { answers } from '../../../core/membership.ts';
import type { MessageRecord } from '../../../core/message-record.ts';
import type { Messages, Versioned } from '../../ports.ts';
import { documents } from './documents.ts';
import { inParallel } from './in-parallel.ts';
import { messageKey } from './keys.ts';
import { expiryOf, itemsOf, replaceIfNext, type Table } from './table.ts';
import { entriesOf, listInThreads, standsIn } from './threads.ts';
import { mark, markedFor, unmark } from './waiting.ts';

const stored = documents<MessageRecord>();
/** Platforms redeliver for up to a week: a message that is forgotten before that would count twice. */
const LEAST_DAYS = 8;

/**
 * The messages in DynamoDB: one item each, and whatever helps to find it is written before it. A crash in between leaves marks and
 * entries of a message that is not there; readers load what they name, and see.
 *
 * Costs in write units, for a message below a kilobyte: 1, and 1 more for each direct message (its thread), for each reply of a brand
 * that is stored before it is placed (its mark), and for placing that one (the mark goes).
 */
export const createMessages = (table: Table): Messages => {
  const load = async (brand: string, ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<MessageRecord>>> => {
    const items = await itemsOf(
      table,
      ids.map((id) => messageKey(brand, id)),
    );
    return new Map(items.map(stored.versionedOf).map((record) => [record.value.id, record]));
  };
  return {
    load,
    save: (brand, records) => save(table, brand, records),
    waitingFor: async (brand, ids) => {
      const asked = new Set(ids);
      const marked = await load(brand, await markedFor(table, brand, [...asked]));
      return [...marked.values()].filter(({ value }) => asked.has(answers(value) ?? '')).toSorted(byTime);
    },
    inThread: async (brand, platform, threadId) => {
      const entries = await load(brand, await entriesOf(table, brand, platform, threadId));
      return [...entries.values()].filter(({ value }) => standsIn(value, platform, threadId)).toSorted(byTime);
    },
  };
};

async function save(table: Table, brand: string, records: readonly Versioned<MessageRecord>[]): Promise<readonly string[]> {
  const expires = ({ receivedAt }: MessageRecord): number => expiryOf(receivedAt, Math.max(table.retentionDays, LEAST_DAYS));
  const waiting = records.flatMap(({ value }) => waitOf(value).map((wait) => ({ ...wait, expires: expires(value) })));
  await Promise.all([mark(table, brand, waiting), listInThreads(table, brand, records, expires)]);

  const outcomes = await inParallel(records, async (record) => {
    const { value } = record;
    const item = { ...messageKey(brand, value.id), ...stored.next(record), waits: answers(value), expires: expires(value) };
    return { value, before: await replaceIfNext(table, item) };
  });

  const placed = outcomes.flatMap(({ value, before }) => (before === undefined ? [] : waitBefore(value, before['waits'])));
  await unmark(table, brand, placed);
  return outcomes.flatMap(({ value, before }) => (before === undefined ? [value.id] : []));
}

const waitOf = (record: MessageRecord): { id: string; answered: string }[] => {
  const answered = answers(record);
  return answered === undefined ? [] : [{ id: record.id, answered }];
};

/** What a record waited for before it was saved, and no longer does. Dropping the mark keeps those of a message few. */
const waitBefore = (record: MessageRecord, before: unknown): { id: string; answered: string }[] =>
  typeof before === 'string' && before !== answers(record) ? [{ id: record.id, answered: before }] : [];

const byTime = (a: Versioned<MessageRecord>, b: Versioned<MessageRecord>): number =>
  (a.value.sentAt ?? 0) - (b.value.sentAt ?? 0) || (a.value.id < b.value.id ? -1 : 1);
