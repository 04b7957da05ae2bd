import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../core/event.ts';
import type { PlatformSecret } from '../../../core/platforms/platform.ts';
import type { Facts } from '../../../lambdas/ports.ts';
import { BODY_LIMIT } from '../../../lambdas/receive-webhook/delivery.ts';
import { createHandler } from '../../../lambdas/receive-webhook/handler.ts';
import { signMeta, signStandard, signStandardBody, signX, webhookEvent, type Request } from '../../signed-deliveries.ts';

const NOW = Date.parse('2026-11-02T10:00:00Z');
const SECRET = 'whsec_c2VjcmV0LW9mLXRoaXMtdGVzdC0wMDAwMDAwMQ==';
const TEXT = 'The kettle leaks again 😡';

const message = (n: number) => ({
  id: `forum:${n}`,
  platform: 'forum',
  account: 'acme',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `u${n}`, role: 'customer' },
  text: TEXT,
  threadId: `forum:${n}`,
  sentAt: '2026-11-02T09:59:00Z',
});
const envelope = (data: unknown, fields: object = {}) => ({ type: 'message.created', timestamp: '2026-11-02T10:00:00Z', data, ...fields });
const signed = signStandard(SECRET, envelope(message(1)), { at: NOW });

const SECRETS: Record<string, readonly PlatformSecret[]> = {
  standard: [{ secret: SECRET }],
  x: [{ secret: 'x-secret' }],
  meta: [{ secret: 'app-secret' }],
  metaVerify: [{ secret: 'verify-token' }],
};

/** The handler with ports that remember, and all that it did. */
const receiver = ({ secrets = SECRETS, inboxFails = false, takesReplays = true } = {}) => {
  const sent: InboxItem[] = [];
  const logged: [string, Facts | undefined][] = [];
  const keep = (event: string, facts?: Facts) => void logged.push([event, facts]);
  const handler = createHandler({
    secrets: { of: async (name) => secrets[name] ?? [], howToSet: (name) => `Set ${name}.` },
    inbox: {
      send: async (items) => {
        if (inboxFails) throw new RangeError(`disk full while writing ${TEXT}`);
        sent.push(...items);
      },
    },
    takesReplays,
    log: { info: keep, warn: keep, error: keep },
    now: () => NOW,
  });
  const request = async (asked: Request) => {
    const { statusCode, headers, body } = await Reflect.apply(handler, undefined, [webhookEvent(asked), {}]);
    return { status: statusCode, headers, body, problem: statusCode >= 400 ? JSON.parse(body) : undefined };
  };
  return { request, sent, logged };
};

describe('an inbox that keeps no order', () => {
  it('takes messages and refuses replays, in words', async () => {
    const { request, sent } = receiver({ takesReplays: false });
    expect(
      await request({ platform: 'standard', ...signStandard(SECRET, envelope(message(1), { replay: 'last week' }), { at: NOW }) }),
    ).toMatchObject({
      status: 422,
      problem: { detail: expect.stringContaining('keeps order') },
    });
    expect(sent).toEqual([]);
    expect(await request({ platform: 'standard', ...signed })).toMatchObject({ status: 200 });
  });
});

