import { describe, expect, it } from 'vitest';
import { STATUSES, TEAMS } from '../../core/conversation.ts';
import type { ConversationQuery, Conversations } from '../../lambdas/ports.ts';
import { aConversation, never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every implementation of the port Conversations promises. */
export const describeConversations = (name: string, open: Open<Conversations>) =>
  describe(`conversations: ${name}`, () => {
    const conversations = openedForEach(open);
    const list = async (query: Partial<ConversationQuery>, brand = 'harbour'): Promise<string[]> =>
      (await conversations().list(brand, { limit: 200, ...query })).map(({ id }) => id);

    it('give back exactly what was saved, by id alone', async () => {
      const conversation = aConversation({ customer: { id: 'ada', name: 'Ada' }, clocks: { dueAt: NOON, overdue: true } });
      expect(await conversations().save([never(conversation)])).toEqual([]);
      expect(await conversations().load(['c1', 'c2'])).toEqual(new Map([['c1', { value: conversation, version: 1 }]]));
    });

    it('let a stale version lose, and its neighbours win', async () => {
      await conversations().save([never(aConversation())]);
      const losers = await conversations().save([never(aConversation({ reach: 99 })), never(aConversation({ id: 'c2' }))]);
      expect(losers).toEqual(['c1']);
      expect(await conversations().save([{ value: aConversation({ reach: 11 }), version: 1 }])).toEqual([]);
      expect((await conversations().load(['c1'])).get('c1')).toMatchObject({ value: { reach: 11 }, version: 2 });
      expect(await list({})).toEqual(['c2', 'c1']);
    });

    it('never show those of another brand', async () => {
      await conversations().save([never(aConversation()), never(aConversation({ id: 'c2', brand: 'meadow' }))]);
      expect(await list({})).toEqual(['c1']);
      expect(await list({}, 'meadow')).toEqual(['c2']);
      expect((await conversations().page('meadow', undefined, 10)).map(({ id }) => id)).toEqual(['c2']);
    });

    it('move in the lists when they change', async () => {
      await conversations().save([never(aConversation()), never(aConversation({ id: 'c2', lastMessageAt: NOON + 1 }))]);
      await conversations().save([{ value: aConversation({ status: 'resolved', lastMessageAt: NOON + 2 }), version: 1 }]);
      expect(await list({})).toEqual(['c1', 'c2']);
      expect(await list({ status: 'waiting-on-brand' })).toEqual(['c2']);
      expect(await list({ status: 'resolved' })).toEqual(['c1']);
    });

    describe('lists', () => {
      const everyKind = Array.from({ length: 36 }, (_, index) =>
        aConversation({
          id: `c${String(index).padStart(2, '0')}`,
          status: STATUSES[index % 3] ?? 'resolved',
          team: TEAMS[index % 4] ?? 'care',
          lastMessageAt: NOON + (index % 5),
          priority: { score: (index * 7) % 10, reasons: [] },
        }),
      );
      const keyOf = { recent: 'lastMessageAt', priority: 'score' } as const;
      const sortKey = (sort: keyof typeof keyOf, id: string): number => {
        const conversation = everyKind.find((one) => one.id === id);
        return (sort === 'recent' ? conversation?.lastMessageAt : conversation?.priority.score) ?? Number.NaN;
      };

      it.each([
        ['everything, newest first', {}],
        ['everything, highest priority first', { sort: 'priority' }],
        ['one status', { status: 'resolved' }],
        ['one team by priority', { team: 'sales', sort: 'priority' }],
        ['one status of one team', { status: 'waiting-on-brand', team: 'care', sort: 'recent' }],
      ] as const)('page through %s: each once, the highest key first, then the highest id', async (_name, query: Partial<ConversationQuery>) => {
        await conversations().save(everyKind.map(never));
        const sort = query.sort ?? 'recent';
        const wanted = everyKind
          .filter(({ status, team }) => (query.status ?? status) === status && (query.team ?? team) === team)
          .map(({ id }) => id)
          .toSorted((a, b) => sortKey(sort, b) - sortKey(sort, a) || (a < b ? 1 : -1));
        const found: string[] = [];
        let page = await list({ ...query, limit: 5 });
        while (page.length > 0) {
          found.push(...page);
          const id = page.at(-1) ?? '';
          page = await list({ ...query, limit: 5, after: { key: sortKey(sort, id), id } });
        }
        expect(found).toEqual(wanted);
      });
    });

    it('page through a brand in the order of their ids', async () => {
      await conversations().save(['c3', 'c1', 'c2'].map((id) => never(aConversation({ id }))));
      const first = await conversations().page('harbour', undefined, 2);
      const second = await conversations().page('harbour', 'c2', 2);
      expect([first, second].map((page) => page.map(({ id }) => id))).toEqual([['c1', 'c2'], ['c3']]);
    });
  });
