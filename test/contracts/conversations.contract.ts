import { describe, expect, it } from 'vitest';
import { MESSAGES_READ, STATUSES, type Conversation } from '../../core/conversation.ts';
import { TEAMS } from '../../core/teams.ts';
import type { After, AnyConversation, ConversationQuery, Conversations, Versioned } from '../../lambdas/ports.ts';
import { aConversation, keeping, never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every implementation of the port Conversations promises. */
export const describeConversations = (name: string, open: Open<Conversations>) =>
  describe(`conversations: ${name}`, () => {
    describeSaves(open);
    describeLists(open);
    describePages(open);
  });

/** What it promises as soon as a save has returned, however far behind its lists are. */
export const describeConversationSaves = (name: string, open: Open<Conversations>) =>
  describe(`conversations: ${name}`, () => {
    describeSaves(open);
  });

const describeSaves = (open: Open<Conversations>) =>
  describe('saving', () => {
    const conversations = openedForEach(open);

    it('gives back exactly what was saved, by id alone', async () => {
      const kept = keeping(aConversation({ customer: { id: 'ada', name: 'Ada' }, clocks: { dueAt: NOON, overdue: true } }), 'x:2', 'x:1');
      expect(await conversations().save([never(kept)])).toEqual([]);
      expect(await conversations().load(['c1', 'c2', 'c1'])).toEqual(new Map([['c1', { value: kept, version: 1 }]]));
      expect(await conversations().load([])).toEqual(new Map());
    });

    it('lets a stale version lose, and its neighbours win', async () => {
      await conversations().save([never(keeping(aConversation(), 'x:1'))]);
      const losers = await conversations().save([never(keeping(aConversation({ reach: 99 }))), never(keeping(aConversation({ id: 'c2' })))]);
      expect(losers).toEqual(['c1']);
      expect(await conversations().save([{ value: keeping(aConversation({ reach: 11 }), 'x:1', 'x:2'), version: 1 }])).toEqual([]);
      const found = await conversations().load(['c1', 'c2']);
      expect(found.get('c1')).toEqual({ value: keeping(aConversation({ reach: 11 }), 'x:1', 'x:2'), version: 2 });
      expect(found.get('c2')?.version).toBe(1);
    });

    it('lets exactly one of many simultaneous savers win', async () => {
      const savers = Array.from({ length: 8 }, (_, reach) => conversations().save([never(keeping(aConversation({ reach })))]));
      expect((await Promise.all(savers)).filter((losers) => losers.length === 0)).toHaveLength(1);
    });

    it('keeps as many messages of one as are ever read, in their order', async () => {
      const ids = Array.from({ length: MESSAGES_READ }, (_, index) => `facebook:${(index * 7_919) % MESSAGES_READ}_${index}_1234567890`);
      await conversations().save([never(keeping(aConversation(), ...ids))]);
      expect((await conversations().load(['c1'])).get('c1')).toEqual({ value: keeping(aConversation(), ...ids), version: 1 });
    });

    it('keeps which were merged into one, and into which one was merged', async () => {
      const kept = { ...keeping(aConversation(), 'x:1'), merged: ['c2', 'c3'] };
      const merged = { id: 'c2', brand: 'harbour', mergedInto: 'c1' };
      expect(await conversations().save([never(kept), never(merged)])).toEqual([]);
      expect(await conversations().save([never(merged), never(keeping(aConversation({ id: 'c2' })))])).toEqual(['c2', 'c2']);
      expect(await conversations().load(['c1', 'c2'])).toEqual(
        new Map<string, Versioned<AnyConversation>>([
          ['c1', { value: kept, version: 1 }],
          ['c2', { value: merged, version: 1 }],
        ]),
      );
    });

    it('gives more of them at once than a hundred', async () => {
      const all = Array.from({ length: 130 }, (_, index) => keeping(aConversation({ id: `c${index}` }), `x:${index}`));
      expect(await conversations().save(all.map(never))).toEqual([]);
      const found = await conversations().load(all.map(({ conversation }) => conversation.id));
      expect(found).toEqual(new Map(all.map((value) => [value.conversation.id, { value, version: 1 }])));
    });
  });

/** Of every status and team, with equal times, and scores that are ordinary for one status and not for another, equal and fractional ones among them. */
const everyKind = Array.from({ length: 48 }, (_, index) =>
  aConversation({
    id: `c${String(index).padStart(2, '0')}`,
    status: STATUSES[index % 3] ?? 'resolved',
    team: TEAMS[index % 4] ?? 'care',
    lastMessageAt: NOON + ((index * 7) % 5),
    priority: { score: [0, 20, 20, 0, 9.5, 20, 50, 0, 99.5, 100, 20][index % 11] ?? 0, reasons: [] },
  }),
);

const describeLists = (open: Open<Conversations>) =>
  describe('lists', () => {
    const conversations = openedForEach(open);
    const list = async (query: Partial<ConversationQuery>, brand = 'harbour'): Promise<string[]> =>
      (await conversations().list(brand, { limit: 200, ...query })).map(({ id }) => id);

    it('show none that was merged into another', async () => {
      await conversations().save([never(keeping(aConversation(), 'x:1')), never(keeping(aConversation({ id: 'c2' }), 'x:2'))]);
      await conversations().save([
        { value: { id: 'c2', brand: 'harbour', mergedInto: 'c1' }, version: 1 },
        never({ id: 'c3', brand: 'harbour', mergedInto: 'c1' }),
      ]);
      expect(await list({})).toEqual(['c1']);
      expect(await list({ sort: 'priority' })).toEqual(['c1']);
      expect((await conversations().page('harbour', undefined, 10)).map(({ id }) => id)).toEqual(['c1']);
    });

    it('show the conversations as they were saved last', async () => {
      await conversations().save([never(keeping(aConversation(), 'x:1'))]);
      await conversations().save([{ value: keeping(aConversation({ reach: 11 }), 'x:1', 'x:2'), version: 1 }]);
      expect(await conversations().list('harbour', { limit: 5 })).toEqual([aConversation({ reach: 11 })]);
    });

    it('never show those of another brand', async () => {
      await conversations().save([never(keeping(aConversation())), never(keeping(aConversation({ id: 'c2', brand: 'meadow' })))]);
      expect(await list({})).toEqual(['c1']);
      expect(await list({}, 'meadow')).toEqual(['c2']);
      expect(await list({}, 'elsewhere')).toEqual([]);
    });

    it('move one when it changes', async () => {
      await conversations().save([never(keeping(aConversation())), never(keeping(aConversation({ id: 'c2', lastMessageAt: NOON + 1 })))]);
      await conversations().save([{ value: keeping(aConversation({ status: 'resolved', lastMessageAt: NOON + 2 })), version: 1 }]);
      expect(await list({})).toEqual(['c1', 'c2']);
      expect(await list({ status: 'waiting-on-brand' })).toEqual(['c2']);
      expect(await list({ status: 'resolved' })).toEqual(['c1']);
    });

    it.each<[string, Partial<ConversationQuery>, number]>([
      ['everything, newest first', {}, 7],
      ['everything, highest priority first', { sort: 'priority' }, 7],
      ['everything, oldest first', { sort: 'oldest' }, 7],
      ['those that wait, oldest first', { status: 'waiting-on-brand', sort: 'oldest' }, 5],
      ['one status', { status: 'resolved' }, 5],
      ['one team by priority', { team: 'sales', sort: 'priority' }, 5],
      ['one status of one team', { status: 'waiting-on-brand', team: 'care', sort: 'recent' }, 1],
      ['those that wait, by priority', { status: 'waiting-on-brand', sort: 'priority' }, 5],
      ['those that wait for one team, by priority', { status: 'waiting-on-brand', team: 'compliance', sort: 'priority' }, 1],
      ['those that are done, of one team, by priority', { status: 'resolved', team: 'communications', sort: 'priority' }, 1],
    ])('page through %s: each once, by score if asked, then by time, then by id', async (_name, query, limit) => {
      await conversations().save(everyKind.map((conversation) => never(keeping(conversation))));
      const wanted = everyKind
        .filter(({ status, team }) => (query.status ?? status) === status && (query.team ?? team) === team)
        .toSorted(
          (a, b) => (query.sort === 'priority' ? b.priority.score - a.priority.score : 0) || (query.sort === 'oldest' ? inTime(a, b) : -inTime(a, b)),
        );
      expect(wanted.length).toBeGreaterThan(limit);
      expect(await whole((after) => conversations().list('harbour', { ...query, limit, after }))).toEqual(wanted);
    });

    it('move one by priority when it begins or ceases to stand out', async () => {
      const stands = (id: string, score: number, lastMessageAt: number) =>
        keeping(aConversation({ id, lastMessageAt, priority: { score, reasons: [] } }));
      await conversations().save([stands('c1', 20, NOON), stands('c2', 50, NOON + 1), stands('c3', 20, NOON + 2)].map(never));
      expect(await list({ sort: 'priority' })).toEqual(['c2', 'c3', 'c1']);
      await conversations().save([stands('c1', 60, NOON), stands('c2', 20, NOON + 1)].map((value) => ({ value, version: 1 })));
      expect(await list({ sort: 'priority' })).toEqual(['c1', 'c3', 'c2']);
      expect(await list({})).toEqual(['c3', 'c2', 'c1']);
    });
  });

const describePages = (open: Open<Conversations>) =>
  describe('pages', () => {
    const conversations = openedForEach(open);
    const all = (brand: string, limit: number): Promise<Conversation[]> => whole((after) => conversations().page(brand, after, limit));

    it.each([5, 48, 200])('hold every conversation of the brand once, by its last message, then by id, %i a page', async (limit) => {
      await conversations().save(everyKind.map((conversation) => never(keeping(conversation))));
      await conversations().save([never(keeping(aConversation({ id: 'foreign', brand: 'meadow' })))]);
      const wanted = everyKind.toSorted(inTime);
      expect(await all('harbour', limit)).toEqual(wanted);
      expect(await all('elsewhere', limit)).toEqual([]);
    });

    it('begin at a time, its first moment included, and lists go back from before it', async () => {
      await conversations().save(everyKind.map((conversation) => never(keeping(conversation))));
      const [since, before] = [
        everyKind.filter(({ lastMessageAt }) => lastMessageAt >= NOON + 2),
        everyKind.filter(({ lastMessageAt }) => lastMessageAt < NOON + 2),
      ];
      expect(await conversations().page('harbour', beginning(NOON + 2), 200)).toEqual(since.toSorted(inTime));
      expect(await conversations().list('harbour', { after: beginning(NOON + 2), limit: 200 })).toEqual(before.toSorted(inTime).toReversed());
    });
  });

/** A place before all conversations of a time: no id comes before the empty one. */
const beginning = (lastMessageAt: number): After => ({ id: '', lastMessageAt, priority: { score: 0 } });

/** By the last message, then by id. */
const inTime = (a: Conversation, b: Conversation): number => a.lastMessageAt - b.lastMessageAt || (a.id < b.id ? -1 : 1);

/** All pages together, each but the last asked for by the last row of the one before. */
async function whole(pageAfter: (after: After | undefined) => Promise<readonly Conversation[]>): Promise<Conversation[]> {
  const found: Conversation[] = [];
  for (let page = await pageAfter(undefined); page.length > 0; page = await pageAfter(page.at(-1))) found.push(...page);
  return found;
}
