import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATUSES, TEAMS, type Conversation } from '../../../../core/conversation.ts';
import { DAY } from '../../../../core/time.ts';
import { createConversations } from '../../../../lambdas/adapters/dynamo/conversations.ts';
import type { After, ConversationQuery, Conversations } from '../../../../lambdas/ports.ts';
import { aConversation, keeping, never, NOON } from '../../../contracts/builders.ts';
import { describeConversations, describeConversationSaves } from '../../../contracts/conversations.contract.ts';
import { counted, openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { onTable, onTableWithoutIndexes } from './opened.ts';
import { TALKED } from './realistic.ts';

describeConversations('DynamoDB', onTable(createConversations));
describeConversations('DynamoDB, in one shard', onTable(createConversations, { shards: 1 }));
describeConversationSaves('DynamoDB whose indexes stand still', onTableWithoutIndexes(createConversations));

describe('conversations in DynamoDB', () => {
  let now = NOON;
  let opened: OpenTable;
  let conversations: Conversations;
  beforeEach(async () => {
    now = NOON;
    opened = await openTable({ now: () => now, retentionDays: 30 });
    conversations = createConversations(opened.table);
  });
  afterEach(() => opened.close());

  const inShards = (shards: number): Conversations => createConversations({ ...opened.table, shards });
  const keep = (all: readonly Conversation[], port = conversations) => port.save(all.map((one) => never(keeping(one))));
  const change = (one: Conversation, version = 1) => conversations.save([{ value: keeping(one), version }]);
  const ids = (found: readonly Conversation[]): string[] => found.map(({ id }) => id);
  const list = async (query: Partial<ConversationQuery> = {}): Promise<string[]> => ids(await conversations.list('harbour', { limit: 50, ...query }));
  const many = (count: number): Conversation[] =>
    Array.from({ length: count }, (_, index) =>
      aConversation({
        id: `c${String(index).padStart(3, '0')}`,
        status: STATUSES[index % 3] ?? 'resolved',
        team: TEAMS[index % 4] ?? 'care',
        lastMessageAt: NOON + ((index * 7) % 50),
        priority: { score: (index * 13) % 101, reasons: [] },
      }),
    );

  it('cost one write unit each and two for their lists, with the messages of a customer and a brand, and two a list that they move in', async () => {
    const later = { ...TALKED, conversation: { ...TALKED.conversation, lastMessageAt: TALKED.conversation.lastMessageAt + 1 } };
    const count = counted(opened.client);
    await conversations.save([never(TALKED)]);
    expect([count.writeUnits, count.indexUnits]).toEqual([1, 2]);
    await conversations.save([{ value: later, version: 1 }]);
    expect([count.writeUnits, count.indexUnits]).toEqual([2, 4]);
    await conversations.save([{ value: later, version: 2 }]);
    expect([count.writeUnits, count.indexUnits]).toEqual([3, 4]);
  });

  it.each([40, 200])('show a page of three for four short queries and three documents, of %i', async (all) => {
    await keep(many(all));
    const count = counted(opened.client);
    expect(await list({ status: 'resolved', team: 'care', limit: 3 })).toHaveLength(3);
    expect([...count.calls]).toEqual([
      ['Query', 4],
      ['BatchGetItem', 1],
    ]);
    expect(count.readUnits).toBeLessThanOrEqual(4 * 0.5 + 3);
  });

  describe('while the indexes lag behind', () => {
    const urgent = { score: 90, reasons: [] };
    const calm = { score: 10, reasons: [] };
    beforeEach(async () => {
      await keep([
        aConversation({ id: 'c1', lastMessageAt: NOON + 1 }),
        aConversation({ id: 'c2', lastMessageAt: NOON + 2, priority: urgent }),
        aConversation({ id: 'c3', lastMessageAt: NOON + 3, priority: calm }),
      ]);
      await opened.indexes.standStill();
    });

    it('show none under a status or a team that it has left', async () => {
      await change(aConversation({ id: 'c2', lastMessageAt: NOON + 2, status: 'resolved' }));
      await change(aConversation({ id: 'c3', lastMessageAt: NOON + 3, team: 'sales' }));
      expect(await list({ status: 'waiting-on-brand', team: 'care' })).toEqual(['c1']);
      opened.indexes.catchUp();
      expect(await list({ status: 'resolved' })).toEqual(['c2']);
    });

    it('fill a page with those that come next', async () => {
      await change(aConversation({ id: 'c3', lastMessageAt: NOON + 3, status: 'resolved' }));
      expect(await list({ status: 'waiting-on-brand', limit: 2 })).toEqual(['c2', 'c1']);
    });

    it('show what the documents say, in the order that they say', async () => {
      await change(aConversation({ id: 'c1', lastMessageAt: NOON + 9, reach: 99 }));
      expect(await list()).toEqual(['c1', 'c3', 'c2']);
      expect((await conversations.list('harbour', { limit: 1 }))[0]?.id).toBe('c3');
      opened.indexes.catchUp();
      expect((await conversations.list('harbour', { limit: 1 }))[0]).toMatchObject({ id: 'c1', reach: 99 });
    });

    it('skip nothing because one has fallen', async () => {
      await change(aConversation({ id: 'c2', lastMessageAt: NOON + 2, priority: { score: 5, reasons: [] } }));
      const [first] = await conversations.list('harbour', { sort: 'priority', limit: 1 });
      expect(first?.id).toBe('c1');
      expect(await list({ sort: 'priority', after: { key: 50, id: 'c1' } })).toEqual(['c3']);
      opened.indexes.catchUp();
      expect(await list({ sort: 'priority', after: { key: 50, id: 'c1' } })).toEqual(['c3', 'c2']);
    });

    it('come to an end when every one of them has moved', async () => {
      for (const id of ['c1', 'c2', 'c3']) await change(aConversation({ id, lastMessageAt: NOON + 100 }));
      expect(await list({ after: { key: NOON + 3, id: 'c3' } })).toEqual([]);
      expect(await list()).toEqual(['c3', 'c2', 'c1']);
    });
  });

  describe('over shards', () => {
    const walk = async (port: Conversations, query: Partial<ConversationQuery>): Promise<string[]> => {
      const found: string[] = [];
      for (let after: After | undefined; ;) {
        const page = await port.list('harbour', { ...query, limit: 7, after });
        const last = page.at(-1);
        if (last === undefined) return found;
        found.push(...ids(page));
        after = { key: query.sort === 'priority' ? last.priority.score : last.lastMessageAt, id: last.id };
      }
    };

    it.each<[string, Partial<ConversationQuery>]>([
      ['by time', {}],
      ['by priority, of one team', { sort: 'priority', team: 'care' }],
    ])('are listed %s alike, in one shard and in eight', async (_name, query) => {
      await keep(many(60), inShards(1));
      const inOne = await walk(inShards(1), query);
      const other = await openTable({ shards: 8 });
      const eight = createConversations(other.table);
      await keep(many(60), eight);
      expect(await walk(eight, query)).toEqual(inOne);
      expect(inOne.length).toBeGreaterThan(14);
      await other.close();
    });

    it('are all listed, each once, after their number has grown and some were saved again', async () => {
      await keep(many(40), inShards(2));
      const again = many(40).slice(0, 20);
      await inShards(4).save(again.map((one) => ({ value: keeping({ ...one, reach: 99 }), version: 1 })));
      expect((await walk(inShards(4), {})).toSorted()).toEqual(ids(many(40)));
      expect(ids(await inShards(4).page('harbour', undefined, 100)).toSorted()).toEqual(ids(many(40)));
    });
  });

  describe('after their time', () => {
    it('are gone, though DynamoDB deletes late, and may begin anew', async () => {
      await keep([aConversation()]);
      now = NOON + 30 * DAY;
      expect((await conversations.load(['c1'])).size).toBe(0);
      expect(await list()).toEqual([]);
      expect(await keep([aConversation({ lastMessageAt: now })])).toEqual([]);
      expect((await conversations.load(['c1'])).get('c1')?.version).toBe(1);
    });

    it('are kept from when they were saved, where their messages are old', async () => {
      await keep([aConversation({ lastMessageAt: NOON - 900 * DAY })]);
      now = NOON + 30 * DAY - 1;
      expect(await list()).toEqual(['c1']);
    });
  });
});