describe('a signed delivery', () => {
  it('is answered with 200 and nothing else, once its messages are in the inbox', async () => {
    const { request, sent, logged } = receiver();
    expect(await request({ platform: 'standard', ...signed })).toMatchObject({ status: 200, body: '' });
    expect(sent).toEqual([{ event: expect.objectContaining({ type: 'message.created' }), receivedAt: NOW }]);
    expect(logged).toEqual([['delivery received', { platform: 'standard', events: 1, ignored: 0 }]]);
  });

  it.each([
    ['in base64', { base64: true }],
    [
      'with its headers in capitals',
      { headers: Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name.toUpperCase(), value])) },
    ],
    ['with its account in the path', { account: 'acme' }],
  ])('is understood %s', async (_name, fields) => {
    const { request, sent } = receiver();
    expect((await request({ platform: 'standard', ...signed, ...fields })).status).toBe(200);
    expect(sent[0]?.event).toMatchObject({ message: { text: TEXT } });
  });

  it('brings a thousand messages, each with its replay', async () => {
    const { request, sent } = receiver();
    const many = envelope(
      Array.from({ length: 1_000 }, (_, n) => message(n)),
      { replay: 'monday' },
    );
    expect((await request({ platform: 'standard', ...signStandard(SECRET, { ...many }, { at: NOW }) })).status).toBe(200);
    expect(sent).toHaveLength(1_000);
    expect(sent.every(({ replay }) => replay === 'monday')).toBe(true);
  });

  it('of X and of Meta is understood in its own scheme', async () => {
    const { request, sent } = receiver();
    const deleted = { data: { event_type: 'post.delete', filter: { user_id: '1' }, payload: { id: '5' } } };
    const removed = {
      object: 'page',
      entry: [{ id: '2', changes: [{ field: 'feed', value: { item: 'comment', verb: 'remove', comment_id: '6' } }] }],
    };
    expect((await request({ platform: 'x', ...signX('x-secret', deleted) })).status).toBe(200);
    expect((await request({ platform: 'meta', ...signMeta('app-secret', removed) })).status).toBe(200);
    expect(sent.map(({ event }) => 'id' in event && event.id)).toEqual(['x:5', 'facebook:6']);
  });

  it('of nothing that we keep is counted and accepted', async () => {
    const { request, sent, logged } = receiver();
    expect((await request({ platform: 'standard', ...signStandardBody(SECRET, '{"type":"other"}', { at: NOW }) })).status).toBe(200);
    expect(sent).toEqual([]);
    expect(logged).toEqual([['delivery received', { platform: 'standard', events: 0, ignored: 1 }]]);
  });

  it('is asked for again when the inbox cannot keep it', async () => {
    const { request, logged } = receiver({ inboxFails: true });
    expect((await request({ platform: 'standard', ...signed })).problem).toMatchObject({ status: 503 });
    expect(logged).toEqual([['inbox refused a delivery', { platform: 'standard', events: 1, error: 'RangeError' }]]);
  });

  it.each([
    ['exactly of the limit is read', BODY_LIMIT, 422],
    ['one byte over it is not', BODY_LIMIT + 1, 413],
  ])('%s', async (_name, size, status) => {
    const { request } = receiver();
    const large = signStandardBody(SECRET, 'ß'.repeat(BODY_LIMIT / 2 - 1) + 'x'.repeat(size - BODY_LIMIT + 2), { at: NOW });
    expect((await request({ platform: 'standard', ...large })).status).toBe(status);
    expect((await request({ platform: 'standard', ...large, base64: true })).status).toBe(status);
  });
});

describe('a delivery that is refused', () => {
  const tampered = { ...signed, body: signed.body.replace('leaks', 'shines') };
  const stale = signStandard(SECRET, envelope(message(1)), { at: NOW - 301_000 });
  const cases: readonly [string, Request, number][] = [
    ['for an unknown platform', { platform: 'myspace', ...signed }, 404],
    ['for no platform', { ...signed }, 404],
    ['without a signature', { platform: 'standard', body: signed.body }, 401],
    ['without a body', { platform: 'standard', headers: signed.headers }, 401],
    ['with another body', { platform: 'standard', ...tampered }, 401],
    ['with an old signature', { platform: 'standard', ...stale }, 401],
    ['with a signature of another platform', { platform: 'x', ...signed }, 401],
    ['with its header twice', { platform: 'standard', ...signed, headers: { ...signed.headers, 'Webhook-Id': 'msg_2' } }, 401],
    ['for it is not JSON', { platform: 'standard', ...signStandardBody(SECRET, TEXT, { at: NOW }) }, 422],
    ['for one wrong message of many', { platform: 'standard', ...signStandard(SECRET, envelope([message(1), {}]), { at: NOW }) }, 422],
  ];

  it.each(cases)('%s leaves nothing in the inbox or the log, and repeats nothing', async (_name, asked, status) => {
    const { request, sent, logged } = receiver();
    const { problem, headers, body } = await request(asked);
    expect(problem).toMatchObject({ type: 'about:blank', status, title: expect.any(String), detail: expect.any(String) });
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json' });
    expect([sent, logged]).toEqual([[], []]);
    expect(body).not.toContain('kettle');
  });

  it('names the path that is wrong', async () => {
    const { problem } = await receiver().request({
      platform: 'standard',
      ...signStandard(SECRET, envelope([message(1), { ...message(2), sentAt: 1 }]), { at: NOW }),
    });
    expect(problem.errors).toEqual([{ path: 'data.1.sentAt', message: expect.any(String) }]);
  });

  it('for another account than the secret may speak for names it, and keeps nothing of the rest', async () => {
    const { request, sent } = receiver({ secrets: { standard: [{ secret: SECRET, accounts: ['acme'] }] } });
    const both = signStandard(SECRET, envelope([message(1), { ...message(2), account: 'globex' }]), { at: NOW });
    expect((await request({ platform: 'standard', ...both })).problem).toMatchObject({ status: 403, detail: expect.stringContaining('globex') });
    expect(sent).toEqual([]);
  });

  it.each(['standard', 'x', 'meta'])('for want of any secret of %s is asked for again, and never verified against nothing', async (platform) => {
    const { request, sent, logged } = receiver({ secrets: {} });
    const signers = { standard: signStandardBody('', '{}', { at: NOW }), x: signX('', {}), meta: signMeta('', {}) };
    const delivery = platform === 'x' ? signers.x : platform === 'meta' ? signers.meta : signers.standard;
    expect((await request({ platform, ...delivery })).problem).toMatchObject({
      status: 503,
      detail: `No secret is set for ${platform}. Set ${platform}.`,
    });
    expect(sent).toEqual([]);
    expect(logged).toEqual([['secret missing', { name: platform }]]);
  });
});

