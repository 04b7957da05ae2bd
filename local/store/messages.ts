import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { MESSAGES_READ } from '../../core/conversation.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import type { Messages } from '../../lambdas/ports.ts';
import { documents, found, versionedSave } from './rows.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

const stored = documents<MessageRecord>();
const IN_THREAD = 'SELECT version, doc FROM messages WHERE brand = ? AND platform = ? AND direct_thread = ? ORDER BY sent_at DESC, id DESC LIMIT ?';

/** The messages in SQLite. */
export const sqliteMessages = (db: DatabaseSync): Messages => {
  const byId = db.prepare('SELECT version, doc FROM messages WHERE brand = ? AND id = ?');
  const waiting = db.prepare('SELECT version, doc FROM messages WHERE brand = ? AND waits_for = ? ORDER BY sent_at, id');
  const thread = db.prepare(IN_THREAD);
  const save = versionedSave(db, 'messages', ['brand', 'id'], COLUMNS);

  return {
    load: async (brand, ids) => inSnapshot(db, () => found(ids, (id) => byId.get(brand, id), stored.versionedOf)),
    save: async (brand, records) =>
      inTransaction(db, () => records.filter(({ value, version }) => !save(version, columnsOf(brand, value))).map(({ value }) => value.id)),
    waitingFor: async (brand, ids) => inSnapshot(db, () => [...new Set(ids)].flatMap((id) => waiting.all(brand, id).map(stored.versionedOf))),
    inThread: async (brand, platform, threadId) => thread.all(brand, platform, threadId, MESSAGES_READ).toReversed().map(stored.versionedOf),
    // A message stands in the thread that its row names, and in no list beside it.
    leaveThread: async () => undefined,
  };
};

const COLUMNS = ['brand', 'id', 'sent_at', 'platform', 'direct_thread', 'waits_for', 'doc'] as const;

function columnsOf(brand: string, record: MessageRecord): Record<(typeof COLUMNS)[number], SQLInputValue> {
  const { first, sentAt, conversation } = record;
  return {
    brand,
    id: record.id,
    sent_at: (first && sentAt) ?? null,
    platform: first?.platform ?? null,
    direct_thread: first?.kind === 'direct' ? first.threadId : null,
    waits_for: conversation === undefined ? (first?.inReplyTo ?? null) : null,
    doc: stored.textOf(record),
  };
}
