import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { MESSAGES_READ } from '../../core/conversation.ts';
import type { Message } from '../../core/message.ts';
import { messageOf, type MessageRecord } from '../../core/message-record.ts';
import type { Messages } from '../../lambdas/ports.ts';
import { documents, numberOf, versionedSave, type Row } from './rows.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

const stored = documents<MessageRecord>();
const IN_THREAD = 'SELECT version, doc FROM messages WHERE brand = ? AND platform = ? AND direct_thread = ? ORDER BY sent_at DESC, id DESC LIMIT ?';
const IN_CONVERSATION = 'SELECT doc FROM messages WHERE brand = ? AND conversation = ? ORDER BY sent_at DESC, id DESC LIMIT ?';
const FIRST_PAGE = 'SELECT doc FROM messages WHERE brand = ? AND sent_at IS NOT NULL ORDER BY sent_at, id LIMIT ?';
const NEXT_PAGE = 'SELECT doc FROM messages WHERE brand = ? AND sent_at IS NOT NULL AND (sent_at, id) > (?, ?) ORDER BY sent_at, id LIMIT ?';

/** The messages in SQLite. */
export const sqliteMessages = (db: DatabaseSync): Messages => {
  const byId = db.prepare('SELECT version, doc FROM messages WHERE brand = ? AND id = ?');
  const waiting = db.prepare('SELECT version, doc FROM messages WHERE brand = ? AND waits_for = ? ORDER BY sent_at, id');
  const thread = db.prepare(IN_THREAD);
  const conversation = db.prepare(IN_CONVERSATION);
  const firstPage = db.prepare(FIRST_PAGE);
  const nextPage = db.prepare(NEXT_PAGE);
  const count = db.prepare('SELECT messages FROM message_count');
  const save = versionedSave(db, 'messages', ['brand', 'id'], COLUMNS);

  return {
    load: async (brand, ids) => inSnapshot(db, () => stored.found(ids, (id) => byId.get(brand, id))),
    save: async (brand, records) =>
      inTransaction(db, () => records.filter(({ value, version }) => !save(version, columnsOf(brand, value))).map(({ value }) => value.id)),
    waitingFor: async (brand, ids) => inSnapshot(db, () => [...new Set(ids)].flatMap((id) => waiting.all(brand, id).map(stored.versionedOf))),
    inThread: async (brand, platform, threadId) => thread.all(brand, platform, threadId, MESSAGES_READ).toReversed().map(stored.versionedOf),
    inConversation: async (brand, id) => messagesOf(brand, conversation.all(brand, id, MESSAGES_READ).toReversed()),
    page: async (brand, after, limit) =>
      messagesOf(brand, after === undefined ? firstPage.all(brand, limit) : nextPage.all(brand, after.sentAt, after.id, limit)),
    count: async () => numberOf(count.get() ?? {}, 'messages'),
  };
};

const COLUMNS = ['brand', 'id', 'sent_at', 'platform', 'direct_thread', 'waits_for', 'conversation', 'doc'] as const;

function columnsOf(brand: string, record: MessageRecord): Record<(typeof COLUMNS)[number], SQLInputValue> {
  const { first, sentAt, conversation = null } = record;
  return {
    brand,
    id: record.id,
    sent_at: (first && sentAt) ?? null,
    platform: first?.platform ?? null,
    direct_thread: first?.kind === 'direct' ? first.threadId : null,
    waits_for: conversation === null ? (first?.inReplyTo ?? null) : null,
    conversation,
    doc: stored.textOf(record),
  };
}

const messagesOf = (brand: string, rows: readonly Row[]): Message[] => rows.flatMap((row) => messageOf(stored.of(row), brand) ?? []);
