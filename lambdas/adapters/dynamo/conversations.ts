import { STATUSES, TEAMS, type Conversation } from '../../../core/conversation.ts';
import type { Conversations, KeptConversation, Versioned } from '../../ports.ts';
import { documents } from './documents.ts';
import { inParallel } from './in-parallel.ts';
import { conversationKey, shardOf, timeKey } from './keys.ts';
import { comesBefore, INDEXES, rowsOf, type Listed, type Walk } from './lists.ts';
import { expiryOf, itemsOf, putIfNext, type Table } from './table.ts';

const stored = documents<KeptConversation>();

/**
 * The conversations in DynamoDB: one item each, listed in two indexes by status, team and shard. Status and team are part of the list's
 * name, so that no filter ever reads what it does not show.
 *
 * Costs in write units, below a kilobyte: 1, and 1 for each index when it is new, 2 for each whose list or position changes.
 */
export const createConversations = (table: Table): Conversations => ({
  load: async (ids) => {
    const items = await itemsOf(table, ids.map(conversationKey));
    return new Map(items.map(stored.versionedOf).map((kept) => [kept.value.conversation.id, kept]));
  },
  save: async (conversations) => {
    const saved = await inParallel(conversations, (kept) => putIfNext(table, itemOf(table, kept)));
    return conversations.flatMap(({ value }, index) => (saved[index] === true ? [] : [value.conversation.id]));
  },
  list: (brand, { status, team, sort = 'recent', after, limit }) => {
    const index = sort === 'recent' ? 'Recent' : 'Priority';
    const lists = listsOf(table, brand, status === undefined ? STATUSES : [status], team === undefined ? TEAMS : [team]);
    const walk: Walk = { index, lists, direction: 'descending', after: after && positionAt(index, after.key, after.id) };
    const isAsked = (one: Conversation): boolean => one.brand === brand && (status ?? one.status) === one.status && (team ?? one.team) === one.team;
    return pageOf(table, walk, limit, isAsked);
  },
  page: (brand, after, limit) => {
    const lists = listsOf(table, brand, STATUSES, TEAMS);
    const walk: Walk = { index: 'Recent', lists, direction: 'ascending', after: after && positionAt('Recent', after.key, after.id) };
    return pageOf(table, walk, limit, (one) => one.brand === brand);
  },
});

/** A conversation is kept for so long after its last message, or after it was saved last where that is later: an import of old ones stays. */
function itemOf(table: Table, kept: Versioned<KeptConversation>) {
  const { conversation } = kept.value;
  const { id, brand, status, team, lastMessageAt, priority } = conversation;
  const list = listName(brand, status, team, shardOf(id, table.shards));
  return {
    ...conversationKey(id),
    ...stored.next(kept),
    [INDEXES.Recent.list]: list,
    [INDEXES.Recent.position]: positionAt('Recent', lastMessageAt, id),
    [INDEXES.Priority.list]: list,
    [INDEXES.Priority.position]: positionAt('Priority', priority.score, id),
    expires: expiryOf(Math.max(lastMessageAt, table.now()), table.retentionDays),
  };
}

const listName = (brand: string, status: string, team: string, shard: number): string => `${brand}#${status}#${team}#${shard}`;

/** Every list that holds conversations of some statuses and teams. When shards are added, what was written stays in the first ones. */
const listsOf = ({ shards }: Table, brand: string, statuses: readonly string[], teams: readonly string[]): string[] =>
  statuses.flatMap((status) => teams.flatMap((team) => Array.from({ length: shards }, (_, shard) => listName(brand, status, team, shard))));

/** A score is 0 to 100, shown to a whole number: three decimals tell any two apart that anybody could. */
const positionAt = (index: Walk['index'], key: number, id: string): string =>
  `${index === 'Recent' ? timeKey(key) : key.toFixed(3).padStart(7, '0')}#${id}`;

const positionOf = (index: Walk['index'], { lastMessageAt, priority, id }: Conversation): string =>
  positionAt(index, index === 'Recent' ? lastMessageAt : priority.score, id);

interface Standing {
  readonly conversation: Conversation;
  readonly position: string;
}

/**
 * A page of a walk. The index only says where to look: what is shown, and where it stands, is what the documents say now, so that a page
 * never shows a conversation under a status that it has left. One that has moved on along the walk is met there.
 */
async function pageOf(table: Table, walk: Walk, limit: number, isAsked: (conversation: Conversation) => boolean): Promise<Conversation[]> {
  const rows = rowsOf(table, walk);
  const met: Standing[] = [];
  for (let left = limit; ;) {
    const next = await taken(rows, left);
    met.push(...(await standing(table, walk, next)).filter(({ conversation }) => isAsked(conversation)));
    const reached = next.length < left ? undefined : next.at(-1)?.position;
    const shown = met.filter(({ position }) => reached === undefined || !comesBefore(walk, reached, position));
    if (reached === undefined || shown.length >= limit) return inOrder(walk, shown).slice(0, limit);
    left = limit - shown.length;
  }
}

/** Where listed conversations stand now, those left out that are gone, or have moved to where the walk has been. */
async function standing(table: Table, walk: Walk, rows: readonly Listed[]): Promise<Standing[]> {
  const items = await itemsOf(
    table,
    rows.map(({ key }) => key),
  );
  return items
    .map((item) => stored.of(item).conversation)
    .map((conversation) => ({ conversation, position: positionOf(walk.index, conversation) }))
    .filter(({ position }) => walk.after === undefined || comesBefore(walk, walk.after, position));
}

const inOrder = (walk: Walk, shown: readonly Standing[]): Conversation[] =>
  shown.toSorted((a, b) => (comesBefore(walk, a.position, b.position) ? -1 : 1)).map(({ conversation }) => conversation);

/** The next rows of a walk, at most so many; fewer only where it ends. */
async function taken(rows: AsyncGenerator<Listed, void>, most: number): Promise<Listed[]> {
  const next: Listed[] = [];
  while (next.length < most) {
    const { value } = await rows.next();
    if (value === undefined) return next;
    next.push(value);
  }
  return next;
}
