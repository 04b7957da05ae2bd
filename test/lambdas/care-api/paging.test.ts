import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { cursorAt } from '../../../core/cursor.ts';
import { FIRST_TIME, LAST_TIME, MINUTE } from '../../../core/time.ts';
import { aBrand, aConversation, aMessage, anApi, anIncident, NOON, stored } from './an-api.ts';

const LISTS = ['messages', 'conversations', 'incidents'] as const;
const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_nothing, index) => from + index);

const twoBrands = async (count = 23) => {
  const api = anApi();
  for (const brand of ['acme', 'globex']) {
    await stored(api).brand(aBrand(brand));
    await stored(api).messages(numbers(0, count).map((number) => aMessage(brand, number)));
    await stored(api).conversations(numbers(0, count).map((number) => aConversation(brand, number)));
    await stored(api).incidents(numbers(0, count).map((number) => anIncident(brand, number)));
  }
  return api;
};

/** Every row of a list, page by page; `between` happens after each page. */
const everyPage = async ({ ask }: ReturnType<typeof anApi>, line: string, query: Record<string, string>, between = async (_page: number) => {}) => {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page === 0 || cursor !== undefined; page += 1) {
    const { status, json } = await ask(line, { query: { ...query, ...(cursor === undefined ? {} : { cursor }) } });
    expect(status).toBe(200);
    ids.push(...json.items.map(({ id }: { id: string }) => id));
    cursor = json.next;
    await between(page);
    if (page === 100) throw new Error('the list does not end');
  }
  return ids;
};

