import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/time.ts';
import type { Conversations } from '../../../lambdas/ports.ts';
import { LOOKED_AT } from '../../../lambdas/care-api/conversation-rows.ts';
import { aCareDesk } from './a-care-desk.ts';
import { aBrand, aConversation, anApi, NOON, stored } from './an-api.ts';

type Asked = Record<string, string>;
const idsIn = ({ json }: { json: { items: { id: string }[] } }) => json.items.map(({ id }) => id);
const list = 'GET /brands/acme/conversations';

/** Every page of a list; `between` happens after each. */
const everyPage = async ({ ask }: Pick<ReturnType<typeof anApi>, 'ask'>, query: Asked, between = async (_page: number) => {}) => {
  const ids: string[] = [];
  for (let page = 0, cursor: string | undefined; page === 0 || cursor !== undefined; page += 1) {
    const answer = await ask(list, { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } });
    expect(answer.status).toBe(200);
    ids.push(...idsIn(answer));
    cursor = answer.json.next;
    await between(page);
  }
  return ids;
};

describe('the list of what somebody holds', () => {
  const holding = async (count: number) => {
    const desk = await aCareDesk(count + 2);
    for (let number = 1; number <= count; number += 1) await desk.act('robin', `c-${number}/assign`);
    await desk.act('kim', `c-${count + 1}/assign`);
    return desk;
  };

  it('shows theirs alone, the newest message first', async () => {
    const { ask } = await holding(3);
    expect(idsIn(await ask(list, { query: { assignedTo: 'robin' } }))).toEqual(['c-3', 'c-2', 'c-1']);
    expect(idsIn(await ask(list, { query: { assignedTo: 'kim' } }))).toEqual(['c-4']);
    expect(idsIn(await ask(list, { query: { assignedTo: 'lee' } }))).toEqual([]);
  });

  it('leaves out what they gave back, and what is resolved unless that is asked for', async () => {
    const { ask, act } = await holding(3);
    await act('robin', 'c-1/assign', { assignedTo: null });
    await act('robin', 'c-2/resolve');
    expect(idsIn(await ask(list, { query: { assignedTo: 'robin' } }))).toEqual(['c-3']);
    expect(idsIn(await ask(list, { query: { assignedTo: 'robin', status: 'resolved' } }))).toEqual(['c-2']);
    expect(idsIn(await ask(list, { query: { assignedTo: 'robin', team: 'sales' } }))).toEqual([]);
  });

  it.each(['recent', 'oldest', 'priority'])('pages in the order %s, each once, while others are claimed', async (sort) => {
    const desk = await holding(9);
    const before = await everyPage(desk, { assignedTo: 'robin', sort, limit: '200' });
    const paged = await everyPage(desk, { assignedTo: 'robin', sort, limit: '2' }, async (page) => {
      if (page === 1) await desk.act('robin', 'c-11/assign');
    });
    expect(before).toHaveLength(9);
    expect(paged.filter((id) => before.includes(id))).toEqual(before);
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('is of one brand', async () => {
    const { ask, ports } = await holding(2);
    await stored({ ports }).brand(aBrand('globex'));
    expect(idsIn(await ask('GET /brands/globex/conversations', { query: { assignedTo: 'robin' } }))).toEqual([]);
  });
});

describe('the list of what is overdue', () => {
  /** Of 650 that wait, every tenth has been due for an hour; of the others it is not known how long they will take. */
  const waiting = async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    const all = Array.from({ length: 650 }, (_, number) =>
      aConversation('acme', number, { clocks: { dueAt: number % 10 === 0 ? NOON - 60 * MINUTE : NOON, overdue: false } }),
    );
    await stored(api).conversations(all);
    await stored(api).conversations([aConversation('acme', 900, { status: 'resolved', clocks: { overdue: false } })]);
    return { ...api, overdue: all.filter((_, number) => number % 10 === 0).map(({ id }) => id) };
  };

  it.each([1, 7, 64, 65, 200])('shows all of it, the oldest message first, in pages of %i', async (limit) => {
    const api = await waiting();
    expect(await everyPage(api, { overdue: 'true', limit: String(limit) })).toEqual(api.overdue);
  });

  it('reads no more than it shows where all are overdue', async () => {
    const { ports } = anApi();
    const limits: number[] = [];
    const watched: Conversations['list'] = (brand, query) => {
      limits.push(query.limit);
      return ports.conversations.list(brand, query);
    };
    const { ask } = anApi({ ...ports, conversations: { ...ports.conversations, list: watched } });
    await stored({ ports }).brand(aBrand('acme'));
    const due = { clocks: { dueAt: NOON - 1, overdue: false } };
    await stored({ ports }).conversations(Array.from({ length: 300 }, (_, number) => aConversation('acme', number, due)));
    await ask(list, { query: { overdue: 'true', limit: '10' } });
    expect(limits).toEqual([11]);
  });

  it('says of each that it is overdue', async () => {
    const { json } = await (await waiting()).ask(list, { query: { overdue: 'true', limit: '3' } });
    expect(json.items).toMatchObject(Array.from({ length: 3 }, () => ({ status: 'waiting-on-brand', clocks: { overdue: true } })));
  });

  it('neither repeats nor skips one while new ones arrive and others are answered', async () => {
    const api = await waiting();
    const due = { clocks: { dueAt: NOON - 1, overdue: false } };
    const paged = await everyPage(api, { overdue: 'true', limit: '10' }, async (page) => {
      if (page < 3) await stored(api).conversations([aConversation('acme', 1_000 + page, due)]);
    });
    expect(new Set(paged).size).toBe(paged.length);
    expect(paged.filter((id) => api.overdue.includes(id))).toEqual(api.overdue);
    expect(paged).toHaveLength(api.overdue.length + 3);
  });

  it('looks at so many for one page, and says where to go on', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    const inTime = Array.from({ length: LOOKED_AT }, (_, number) => aConversation('acme', number, { clocks: { dueAt: NOON, overdue: false } }));
    const late = aConversation('acme', LOOKED_AT, { clocks: { dueAt: NOON - 1, overdue: false } });
    await stored(api).conversations([...inTime, late]);
    const first = (await api.ask(list, { query: { overdue: 'true' } })).json;
    expect(first).toMatchObject({ items: [], next: expect.any(String) });
    const second = (await api.ask(list, { query: { overdue: 'true', cursor: first.next } })).json;
    expect(second.items).toMatchObject([{ id: late.id }]);
    expect(second).not.toHaveProperty('next');
  });

  it('may be had in another order, and of one person alone', async () => {
    const api = await waiting();
    expect((await everyPage(api, { overdue: 'true', sort: 'recent', limit: '9' })).toReversed()).toEqual(api.overdue);
    expect(await everyPage(api, { overdue: 'true', assignedTo: 'robin' })).toEqual([]);
  });

  it.each(['false', '', 'yes'])('is not asked for by %j', async (overdue) => {
    expect(await (await waiting()).ask(list, { query: { overdue } })).toMatchObject({ status: 400, json: { errors: [{ path: 'overdue' }] } });
  });

  it('takes no cursor of the whole list, nor of another desk', async () => {
    const { ask } = await waiting();
    const cursor = (await ask(list, { query: { limit: '2' } })).json.next;
    for (const query of [{ overdue: 'true' }, { assignedTo: 'robin' }] as Asked[]) {
      expect((await ask(list, { query: { ...query, sort: 'recent', cursor } })).status).toBe(400);
    }
  });
});

describe('the list of all, the oldest message first', () => {
  it('is the newest first in reverse', async () => {
    const api = await aCareDesk(7);
    const oldest = await everyPage(api, { sort: 'oldest', limit: '3' });
    expect(oldest.toReversed()).toEqual(await everyPage(api, { limit: '3' }));
  });
});
