import { describe, expect, it } from 'vitest';
import type { Answer, Conversation } from '../../../core/conversation.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { aBrand, aConversation, anApi, aWatch, NOON, stored } from './an-api.ts';

const iso = (time: number): string => new Date(time).toISOString();
const answer = (agent: string, over: Partial<Answer> = {}): Answer => ({
  id: `x:${agent}`,
  at: NOON,
  agent,
  seconds: 600,
  first: true,
  elsewhere: false,
  words: [],
  ...over,
});

/** Five conversations of the last hour that Tom answered, one of an hour before that Ben did, and one that waits since eight days. */
const anAnsweredBrand = async (watch: Parameters<typeof aWatch>[1] = {}) => {
  const api = anApi();
  await stored(api).brand(aBrand('acme', { teams: { care: { answerWithinMinutes: 10 } } }));
  await stored(api).watch(aWatch('acme', watch));
  const answered = (number: number, agent: string, minutes: number): Conversation =>
    aConversation('acme', number, {
      status: 'waiting-on-customer',
      lastMessageAt: NOON - minutes * MINUTE,
      clocks: { firstResponseSeconds: 600, overdue: false },
      answers: [answer(agent)],
    });
  const toms = [1, 2, 3, 4, 5].map((number) => answered(number, 'tom', number));
  const old = aConversation('acme', 7, {
    lastMessageAt: NOON - 8 * DAY,
    waitsSince: NOON - 8 * DAY,
    clocks: { dueAt: NOON - 7 * DAY, overdue: false },
  });
  await stored(api).conversations([...toms, answered(6, 'ben', 70), old]);
  return api;
};

describe('GET /brands/{brand}/agents', () => {
  it('tells of each agent in the order of the alphabet, of the last seven days', async () => {
    const { status, json } = await (await anAnsweredBrand()).ask('GET /brands/acme/agents');
    expect(status).toBe(200);
    expect(json).toMatchObject({ from: iso(NOON - 7 * DAY), to: iso(NOON), conversations: 6, complete: true });
    expect(json).not.toHaveProperty('reached');
    expect(json.items.map(({ agent }: { agent: string }) => agent)).toEqual(['ben', 'tom']);
    expect(json.items[1]).toMatchObject({
      conversations: 5,
      answers: 5,
      first: { n: 5, spread: { median: 600, p90: 600 } },
      inChannel: { n: 5, share: 1 },
    });
  });

  it('says nothing of somebody of whom too little is known', async () => {
    const { json } = await (await anAnsweredBrand()).ask('GET /brands/acme/agents');
    expect(json.items[0]).toEqual({
      agent: 'ben',
      conversations: 1,
      answers: 1,
      first: { n: 1 },
      next: { n: 0 },
      lift: { n: 0 },
      runAround: { n: 1 },
      inChannel: { n: 1 },
      reopened: { n: 1 },
    });
  });
});

describe('GET /brands/{brand}/clocks', () => {
  it('holds each team to its target', async () => {
    const { json } = await (await anAnsweredBrand()).ask('GET /brands/acme/clocks');
    expect(json.items).toMatchObject([
      { team: 'care', target: { answerWithinMinutes: 10, hours: 'always' }, first: { withinTarget: { n: 6, share: 1 } }, overdue: 0 },
    ]);
  });

  it('counts whom nobody has answered in time', async () => {
    const query = { from: iso(NOON - 9 * DAY) };
    expect((await (await anAnsweredBrand()).ask('GET /brands/acme/clocks', { query })).json.items).toMatchObject([{ conversations: 7, overdue: 1 }]);
  });
});