describe('a list', () => {
  it.each(LISTS.flatMap((list) => [1, 7, 22, 23, 24].map((limit) => [list, limit] as const)))(
    'of %s gives the same rows in pages of %i as in one',
    async (list, limit) => {
      const api = await twoBrands();
      const all = await everyPage(api, `GET /brands/acme/${list}`, { limit: '200' });
      expect(new Set(all).size).toBe(23);
      expect(await everyPage(api, `GET /brands/acme/${list}`, { limit: String(limit) })).toEqual(all);
    },
  );

  it.each(LISTS)('of %s says that there is no more with its last row', async (list) => {
    const { json } = await (await twoBrands()).ask(`GET /brands/acme/${list}`, { query: { limit: '23' } });
    expect(json.items).toHaveLength(23);
    expect(json).not.toHaveProperty('next');
  });

  it.each(LISTS)('of %s shows 50 rows unless asked for more', async (list) => {
    expect((await (await twoBrands(60)).ask(`GET /brands/acme/${list}`)).json.items).toHaveLength(50);
  });

  it.each([
    ['messages', async (api: Awaited<ReturnType<typeof twoBrands>>, page: number) => stored(api).messages([aMessage('acme', 100 + page)])],
    [
      'conversations',
      async (api: Awaited<ReturnType<typeof twoBrands>>, page: number) => stored(api).conversations([aConversation('acme', 100 + page)]),
    ],
    ['incidents', async (api: Awaited<ReturnType<typeof twoBrands>>, page: number) => stored(api).incidents([anIncident('acme', 100 + page)])],
  ])('of %s neither repeats nor skips a row while new ones arrive', async (list, arrive) => {
    const api = await twoBrands();
    const before = await everyPage(api, `GET /brands/acme/${list}`, { limit: '200' });
    const ids = await everyPage(api, `GET /brands/acme/${list}`, { limit: '4' }, async (page) => {
      if (page < 5) await arrive(api, page);
    });
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => before.includes(id))).toEqual(before);
  });

  it('of conversations pages through equal priorities, the newest message first', async () => {
    const ids = await everyPage(await twoBrands(), 'GET /brands/acme/conversations', { sort: 'priority', limit: '3' });
    const inOrder = numbers(0, 23).toSorted((a, b) => (b % 7) - (a % 7) || b - a);
    expect(ids).toEqual(inOrder.map((number) => aConversation('acme', number).id));
  });

  it.each([
    ['another brand', 'GET /brands/globex/conversations', {}, 404],
    ['another list', 'GET /brands/acme/incidents', {}, 400],
    ['another order', 'GET /brands/acme/conversations', { sort: 'priority' }, 400],
    ['another filter', 'GET /brands/acme/conversations', { status: 'resolved' }, 400],
  ])('takes no cursor of %s', async (_name, line, query, status) => {
    const api = await twoBrands();
    const { json } = await api.ask('GET /brands/acme/conversations', { query: { limit: '2' } });
    const refused = await api.ask(line, { query: { ...query, cursor: json.next } });
    expect(refused.status).toBe(status);
    expect(refused.json.errors).toMatchObject([{ path: 'cursor' }]);
  });

  it.each([
    ['messages', { sentAt: LAST_TIME + 1, id: 'x:1' }],
    ['messages', { sentAt: NOON, id: 'x'.repeat(1_025) }],
    ['incidents', { openedAt: 0.5, id: 'i-1' }],
    ['incidents', { openedAt: NOON, id: 'ü'.repeat(600) }],
  ])('of %s takes no cursor that names a place which no store can look for', async (list, position) => {
    const query = { cursor: cursorAt([list, 'acme'], position) };
    expect(await (await twoBrands(1)).ask(`GET /brands/acme/${list}`, { query })).toMatchObject({
      status: 400,
      json: { errors: [{ path: 'cursor' }] },
    });
  });

  describe('of conversations takes no cursor that names', () => {
    const place = { id: 'c-1', lastMessageAt: NOON, priority: { score: 20 } };
    const ask = async (position: z.core.util.JSONType) => {
      const cursor = cursorAt(['conversations', 'acme', '', '', 'priority'], position);
      return (await twoBrands(1)).ask('GET /brands/acme/conversations', { query: { sort: 'priority', cursor } });
    };

    it.each([
      ['no id', { ...place, id: '' }],
      ['an id that is too long', { ...place, id: 'c'.repeat(513) }],
      ['an id that is none', { ...place, id: 'ü'.repeat(512) }],
      ['half a time', { ...place, lastMessageAt: NOON + 0.5 }],
      ['a time before all times', { ...place, lastMessageAt: FIRST_TIME - 1 }],
      ['a time after all times', { ...place, lastMessageAt: LAST_TIME + 1 }],
      ['a score below all scores', { ...place, priority: { score: -0.1 } }],
      ['a score above all scores', { ...place, priority: { score: 100.1 } }],
      ['no score', { id: 'c-1', lastMessageAt: NOON }],
      ['a number only', { key: 20, id: 'c-1' }],
    ])('%s, though the question is the same', async (_name, position) => {
      const { status, json } = await ask(position);
      expect({ status, errors: json.errors }).toMatchObject({ status: 400, errors: [{ path: 'cursor' }] });
    });

    it.each([
      ['the longest id, the last time and the highest score', { id: 'c'.repeat(512), lastMessageAt: LAST_TIME, priority: { score: 100 } }, 1],
      ['the shortest id, the first time and the lowest score', { id: 'c', lastMessageAt: FIRST_TIME, priority: { score: 0 } }, 0],
    ])('anything beyond %s', async (_name, position, rows) => {
      const { status, json } = await ask(position);
      expect(status).toBe(200);
      expect(json.items).toHaveLength(rows);
    });
  });

  it.each(['0', '201', '-1', '1.5', '1e2', ' 5', '05', '', 'ten', '9999999999'])('takes no limit of %j', async (limit) => {
    const { status, json } = await (await twoBrands(1)).ask('GET /brands/acme/messages', { query: { limit } });
    expect({ status, errors: json.errors }).toEqual({ status: 400, errors: [{ path: 'limit', message: 'expected a whole number from 1 to 200' }] });
  });

  it('answers any text as a parameter with 200 or 400, and never fails', async () => {
    const api = await twoBrands(3);
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.base64String(),
      fc.nat().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    const question = fc.oneof(
      fc.tuple(fc.constantFrom(...LISTS), fc.record({ limit: text, cursor: text }, { requiredKeys: [] })),
      fc.tuple(fc.constant('conversations'), fc.record({ status: text, team: text, sort: text }, { requiredKeys: [] })),
      fc.tuple(fc.constant('pulse'), fc.record({ from: text, to: text, step: text }, { requiredKeys: [] })),
      fc.tuple(fc.constantFrom(...LISTS, 'pulse', 'export'), fc.dictionary(text, text, { maxKeys: 2 })),
    );
    await fc.assert(
      fc.asyncProperty(question, async ([list, query]) => {
        const { status, json } = await api.ask(`GET /brands/acme/${list}`, { query });
        expect([200, 400]).toContain(status);
        if (status === 400) expect(json.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
    expect(api.ports.log.lines).toEqual([]);
  });
});

describe('the order of a list', () => {
  it.each([
    ['messages', {}, ['x:acme-0', 'x:acme-1', 'x:acme-2']],
    ['conversations', {}, ['acme-conversation-002', 'acme-conversation-001', 'acme-conversation-000']],
    ['incidents', {}, ['acme-incident-2', 'acme-incident-1', 'acme-incident-0']],
    ['conversations', { status: 'resolved' }, []],
    ['conversations', { team: 'care', limit: '1' }, ['acme-conversation-002']],
  ])('of %s asked with %j', async (list, query, ids) => {
    const { json } = await (await twoBrands(3)).ask(`GET /brands/acme/${list}`, { query });
    expect(json.items.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('shows times as ISO 8601', async () => {
    const { json } = await (await twoBrands(1)).ask('GET /brands/acme/messages');
    expect(json.items[0]).toMatchObject({ sentAt: new Date(NOON).toISOString(), receivedAt: new Date(NOON + 1_234).toISOString() });
    expect(NOON % MINUTE).toBe(0);
  });
});
