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
 * Pages of conversations by some columns. What leaves status or team open is merged from the index ranges of each, twelve at most, by SQLite
 * and row by row as far as the page goes: no combination of filters needs an index of its own. Documents are read of what is shown alone.
 */
function ordered(
  db: DatabaseSync,
  columns: readonly Column[],
  direction: 'ASC' | 'DESC',
): (brand: string, query: Omit<ConversationQuery, 'sort'>) => readonly Conversation[] {
  const order = `ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT :limit`;
  const beyond = ` AND (${columns.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${columns.map((column) => `:${column}`).join(', ')})`;
  const select = `SELECT rowid AS place, ${columns.join(', ')} FROM conversations WHERE brand = :brand`;
  const page = either((byStatus) =>
    either((byTeam) =>
      either((later) => {
        const ranges = rangesOf('status', byStatus ? undefined : STATUSES).flatMap((status) =>
          rangesOf('team', byTeam ? undefined : TEAMS).map((team) => `${select} AND ${status} AND ${team}${later ? beyond : ''}`),
        );
        return db.prepare(`${ranges.join(' UNION ALL ')} ${order}`);
      }),
    ),
  );
  const document = db.prepare('SELECT doc FROM conversations WHERE rowid = ?');

  return (brand, { status, team, after, limit }) => {
    const given = { ...(status === undefined ? {} : { status }), ...(team === undefined ? {} : { team }) };
    const place = after === undefined ? {} : only(columns, placeOf(after));
    return page(status !== undefined)(team !== undefined)(after !== undefined)
      .all({ brand, limit, ...given, ...place })
      .map((row) => stored.of(document.get(numberOf(row, 'place')) ?? {}));
  };
}

/** Two of something, one for each answer to a question. */
function either<T>(made: (isSo: boolean) => T): (isSo: boolean) => T {
  const [yes, no] = [made(true), made(false)];
  return (isSo) => (isSo ? yes : no);
}

/** The conditions of a column: that it is what is asked for, or each of all that it can be. */
const rangesOf = (column: 'status' | 'team', all: readonly string[] | undefined): readonly string[] =>
  all?.map((value) => `${column} = '${value}'`) ?? [`${column} = :${column}`];

/** SQLite refuses a value that a statement does not ask for. */
const only = (columns: readonly Column[], place: Record<Column, number | string>): Partial<Record<Column, number | string>> =>
  Object.fromEntries(columns.map((column) => [column, place[column]]));

const placeOf = ({ id, lastMessageAt, priority }: After): Record<Column, number | string> => ({
  id,
  last_message_at: lastMessageAt,
  score: priority.score,
});

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
