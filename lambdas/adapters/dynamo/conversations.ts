import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { completedConversation, type Conversation } from '../../../core/conversation.ts';
import type { AnyConversation, Conversations, Versioned } from '../../ports.ts';
import { listing, walkByPriority, walkByTime, type ConversationWalk } from './conversation-lists.ts';
import { documents } from './documents.ts';
import { inParallel } from './in-parallel.ts';
import { conversationKey } from './keys.ts';
import { comesBefore, rowsOf, type Listed } from './lists.ts';
import { expiryOf, isMet, itemsOf, putIfNext, type Item, type Table } from './table.ts';

const stored = documents<AnyConversation>(completed);

function completed(one: AnyConversation): AnyConversation {
  return 'mergedInto' in one ? one : { ...one, conversation: completedConversation(one.conversation) };
}

/**
 * The conversations in DynamoDB: one item each, listed by status, team and shard in one index or two (conversation-lists.ts).
 *
 * Costs in write units, below a kilobyte: 1 each time, and for the lists
 *
 *                                      ordinary   stands out
 *   a new one                                 1            2
 *   one that has a message more               2            4
 *   one that begins or ceases to stand out        3
 *   nothing of its place has changed          0            0
 *
 * A page costs the same at a thousand conversations and at a million: a short query a list, and its rows. By priority, from the first
 * ordinary one on, it asks two lists for each, and reads keys that it does not show: of those that stand out whose last messages lie
 * between. Among thousands of complaints that is thousands of keys, 0.5 read units for about 25.
 */
export const createConversations = (table: Table): Conversations => ({
  load: async (ids) => {
    const items = await itemsOf(table, ids.map(conversationKey));
    await keepAlive(table, items.filter(isMerged));
    return new Map(items.map(stored.versionedOf).map((one) => [idOf(one.value), one]));
  },
  save: async (conversations) => {
    const saved = await inParallel(conversations, (kept) => putIfNext(table, itemOf(table, kept)));
    return conversations.flatMap(({ value }, index) => (saved[index] === true ? [] : [idOf(value)]));
  },
  list: (brand, { status, team, sort = 'recent', after, limit }) => {
    const filter = { brand, status, team };
    const direction = sort === 'oldest' ? 'ascending' : 'descending';
    const walk = sort === 'priority' ? walkByPriority(table.shards, filter, after) : walkByTime(table.shards, filter, direction, after);
    const isAsked = (one: Conversation): boolean => one.brand === brand && (status ?? one.status) === one.status && (team ?? one.team) === one.team;
    return pageOf(table, walk, limit, isAsked);
  },
  page: (brand, after, limit) => pageOf(table, walkByTime(table.shards, { brand }, 'ascending', after), limit, (one) => one.brand === brand),
});

const idOf = (value: AnyConversation): string => ('mergedInto' in value ? value.id : value.conversation.id);

/** A conversation is kept for so long after its last message, or after it was saved last where that is later: an import of old ones stays. */
function itemOf(table: Table, one: Versioned<AnyConversation>) {
  const { value } = one;
  const item = { ...conversationKey(idOf(value)), ...stored.next(one) };
  if ('mergedInto' in value) return { ...item, merged: true, expires: expiryOf(table.now(), 2 * table.retentionDays) };
  const { conversation } = value;
  const expires = expiryOf(Math.max(conversation.lastMessageAt, table.now()), table.retentionDays);
  return { ...item, ...listing(conversation, table.shards), expires };
}

const isMerged = ({ merged }: Item): boolean => merged === true;

/**
 * One that was merged into another is kept for as long after somebody last asked for it, so that no message that it led there outlives
 * it. It is written anew when half of its life is over: once in that time, and not with each message.
 */
async function keepAlive({ client, name, now, retentionDays }: Table, merged: readonly Item[]): Promise<void> {
  const old = merged.filter(({ expires }) => typeof expires === 'number' && expires < expiryOf(now(), retentionDays));
  await inParallel(old, ({ pk, sk }) =>
    isMet(
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: { pk, sk },
          UpdateExpression: 'SET #expires = :expires',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeNames: { '#expires': 'expires' },
          ExpressionAttributeValues: { ':expires': expiryOf(now(), 2 * retentionDays) },
        }),
      ),
    ),
  );
}

interface Standing {
  readonly conversation: Conversation;
  readonly position: string;
}

/**
 * A page of a walk. The index only says where to look: what is shown, and where it stands, is what the documents say now, so that a page
 * never shows a conversation under a status that it has left. One that has moved on along the walk is met there.
 */
async function pageOf(
  table: Table,
  walk: ConversationWalk,
  limit: number,
  isAsked: (conversation: Conversation) => boolean,
): Promise<Conversation[]> {
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

/** Where listed conversations stand now, those left out that are gone, were merged, or have moved to where the walk has been. */
async function standing(table: Table, walk: ConversationWalk, rows: readonly Listed[]): Promise<Standing[]> {
  const items = await itemsOf(
    table,
    rows.map(({ key }) => key),
  );
  return items
    .map(stored.of)
    .flatMap((one) => ('mergedInto' in one ? [] : [one.conversation]))
    .map((conversation) => ({ conversation, position: walk.positionOf(conversation) }))
    .filter(({ position }) => walk.after === undefined || comesBefore(walk, walk.after, position));
}

const inOrder = (walk: ConversationWalk, shown: readonly Standing[]): Conversation[] =>
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
