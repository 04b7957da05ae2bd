import type { DatabaseSync } from 'node:sqlite';
import { STATUSES, TEAMS, type Conversation } from '../../core/conversation.ts';
import type { ConversationQuery, Conversations, KeptConversation, Versioned } from '../../lambdas/ports.ts';
import { documents, found, numberOf, textOf, versionedSave, type Row } from './rows.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

const stored = documents<Conversation>();
const COLUMNS = ['id', 'brand', 'status', 'team', 'last_message_at', 'score', 'message_ids', 'doc'] as const;

/** The conversations in SQLite. The ids of their messages stand beside the documents, so that lists do not read them. */
export const sqliteConversations = (db: DatabaseSync): Conversations => {
  const byId = db.prepare('SELECT version, doc, message_ids FROM conversations WHERE id = ?');
  const orders = {
    recent: ordered(db, 'last_message_at', 'DESC'),
    priority: ordered(db, 'score', 'DESC'),
    time: ordered(db, 'last_message_at', 'ASC'),
  };
  const save = versionedSave(db, 'conversations', ['id'], COLUMNS);

  return {
    load: async (ids) => inSnapshot(db, () => found(ids, (id) => byId.get(id), keptOf)),
    save: async (kept) =>
      inTransaction(db, () => kept.filter(({ value, version }) => !save(version, columnsOf(value))).map(({ value }) => value.conversation.id)),
    list: async (brand, query) => inSnapshot(db, () => orders[query.sort ?? 'recent'](brand, query)),
    page: async (brand, after, limit) => inSnapshot(db, () => orders.time(brand, { after, limit })),
  };
};

/**
 * Pages of conversations by a key, then by id. A page that leaves status or team open is merged from the index ranges of each:
 * twelve short reads at most, instead of an index for every combination of filters. Documents are read of what is shown alone.
 */
function ordered(
  db: DatabaseSync,
  key: 'last_message_at' | 'score',
  direction: 'ASC' | 'DESC',
): (brand: string, query: Omit<ConversationQuery, 'sort'>) => readonly Conversation[] {
  const [beyond, sign] = direction === 'ASC' ? ['>', 1] : ['<', -1];
  const select = `SELECT ${key} AS key, id FROM conversations WHERE brand = ? AND status = ? AND team = ?`;
  const first = db.prepare(`${select} ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`);
  const next = db.prepare(`${select} AND (${key}, id) ${beyond} (?, ?) ORDER BY ${key} ${direction}, id ${direction} LIMIT ?`);
  const document = db.prepare('SELECT doc FROM conversations WHERE id = ?');
  const inOrder = (a: Row, b: Row): number => sign * (numberOf(a, 'key') - numberOf(b, 'key') || (textOf(a, 'id') < textOf(b, 'id') ? -1 : 1));

  return (brand, { status, team, after, limit }) => {
    const statuses = status === undefined ? STATUSES : [status];
    const teams = team === undefined ? TEAMS : [team];
    const pairs = statuses.flatMap((one) => teams.map((other) => [one, other] as const));
    const rows = pairs.flatMap(([one, other]) =>
      after === undefined ? first.all(brand, one, other, limit) : next.all(brand, one, other, after.key, after.id, limit),
    );
    return rows
      .toSorted(inOrder)
      .slice(0, limit)
      .map((row) => stored.of(document.get(textOf(row, 'id')) ?? {}));
  };
}

const keptOf = (row: Row): Versioned<KeptConversation> => {
  const { value, version } = stored.versionedOf(row);
  return { value: { conversation: value, messages: JSON.parse(textOf(row, 'message_ids')) }, version };
};

const columnsOf = ({ conversation, messages }: KeptConversation) => ({
  id: conversation.id,
  brand: conversation.brand,
  status: conversation.status,
  team: conversation.team,
  last_message_at: conversation.lastMessageAt,
  score: conversation.priority.score,
  message_ids: JSON.stringify(messages),
  doc: stored.textOf(conversation),
});
