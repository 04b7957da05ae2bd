import { describe, expect, it } from 'vitest';
import type { Conversation } from '../../../core/conversation.ts';
import { HOUR, MINUTE } from '../../../core/time.ts';
import { LOOKED_AT } from '../../../lambdas/care-api/opportunities.ts';
import { aBrand, aConversation, anApi, NOON, stored } from './an-api.ts';

const iso = (time: number): string => new Date(time).toISOString();
const sale = (outcome?: 'won' | 'lost'): Conversation['sale'] => ({
  kind: 'purchase',
  since: NOON,
  words: ['how much is'],
  ...(outcome === undefined ? {} : { outcome, outcomeAt: NOON + HOUR }),
});
const opportunity = (number: number, more: Partial<Conversation> = {}): Conversation =>
  aConversation('acme', number, { team: 'sales', intent: 'purchase', opportunity: true, sale: sale(), ...more });

const aSellingBrand = async (conversations: readonly Conversation[]) => {
  const api = anApi();
  await stored(api).brand(aBrand('acme'));
  await stored(api).conversations(conversations);
  const idsOf = async (query: Record<string, string> = {}): Promise<string[]> =>
    (await api.ask('GET /brands/acme/opportunities', { query })).json.items.map(({ id }: Conversation) => Number(id.slice(-3)));
  return { ...api, idsOf };
};

describe('GET /brands/{brand}/opportunities', () => {
  it('shows the newest first, each with its sale and when it is due', async () => {
    const late = opportunity(1, { clocks: { dueAt: NOON - 1, overdue: false } });
    const { json } = await (await aSellingBrand([late, opportunity(2)])).ask('GET /brands/acme/opportunities');
    expect(json.items).toMatchObject([
      { id: 'acme-conversation-002', sale: { kind: 'purchase', since: iso(NOON) }, clocks: { dueAt: iso(NOON + 62 * MINUTE), overdue: false } },
      { id: 'acme-conversation-001', clocks: { dueAt: iso(NOON - 1), overdue: true } },
    ]);
  });

  it('leaves out what is nobody’s to sell to, and what was handed over to another team', async () => {
    const others = [opportunity(2, { opportunity: false }), opportunity(3, { team: 'care' }), aConversation('acme', 4)];
    expect(await (await aSellingBrand([opportunity(1), ...others])).idsOf()).toEqual([1]);
  });

  it.each([
    ['open', [5, 1]],
    ['won', [4, 2]],
    ['lost', [3]],
  ])('shows those that are %s', async (outcome, expected) => {
    const [won, lost] = [sale('won'), sale('lost')];
    const all = [opportunity(1), opportunity(2, { sale: won }), opportunity(3, { sale: lost }), opportunity(4, { sale: won }), opportunity(5)];
    expect(await (await aSellingBrand(all)).idsOf({ outcome })).toEqual(expected);
  });

  it('keeps to a period that is asked for', async () => {
    const { idsOf } = await aSellingBrand([1, 2, 3, 4].map((number) => opportunity(number)));
    expect(await idsOf({ from: iso(NOON + 2 * MINUTE), to: iso(NOON + 4 * MINUTE) })).toEqual([3, 2]);
  });

  it.each([1, 2, 5, 200])('pages through all of them, %i a page', async (limit) => {
    const { ask } = await aSellingBrand(Array.from({ length: 7 }, (_, index) => opportunity(index, { opportunity: index !== 3 })));
    const met: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const { json } = await ask('GET /brands/acme/opportunities', { query: { limit: String(limit), ...(cursor === '' ? {} : { cursor }) } });
      met.push(...json.items.map(({ id }: Conversation) => id.slice(-1)));
      cursor = json.next;
    }
    expect(met.join('')).toBe('654210');
  });

  it('looks at so many for one page, and says where to go on', async () => {
    const rare = opportunity(0, { sale: sale('lost') });
    const { ask } = await aSellingBrand([rare, ...Array.from({ length: LOOKED_AT }, (_, index) => opportunity(index + 1))]);
    const first = (await ask('GET /brands/acme/opportunities', { query: { outcome: 'lost' } })).json;
    expect(first).toMatchObject({ items: [], next: expect.any(String) });
    const second = (await ask('GET /brands/acme/opportunities', { query: { outcome: 'lost', cursor: first.next } })).json;
    expect(second.items).toHaveLength(1);
    expect(second).not.toHaveProperty('next');
  });

  it('refuses a cursor of another question', async () => {
    const { ask } = await aSellingBrand([opportunity(1), opportunity(2)]);
    const { next } = (await ask('GET /brands/acme/opportunities', { query: { limit: '1' } })).json;
    expect((await ask('GET /brands/acme/opportunities', { query: { cursor: next, outcome: 'won' } })).status).toBe(400);
  });
});