describe.each(['agents', 'clocks', 'ghosts'])('the period of GET /brands/{brand}/%s', (path) => {
  const ask = async (query: Record<string, string>, watch = {}) => (await anAnsweredBrand(watch)).ask(`GET /brands/acme/${path}`, { query });

  it('ends where a replay has come to', async () => {
    const { json } = await ask({}, { clock: 'replay', assessedTo: NOON - HOUR });
    expect(json).toMatchObject({ to: iso(NOON - HOUR), conversations: 1 });
  });

  it.each([
    ['92 days', { from: iso(NOON - 92 * DAY), to: iso(NOON) }, 200],
    ['a millisecond more', { from: iso(NOON - 92 * DAY - 1), to: iso(NOON) }, 400],
    ['a millisecond', { from: iso(NOON - 1), to: iso(NOON) }, 200],
    ['nothing', { from: iso(NOON), to: iso(NOON) }, 400],
    ['a time before its beginning', { from: iso(NOON), to: iso(NOON - 1) }, 400],
    ['no time', { from: 'yesterday' }, 400],
  ])('of %s is answered with %s', async (_name, query, status) => {
    const answered = await ask(query);
    expect(answered.status).toBe(status);
    if (status === 400) expect(answered.json.errors).toMatchObject([{ path: 'from' }]);
  });
});

describe('GET /brands/{brand}/ghosts', () => {
  const ghost = (number: number, more: Partial<Conversation> = {}): Conversation => {
    const waitsSince = NOON - number * HOUR;
    return aConversation('acme', number, {
      waitsSince,
      lastMessageAt: waitsSince,
      clocks: { dueAt: waitsSince + HOUR, overdue: false },
      reach: 10,
      ...more,
    });
  };
  /** Ghosts of 2, 3 and 4 hours, one question that is not due yet, and one that was answered. */
  const aHauntedBrand = async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme', { timeZone: 'Europe/Berlin' }));
    const fresh = ghost(0.5);
    const answered = aConversation('acme', 9, { lastMessageAt: NOON - MINUTE, clocks: { firstResponseSeconds: 60, overdue: false } });
    await stored(api).conversations([ghost(3, { platform: 'facebook' }), ghost(4, { lastMessageAt: NOON - 5 * MINUTE }), ghost(2), fresh, answered]);
    return api;
  };

  it('tells how many public questions were answered, by platform and hour, and how far the others reach', async () => {
    const { json } = await (await aHauntedBrand()).ask('GET /brands/acme/ghosts');
    expect(json.coverage).toMatchObject({ asked: 5, inTime: 1, late: 0, unanswered: 3, waiting: 1, answered: { n: 4 }, unansweredReach: 30 });
    expect(json.coverage.oldest).toEqual({ id: 'acme-conversation-004', at: iso(NOON - 4 * HOUR) });
    expect(json.coverage.platforms).toMatchObject([
      { platform: 'x', asked: 4 },
      { platform: 'facebook', asked: 1 },
    ]);
    expect(json.coverage.hours).toHaveLength(24);
  });

  it('pages through the unanswered ones, those that wait longest first', async () => {
    const { ask } = await aHauntedBrand();
    const first = (await ask('GET /brands/acme/ghosts', { query: { limit: '2' } })).json;
    const second = (await ask('GET /brands/acme/ghosts', { query: { limit: '2', cursor: first.next } })).json;
    expect([first, second].map(({ items }) => items.map(({ id }: Conversation) => id))).toEqual([
      ['acme-conversation-004', 'acme-conversation-003'],
      ['acme-conversation-002'],
    ]);
    expect(first.items[0].clocks.overdue).toBe(true);
    expect(second).not.toHaveProperty('next');
    expect(second.coverage).toEqual(first.coverage);
  });

  it('refuses a cursor of another period', async () => {
    const { ask } = await aHauntedBrand();
    const { next } = (await ask('GET /brands/acme/ghosts', { query: { limit: '2' } })).json;
    const { status, json } = await ask('GET /brands/acme/ghosts', { query: { cursor: next, from: iso(NOON - DAY) } });
    expect({ status, paths: json.errors }).toMatchObject({ status: 400, paths: [{ path: 'cursor' }] });
  });
});
