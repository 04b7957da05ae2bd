import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { STATUSES, type Conversation } from '../../../../core/conversation.ts';
import { TEAMS } from '../../../../core/teams.ts';
import { DAY, LAST_TIME } from '../../../../core/time.ts';
import { createConversations } from '../../../../lambdas/adapters/dynamo/conversations.ts';
import type { After, ConversationQuery, Conversations, KeptConversation } from '../../../../lambdas/ports.ts';
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
        priority: { score: [20, 0, (index * 13) % 101][index % 5] ?? 20, reasons: [] },
      }),
    );

  describe('cost one write unit each, with the messages of a customer and a brand, and for their lists', () => {
    const told = (over: Partial<Conversation>): KeptConversation => ({ ...TALKED, conversation: { ...TALKED.conversation, ...over } });
    const { lastMessageAt } = TALKED.conversation;
    const ordinary = { priority: { score: 0, reasons: [] } };
    const stand = { priority: { score: 42, reasons: ['the customer is unhappy'] } };

    it.each<[string, Partial<Conversation> | undefined, Partial<Conversation>, number]>([
      ['one when it is new and ordinary', undefined, ordinary, 1],
      ['two when it is new and stands out', undefined, stand, 2],
      ['two when an ordinary one moves', ordinary, { ...ordinary, lastMessageAt: lastMessageAt + 1 }, 2],
      ['two when an ordinary one is answered and waits no more', { status: 'waiting-on-brand', priority: { score: 20, reasons: [] } }, ordinary, 2],
      ['four when one that stands out moves', stand, { ...stand, lastMessageAt: lastMessageAt + 1 }, 4],
      ['two when only its score changes', stand, { priority: { score: 43, reasons: [] } }, 2],
      ['three when it begins to stand out', ordinary, stand, 3],
      ['three when it ceases to', stand, ordinary, 3],
      ['nothing when it keeps its place', stand, { ...stand, reach: 9_999 }, 0],
      ['nothing when an ordinary one keeps its place', ordinary, { ...ordinary, reach: 9_999 }, 0],
    ])('%s', async (_name, before, after, units) => {
      if (before !== undefined) await conversations.save([never(told(before))]);
      const count = counted(opened.client);
      expect(await conversations.save([{ value: told(after), version: before === undefined ? 0 : 1 }])).toEqual([]);
      expect([count.writeUnits, count.indexUnits]).toEqual([1, units]);
    });
  });

  describe('show a page of three', () => {
    const page = { status: 'waiting-on-brand', team: 'care', limit: 3 } as const;
    /** So many in time order, each a millisecond after the one before. */
    const inARow = (count: number, from: number, score = 90): Conversation[] =>
      Array.from({ length: count }, (_, index) =>
        aConversation({ id: `s${from + index}`, lastMessageAt: NOON + from + index, priority: { score, reasons: [] } }),
      );
    const asks = (queries: number): Map<string, number> =>
      new Map([
        ['Query', queries],
        ['BatchGetItem', 1],
      ]);

    it.each([40, 200])('for four short queries and three documents, of %i', async (all) => {
      await keep(many(all).map((one) => ({ ...one, status: page.status, team: page.team })));
      for (const sort of ['recent', 'priority'] as const) {
        const count = counted(opened.client);
        expect(await list({ ...page, sort })).toHaveLength(3);
        expect(count.calls).toEqual(asks(4));
        expect(count.readUnits).toBeLessThanOrEqual(4 * 0.5 + 3);
      }
    });

    it.each([8, 80])('for four queries more where only ordinary ones follow, of %i', async (all) => {
      await keep([...inARow(2, 0), ...inARow(all, 10, 20)]);
      const count = counted(opened.client);
      expect(await list({ ...page, sort: 'priority' })).toEqual(['s1', 's0', `s${9 + all}`]);
      expect(count.calls).toEqual(asks(8));
    });

    it('for as many past all that stand out', async () => {
      await keep([...inARow(5, 0), ...inARow(20, 10, 20)]);
      const count = counted(opened.client);
      const after = aConversation({ id: 's20', lastMessageAt: NOON + 20, priority: { score: 20, reasons: [] } });
      expect(await list({ ...page, sort: 'priority', after })).toEqual(['s19', 's18', 's17']);
      expect(count.calls).toEqual(asks(8));
      expect(count.readUnits).toBeLessThanOrEqual(8 * 0.5 + 3);
    });

    it('for keys more alone where those that stand out lie between the ordinary ones', async () => {
      await keep([...inARow(3, 0, 20), ...inARow(200, 10)]);
      const [after] = inARow(1, 10);
      const count = counted(opened.client);
      expect(await list({ ...page, sort: 'priority', after })).toEqual(['s2', 's1', 's0']);
      expect(count.calls.get('BatchGetItem')).toBe(1);
      expect(count.readUnits).toBeLessThanOrEqual(4 * 0.5 + 200 / 20 + 4 * 0.5 + 3);
    });
  });

  describe('while the indexes lag behind', () => {
    const urgent = { score: 90, reasons: [] };
    const calm = { score: 10, reasons: [] };
    const ordinary = { score: 20, reasons: [] };
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
      expect(await list({ sort: 'priority', after: aConversation({ id: 'c1', lastMessageAt: NOON + 1 }) })).toEqual(['c3']);
      opened.indexes.catchUp();
      expect(await list({ sort: 'priority', after: aConversation({ id: 'c1', lastMessageAt: NOON + 1 }) })).toEqual(['c3', 'c2']);
    });

    it('show one that begins to stand out where it stood, once, until they catch up', async () => {
      await change(aConversation({ id: 'c4', lastMessageAt: NOON + 4, priority: ordinary }), 0);
      expect(await list({ sort: 'priority' })).toEqual(['c2', 'c1', 'c3']);
      opened.indexes.catchUp();
      expect(await list({ sort: 'priority' })).toEqual(['c2', 'c1', 'c4', 'c3']);
      await opened.indexes.standStill();
      await change(aConversation({ id: 'c4', lastMessageAt: NOON + 4, priority: { score: 95, reasons: [] } }));
      expect(await list({ sort: 'priority', limit: 1 })).toEqual(['c2']);
      expect(await list({ sort: 'priority' })).toEqual(['c4', 'c2', 'c1', 'c3']);
      opened.indexes.catchUp();
      expect(await list({ sort: 'priority' })).toEqual(['c4', 'c2', 'c1', 'c3']);
    });

    it('skip nothing because one has become ordinary', async () => {
      await change(aConversation({ id: 'c2', lastMessageAt: NOON + 2, priority: ordinary }));
      expect(await list({ sort: 'priority' })).toEqual(['c1', 'c2', 'c3']);
      expect(await list({ sort: 'priority', limit: 1 })).toEqual(['c1']);
      opened.indexes.catchUp();
      expect(await list({ sort: 'priority' })).toEqual(['c1', 'c2', 'c3']);
    });

    it('come to an end when every one of them has moved', async () => {
      for (const id of ['c1', 'c2', 'c3']) await change(aConversation({ id, lastMessageAt: NOON + 100 }));
      expect(await list({ after: aConversation({ id: 'c3', lastMessageAt: NOON + 3 }) })).toEqual([]);
      expect(await list()).toEqual(['c3', 'c2', 'c1']);
    });
  });

  describe('over shards', () => {
    const walk = async (port: Conversations, query: Partial<ConversationQuery>): Promise<string[]> => {
      const pageAfter = (after?: After) => port.list('harbour', { ...query, limit: 7, after });
      const found: string[] = [];
      for (let page = await pageAfter(); page.length > 0; page = await pageAfter(page.at(-1))) found.push(...ids(page));
      return found;
    };

    it.each<[string, Partial<ConversationQuery>]>([
      ['by time', {}],
      ['by priority, of one team', { sort: 'priority', team: 'care' }],
      ['by priority, of one status', { sort: 'priority', status: 'waiting-on-brand' }],
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

  it('are looked for after the longest place that a cursor names', async () => {
    await keep([aConversation()]);
    const after = aConversation({ id: 'z'.repeat(512), lastMessageAt: LAST_TIME, priority: { score: 100, reasons: [] } });
    expect(await list({ after })).toEqual(['c1']);
    expect(await list({ sort: 'priority', after })).toEqual(['c1']);
    expect(await conversations.page('harbour', after, 5)).toEqual([]);
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

    it('lead on to what they were merged into for as long after somebody last asked', async () => {
      await conversations.save([never({ id: 'c2', brand: 'harbour', mergedInto: 'c1' })]);
      const isThere = async (): Promise<boolean> => (await conversations.load(['c2'])).size === 1;
      now = NOON + 40 * DAY;
      expect(await isThere()).toBe(true);
      now = NOON + 70 * DAY;
      expect(await isThere()).toBe(true);
      now = NOON + 130 * DAY;
      expect(await isThere()).toBe(false);
    });

    it('are kept from when they were saved, where their messages are old', async () => {
      await keep([aConversation({ lastMessageAt: NOON - 900 * DAY })]);
      now = NOON + 30 * DAY - 1;
      expect(await list()).toEqual(['c1']);
    });
  });
});
