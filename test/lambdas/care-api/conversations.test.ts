import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../core/time.ts';
import { aBrand, aConversation, aMessage, anApi, aWatch, NOON, stored } from './an-api.ts';

/** Asked at noon, to be answered by noon. */
const conversation = aConversation('acme', 1, { id: 'c-1', clocks: { dueAt: NOON, overdue: false } });

const anApiAt = async (now: number, watch: Parameters<typeof aWatch>[1] = {}) => {
  const api = anApi({ now: () => now });
  await stored(api).brand(aBrand('acme'));
  await stored(api).watch(aWatch('acme', watch));
  const told = [aMessage('acme', 1, { conversation: 'c-1' }), aMessage('acme', 2, { conversation: 'c-1' })];
  await stored(api).conversations([conversation], told);
  await stored(api).messages([...told, aMessage('acme', 3)]);
  return api;
};

describe('GET /conversations/{id}', () => {
  it('shows the conversation with its own messages in time order', async () => {
    const { status, json } = await (await anApiAt(NOON)).ask('GET /conversations/c-1');
    expect(status).toBe(200);
    expect(json).toMatchObject({ id: 'c-1', brand: 'acme', lastMessageAt: new Date(NOON + MINUTE).toISOString() });
    expect(json.messages.map(({ id }: { id: string }) => id)).toEqual(['x:acme-1', 'x:acme-2']);
  });

  it('does not know one that is none', async () => {
    const { status, json } = await (await anApiAt(NOON)).ask('GET /conversations/c-2');
    expect({ status, title: json.title }).toEqual({ status: 404, title: 'Not found' });
  });
});

describe('an overdue conversation', () => {
  it.each([
    ['not yet, on time to the millisecond', NOON, {}, false],
    ['a millisecond later', NOON + 1, {}, true],
    ['by the clock of a replay, not by ours', NOON + HOUR, { clock: 'replay', assessedTo: NOON }, false],
    ['by the clock of a replay that is past it', NOON, { clock: 'replay', assessedTo: NOON + 1 }, true],
  ] as const)('is told: %s', async (_name, now, watch, overdue) => {
    const { ask } = await anApiAt(now, watch);
    expect((await ask('GET /conversations/c-1')).json.clocks.overdue).toBe(overdue);
    expect((await ask('GET /brands/acme/conversations')).json.items[0].clocks.overdue).toBe(overdue);
  });
});
