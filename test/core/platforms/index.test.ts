import { describe, expect, it } from 'vitest';
import { findPlatform } from '../../../core/platforms/index.ts';
import { standard } from '../../../core/platforms/standard.ts';
import { deliveryOf } from '../../signed-deliveries.ts';
import { NOW, problemOf } from './reading.ts';

describe('the list of platforms', () => {
  it.each(['', 'X', 'meta ', '__proto__', 'constructor', undefined])('knows no platform called %j', (name) => {
    expect(problemOf(() => findPlatform(name))).toMatchObject({ status: 404, message: expect.stringContaining('standard, x, meta') });
  });
});

describe('a secret of some accounts only', () => {
  const message = (account: string) => ({
    id: `forum:${account}-1`,
    platform: 'forum',
    account,
    kind: 'post',
    visibility: 'public',
    direction: 'inbound',
    author: { id: 'u1', role: 'customer' },
    text: 'Where is my parcel?',
    threadId: 'forum:t1',
    sentAt: '2026-11-02T09:59:00Z',
  });
  // One account is called "replay", which is the name that a watermark has in the place of an account.
  const read = (envelope: object) =>
    standard.read(
      deliveryOf({ headers: {}, body: JSON.stringify({ timestamp: '2026-11-02T10:00:00Z', ...envelope }) }),
      { accounts: ['acme', 'replay'] },
      NOW,
    );

  it('brings messages of its own account', () => {
    expect(read({ type: 'message.created', data: message('acme') }).events).toHaveLength(1);
  });

  it.each([
    ['message.created', message('globex')],
    ['message.updated', message('globex')],
    ['message.deleted', message('globex')],
    ['engagement.updated', { ...message('globex'), engagement: { likes: 3 } }],
  ])('may not send %s for another account, not even among its own', (type, data) => {
    const own = { ...message('acme'), engagement: { likes: 3 } };
    expect(problemOf(() => read({ type, data: [own, data] }))).toMatchObject({ status: 403, message: expect.stringContaining('"globex"') });
  });

  it('may not seal the minutes of a replay, which belong to every brand in it', () => {
    expect(problemOf(() => read({ type: 'replay.advanced', replay: 'r1', data: { watermark: '2026-11-02T09:00:00Z' } })).status).toBe(403);
  });
});