describe("Slack's unsigned look at our certificate", () => {
  it('is answered, and counts as no delivery: anybody could send it', async () => {
    const { request, sent, logged } = receiver({ secrets: { slack: [{ secret: 'slack-secret' }] } });
    const look = { platform: 'slack', method: 'POST', headers: {}, body: 'ssl_check=1&token=abc' };
    expect((await request(look)).status).toBe(200);
    expect([sent, logged]).toEqual([[], []]);
  });
});

describe('a handshake', () => {
  it('of X is answered in JSON', async () => {
    const { status, headers, body } = await receiver().request({ platform: 'x', method: 'GET', query: { crc_token: 'token' } });
    expect([status, headers]).toEqual([200, { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }]);
    expect(JSON.parse(body)).toEqual({ response_token: expect.stringMatching(/^sha256=.{44}$/) });
  });

  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '42', 'hub.verify_token': 'verify-token' };

  it('of Meta is answered with its challenge', async () => {
    expect(await receiver().request({ platform: 'meta', method: 'GET', query: asked })).toMatchObject({ status: 200, body: '42' });
  });

  it('of Meta is no page, whatever its challenge says', async () => {
    const { headers } = await receiver().request({ platform: 'meta', method: 'GET', query: { ...asked, 'hub.challenge': '<script>1</script>' } });
    expect(headers).toEqual({ 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
  });

  it('of Meta is refused to who does not know the token', async () => {
    const query = { ...asked, 'hub.verify_token': 'app-secret' };
    expect((await receiver().request({ platform: 'meta', method: 'GET', query })).status).toBe(403);
  });

  it('names the list that lacks a secret', async () => {
    const { request } = receiver({ secrets: { meta: [{ secret: 'app-secret' }] } });
    expect((await request({ platform: 'meta', method: 'GET', query: asked })).problem.detail).toBe(
      'No secret is set for metaVerify. Set metaVerify.',
    );
  });

  it('is not a way in for a message', async () => {
    const { request, sent } = receiver();
    await request({ platform: 'x', method: 'GET', ...signX('x-secret', {}), query: {} });
    expect(sent).toEqual([]);
  });
});

describe('another method', () => {
  it.each([
    ['standard', 'GET', 'POST'],
    ['standard', 'PUT', 'POST'],
    ['x', 'DELETE', 'GET, POST'],
    ['meta', 'HEAD', 'GET, POST'],
    ['meta', 'OPTIONS', 'GET, POST'],
  ])('on %s, %s, is refused with what would do: %s', async (platform, method, allow) => {
    const { status, headers } = await receiver().request({ platform, method, ...signed });
    expect([status, headers]).toEqual([405, expect.objectContaining({ allow })]);
  });
});
