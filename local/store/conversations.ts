import type { DatabaseSync } from 'node:sqlite';
import { STATUSES, TEAMS, type Conversation } from '../../core/conversation.ts';
import type { ConversationQuery, Conversations } from '../../lambdas/ports.ts';
import { documents, numberOf, textOf, versionedSave, type Row } from './rows.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

const stored = documents<Conversation>();
const COLUMNS = ['id', 'brand', 'status', 'team', 'last_message_at', 'score', 'doc'] as const;

/** The conversations in SQLite. */
export const sqliteConversations = (db: DatabaseSync): Conversations => {
  const byId = db.prepare('SELECT version, doc FROM conversations WHERE id = ?');
  const pageById = db.prepare('SELECT doc FROM conversations WHERE brand = ? AND id > ? ORDER BY id LIMIT ?');
  const ranges = { recent: ranked(db, 'last_message_at'), priority: ranked(db, 'score') };
  const save = versionedSave(db, 'conversations', ['id'], COLUMNS);

  return {
    load: async (ids) => inSnapshot(db, () => stored.found(ids, (id) => byId.get(id))),
    save: async (conversations) =>
      inTransaction(db, () => conversations.filter(({ value, version }) => !save(version, columnsOf(value))).map(({ value }) => value.id)),
    list: async (brand, query) => inSnapshot(db, () => ranges[query.sort ?? 'recent'](brand, query)).map(stored.of),
    page: async (brand, after, limit) => pageById.all(brand, after ?? '', limit).map(stored.of),
  };
};

/**
 * Pages of conversations, the highest key first, then the highest id. A page that leaves status or team open is merged from the index
 * ranges of each: twelve short reads at most, instead of an index for every combination of filters.
 */
function ranked(db: DatabaseSync, key: 'last_message_at' | 'score'): (brand: string, query: ConversationQuery) => readonly Row[] {
  const select = `SELECT ${key} AS key, id, doc FROM conversations WHERE brand = ? AND status = ? AND team = ?`;
  const first = db.prepare(`${select} ORDER BY ${key} DESC, id DESC LIMIT ?`);
  const next = db.prepare(`${select} AND (${key}, id) < (?, ?) ORDER BY ${key} DESC, id DESC LIMIT ?`);
  return (brand, { status, team, after, limit }) => {
    const statuses = status === undefined ? STATUSES : [status];
    const teams = team === undefined ? TEAMS : [team];
    const pairs = statuses.flatMap((one) => teams.map((other) => [one, other] as const));
    const rows = pairs.flatMap(([one, other]) =>
      after === undefined ? first.all(brand, one, other, limit) : next.all(brand, one, other, after.key, after.id, limit),
    );
    return rows.toSorted(highestFirst).slice(0, limit);
  };
}

const highestFirst = (a: Row, b: Row): number => numberOf(b, 'key') - numberOf(a, 'key') || (textOf(a, 'id') < textOf(b, 'id') ? 1 : -1);

const columnsOf = (conversation: Conversation) => ({
  id: conversation.id,
  brand: conversation.brand,
  status: conversation.status,
  team: conversation.team,
  last_message_at: conversation.lastMessageAt,
  score: conversation.priority.score,
  doc: stored.textOf(conversation),
});
