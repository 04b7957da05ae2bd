import { answers } from '../../../core/membership.ts';
import type { MessageRecord } from '../../../core/message-record.ts';
import type { Messages, Versioned } from '../../ports.ts';
import { documents } from './documents.ts';
import { inParallel } from './in-parallel.ts';
import { messageKey } from './keys.ts';
import { expiryOf, itemsOf, updateIfNext, type Item, type Table } from './table.ts';
import { entriesOf, leave, listInThreads, standsIn } from './threads.ts';
import { createUnawaited, type Unawaited } from './unawaited.ts';
import { mark, markedFor, markedOn, unmark } from './waiting.ts';

const stored = documents<MessageRecord>();
/** Platforms redeliver for up to a week: a message that is forgotten before that would count twice. */
const LEAST_DAYS = 8;

/**
 * The messages in DynamoDB: one item each, and whatever helps to find it is written before it. A crash in between leaves marks and
 * entries of a message that is not there; readers load what they name, and see.
 *
 * An answer and the message that it waits for meet on that message's item, whose writes come one after the other. The answer marks it,
 * is saved, and then reads it; the message is saved, which tells it who has marked it, and then reads those.
 *
 * - Mark before save: the message sees the mark. If it finds no answer yet, the answer is saved later and so reads later: it finds the message.
 * - Save before mark: nobody is seen, and the answer, which reads later still, finds the message. That holds for as long as the message
 *   stays, which is longer than an instance lives, so what its save has seen is as good as a look later on. It needs a message that has
 *   its place, which no message loses; the marks of one without a place are read each time.
 * - Either is killed between two of its steps: it comes again, and what it finds is one of these. A message that is there already is not
 *   saved anew, so another instance knows nothing of its marks and reads them; in the same instance what it saw still holds. An answer
 *   marks before it is saved, so that one which is there has its mark, and one which is not will mark again.
 *
 * Costs in write units, for a message below a kilobyte: 1, and 1 more for each direct message (its thread), for each reply of a brand
 * that is stored before it is placed (its mark), and for placing that one (the mark goes).
 */
export const createMessages = (table: Table): Messages => {
  const unawaited = createUnawaited();
  const load = async (brand: string, ids: readonly string[]): Promise<ReadonlyMap<string, Versioned<MessageRecord>>> => {
    const items = await itemsOf(
      table,
      ids.map((id) => messageKey(brand, id)),
    );
    return new Map(
      items
        .filter(hasCome)
        .map(stored.versionedOf)
        .map((record) => [record.value.id, record]),
    );
  };
  return {
    load,
    save: (brand, records) => save(table, unawaited, brand, records),
    waitingFor: async (brand, ids) => {
      const asked = new Set(ids);
      const unknown = [...asked].filter((id) => !unawaited.take(brand, id));
      const marked = await load(brand, await markedFor(table, brand, unknown));
      return [...marked.values()].filter(({ value }) => asked.has(answers(value) ?? '')).toSorted(byTime);
    },
    leaveThread: (brand, platform, threadId, ids) => leave(table, brand, platform, threadId, ids),
    inThread: async (brand, platform, threadId) => {
      const entries = await load(brand, await entriesOf(table, brand, platform, threadId));
      return [...entries.values()].filter(({ value }) => standsIn(value, platform, threadId)).toSorted(byTime);
    },
  };
};

/** False for an item on which there are only marks of those that wait for a message. */
const hasCome = ({ version }: Item): boolean => version !== undefined;

async function save(table: Table, unawaited: Unawaited, brand: string, records: readonly Versioned<MessageRecord>[]): Promise<readonly string[]> {
  const expires = ({ receivedAt }: MessageRecord): number => expiryOf(receivedAt, Math.max(table.retentionDays, LEAST_DAYS));
  const waiting = records.flatMap(({ value }) => waitOf(value).map((wait) => ({ ...wait, expires: expires(value) })));
  await Promise.all([mark(table, brand, waiting), listInThreads(table, brand, records, expires)]);

  const outcomes = await inParallel(records, async (record) => {
    const { value } = record;
    const item = { ...messageKey(brand, value.id), ...stored.next(record), waits: answers(value), expires: expires(value) };
    return { value, before: await updateIfNext(table, item) };
  });
  const saved = outcomes.flatMap(({ value, before }) => (before === undefined ? [] : [{ value, before }]));

  for (const { value, before } of saved) unawaited.note(brand, value.id, value.conversation !== undefined && markedOn(before).length === 0);
  await unmark(
    table,
    brand,
    saved.flatMap(({ value, before }) => waitBefore(value, before['waits'])),
  );
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
