import type { DatabaseSync } from 'node:sqlite';
import { completedConversation, STATUSES, type Conversation } from '../../core/conversation.ts';
import { TEAMS } from '../../core/teams.ts';
import type {
  After,
  AnyConversation,
  ConversationQuery,
  Conversations,
  KeptConversation,
  MergedConversation,
  Versioned,
} from '../../lambdas/ports.ts';
import { documents, found, numberOf, textOf, versionedSave, type Row } from './rows.ts';
import { inSnapshot, inTransaction } from './transaction.ts';

const stored = documents<Conversation>(completedConversation);
const COLUMNS = ['id', 'brand', 'status', 'team', 'last_message_at', 'score', 'message_ids', 'merged', 'merged_into', 'acts', 'doc'] as const;
const BY_ID = 'SELECT id, brand, version, doc, message_ids, merged, merged_into, acts FROM conversations WHERE id = ?';

/** The conversations in SQLite. The ids of their messages stand beside the documents, so that lists do not read them. */
export const sqliteConversations = (db: DatabaseSync): Conversations => {
  const byId = db.prepare(BY_ID);
  const orders = {
    recent: ordered(db, ['last_message_at', 'id'], 'DESC'),
    priority: ordered(db, ['score', 'last_message_at', 'id'], 'DESC'),
    oldest: ordered(db, ['last_message_at', 'id'], 'ASC'),
  };
  const save = versionedSave(db, 'conversations', ['id'], COLUMNS);

  return {
    load: async (ids) => inSnapshot(db, () => found(ids, (id) => byId.get(id), anyOf)),
    save: async (kept) =>
      inTransaction(db, () => kept.filter(({ value, version }) => !save(version, columnsOf(value))).map(({ value }) => idOf(value))),
    list: async (brand, query) => inSnapshot(db, () => orders[query.sort ?? 'recent'](brand, query)),
    page: async (brand, after, limit) => inSnapshot(db, () => orders.oldest(brand, { after, limit })),
  };
};

type Column = 'score' | 'last_message_at' | 'id';

/**
 * Pages of conversations by some columns. A page that leaves status or team open is merged from the index ranges of each:
 * twelve short reads at most, instead of an index for every combination of filters. Documents are read of what is shown alone.
 */
function ordered(
  db: DatabaseSync,
  columns: readonly Column[],
  direction: 'ASC' | 'DESC',
): (brand: string, query: Omit<ConversationQuery, 'sort'>) => readonly Conversation[] {
  const order = `ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT ?`;
  const beyond = `(${columns.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${columns.map(() => '?').join(', ')})`;
  const select = `SELECT ${columns.join(', ')} FROM conversations WHERE brand = ? AND status = ? AND team = ?`;
  const first = db.prepare(`${select} ${order}`);
  const next = db.prepare(`${select} AND ${beyond} ${order}`);
  const document = db.prepare('SELECT doc FROM conversations WHERE id = ?');

  return (brand, { status, team, after, limit }) => {
    const statuses = status === undefined ? STATUSES : [status];
    const teams = team === undefined ? TEAMS : [team];
    const pairs = statuses.flatMap((one) => teams.map((other) => [one, other] as const));
    const place = after && placeOf(after);
    const rows = pairs.flatMap(([one, other]) =>
      place === undefined ? first.all(brand, one, other, limit) : next.all(brand, one, other, ...columns.map((column) => place[column]), limit),
    );
    return rows
      .toSorted((a, b) => (isLess(columns, a, b) === (direction === 'ASC') ? -1 : 1))
      .slice(0, limit)
      .map((row) => stored.of(document.get(textOf(row, 'id')) ?? {}));
  };
}

const placeOf = ({ id, lastMessageAt, priority }: After): Record<Column, number | string> => ({
  id,
  last_message_at: lastMessageAt,
  score: priority.score,
});

/** True when a row is less than another in the first of the columns that tells them apart, as SQLite compares rows. */
function isLess(columns: readonly Column[], a: Row, b: Row): boolean {
  const column = columns.find((one) => a[one] !== b[one]) ?? 'id';
  return column === 'id' ? textOf(a, column) < textOf(b, column) : numberOf(a, column) < numberOf(b, column);
}

const idOf = (value: AnyConversation): string => ('mergedInto' in value ? value.id : value.conversation.id);

function anyOf(row: Row): Versioned<AnyConversation> {
  const version = numberOf(row, 'version');
  const { merged, merged_into: mergedInto, acts } = row;
  if (typeof mergedInto === 'string') return { value: { id: textOf(row, 'id'), brand: textOf(row, 'brand'), mergedInto }, version };
  const kept = { conversation: stored.of(row), messages: JSON.parse(textOf(row, 'message_ids')) };
  return { value: { ...kept, ...parsed('merged', merged), ...parsed('acts', acts) }, version };
}

/** A column of JSON that is null for nearly all. */
const parsed = (name: 'merged' | 'acts', json: Row[string] | undefined): object => (typeof json === 'string' ? { [name]: JSON.parse(json) } : {});

const columnsOf = (value: AnyConversation) => ('mergedInto' in value ? mergedColumnsOf(value) : keptColumnsOf(value));

const keptColumnsOf = ({ conversation, messages, merged, acts }: KeptConversation) => ({
  ...placeOf(conversation),
  brand: conversation.brand,
  status: conversation.status,
  team: conversation.team,
  message_ids: JSON.stringify(messages),
  merged: merged === undefined ? null : JSON.stringify(merged),
  merged_into: null,
  acts: acts === undefined ? null : JSON.stringify(acts),
  doc: stored.textOf(conversation),
});

/** Of a status that no list asks for. */
const mergedColumnsOf = ({ id, brand, mergedInto }: MergedConversation) => ({
  id,
  brand,
  status: 'merged',
  team: '',
  last_message_at: 0,
  score: 0,
  message_ids: '[]',
  merged: null,
  merged_into: mergedInto,
  acts: null,
  doc: '{}',
});
