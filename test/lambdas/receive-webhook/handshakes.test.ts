import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../core/event.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../core/time.ts';
import { createHandler } from '../../../lambdas/receive-webhook/handler.ts';
import { inMemoryLog } from '../../in-memory-ports.ts';
import { webhookEvent, type Request } from '../../signed-deliveries.ts';

const NOON = Date.UTC(2026, 2, 2, 12);

/** The door, with an inbox that can be told to fail. */
function aDoor() {
  const [sent, log, seen]: [InboxItem[], ReturnType<typeof inMemoryLog>, { now: number; isFull: boolean }] = [
    [],
    inMemoryLog(),
    { now: NOON, isFull: false },
  ];
  const handler = createHandler({
    secrets: { of: async () => [{ secret: 'secret' }], howToSet: () => '' },
    inbox: {
      send: async (items) => {
        if (seen.isFull) throw new RangeError('the disk is full');
        sent.push(...items);
      },
    },
    takesReplays: true,
    log,
    now: () => seen.now,
  });
  const ask = async (asked: Request): Promise<number> => {
    const { statusCode } = await Reflect.apply(handler, undefined, [webhookEvent({ method: 'GET', ...asked }), {}]);
    return statusCode;
  };
  const subscribe = (channel: string, over: Record<string, string> = {}) =>
    ask({
      platform: 'youtube',
      query: {
        'hub.mode': 'subscribe',
        'hub.topic': `https://www.youtube.com/xml/feeds/videos.xml?channel_id=${channel}`,
        'hub.challenge': '1',
        'hub.lease_seconds': '432000',
        ...over,
      },
    });
  return { ask, subscribe, sent, log, seen };
}

const CRC = { platform: 'x', query: { crc_token: 'hello' } };

describe('a handshake that must come again', () => {
  it('of X is noted with its end, once in five minutes however often X asks', async () => {
    const { ask, sent, seen } = aDoor();
    for (let second = 0; second < 600; second += 30) {
      seen.now = NOON + second * SECOND;
      expect(await ask(CRC)).toBe(200);
    }
    expect(sent).toEqual(
      [NOON, NOON + 5 * MINUTE].map((at) => ({ event: { type: 'handshake.answered', platform: 'x', until: at + 26 * HOUR }, receivedAt: at })),
    );
  });

  it('of YouTube is noted for its channel, until the lease ends', async () => {
    const { subscribe, sent } = aDoor();
    expect(await subscribe('UC1')).toBe(200);
    expect(sent.map(({ event }) => event)).toEqual([{ type: 'handshake.answered', platform: 'youtube', account: 'UC1', until: NOON + 5 * DAY }]);
  });

  it.each([
    ['ends a subscription', { 'hub.mode': 'unsubscribe' }],
    ['has no lease', { 'hub.lease_seconds': '' }],
    ['has a lease that is no number', { 'hub.lease_seconds': '5 days' }],
  ])('is not noted when it %s, and answered all the same', async (_name, query) => {
    const { subscribe, sent } = aDoor();
    expect(await subscribe('UC1', query)).toBe(200);
    expect(sent).toEqual([]);
  });

  it('never holds for longer than a month, whatever it says: nobody signs it', async () => {
    const { subscribe, sent } = aDoor();
    await subscribe('UC1', { 'hub.lease_seconds': '999999999' });
    expect(sent[0]?.event).toMatchObject({ until: NOON + 30 * DAY });
  });

  it('that is refused is not noted', async () => {
    const { ask, sent } = aDoor();
    expect(await ask({ platform: 'x', query: {} })).toBe(403);
    expect(sent).toEqual([]);
  });

  it('is answered though the inbox refuses the note, which is logged, and noted when the platform asks again', async () => {
    const { ask, sent, log, seen } = aDoor();
    seen.isFull = true;
    expect(await ask(CRC)).toBe(200);
    expect(log.lines).toEqual([{ level: 'warn', event: 'handshake not noted', facts: { platform: 'x', reason: 'RangeError' } }]);
    seen.isFull = false;
    expect(await ask(CRC)).toBe(200);
    expect(sent).toHaveLength(1);
  });

  it('fills no inbox, however many are made up', async () => {
    const { subscribe, sent } = aDoor();
    for (let index = 0; index < 300; index += 1) expect(await subscribe(`UC${index}`)).toBe(200);
    expect(sent).toHaveLength(100);
  });
});
