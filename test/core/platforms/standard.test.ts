import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { standard } from '../../../core/platforms/standard.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import { deliveryOf, signStandardBody, type SignedDelivery } from '../../signed-deliveries.ts';
import { NOW, problemOf, readOne, readPayload, refusal } from './reading.ts';
import { publicKeyOf, signStandardWithKey } from './standard-signer.ts';

/** Published by Standard Webhooks with its reference libraries. */
const PUBLISHED = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  at: 1_614_265_330 * SECOND,
  delivery: {
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    body: '{"test": 2432232314}',
  },
};

const verify = (delivery: SignedDelivery, secret = PUBLISHED.secret, now = PUBLISHED.at) => standard.verify(deliveryOf(delivery), [{ secret }], now);

const withHeaders = (headers: Record<string, string>): SignedDelivery => ({
  ...PUBLISHED.delivery,
  headers: { ...PUBLISHED.delivery.headers, ...headers },
});

describe('a Standard Webhooks signature', () => {
  it('is the published one for the published delivery', () => {
    expect(verify(PUBLISHED.delivery)).toEqual({});
  });

  it('may be of a secret that is written without its prefix', () => {
    expect(verify(PUBLISHED.delivery, PUBLISHED.secret.replace('whsec_', ''))).toEqual({});
  });

  it('is the one that the reference library makes', () => {
    const body = '{"type":"greeting","data":"Grüße 👋"}';
    const signature = new Webhook(PUBLISHED.secret).sign('msg_1', new Date(NOW), body);
    const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(NOW / SECOND), 'webhook-signature': signature };
    expect(verify({ headers, body }, PUBLISHED.secret, NOW)).toEqual({});
    expect(signStandardBody(PUBLISHED.secret, body, { at: NOW, id: 'msg_1' }).headers).toEqual(headers);
  });

  const good = PUBLISHED.delivery.headers['webhook-signature'];
  it.each([
    ['after a signature of another secret', `v1,${'A'.repeat(43)}= ${good}`],
    ['before one of a version to come', `${good} v2,abcdef`],
    ['after an asymmetric one', `v1a,abcdef ${good}`],
    ['twice', `${good} ${good}`],
  ])('is found %s', (_name, list) => {
    expect(verify(withHeaders({ 'webhook-signature': list }))).toEqual({});
  });

  it.each([
    ['another version', good.replace('v1,', 'v2,')],
    ['an unknown version around the right figure', good.replace('v1,', 'v1a,')],
  ])('is refused under %s', (_name, list) => {
    expect(problemOf(() => verify(withHeaders({ 'webhook-signature': list }))).status).toBe(401);
  });

  it.each([
    ['five minutes old', 5 * MINUTE, true],
    ['a millisecond older', 5 * MINUTE + 1, false],
    ['five minutes ahead', -5 * MINUTE, true],
    ['a millisecond further ahead', -5 * MINUTE - 1, false],
  ])('%s is fresh enough or not', (_name, age, fresh) => {
    const act = () => verify(PUBLISHED.delivery, PUBLISHED.secret, PUBLISHED.at + age);
    if (fresh) expect(act()).toEqual({});
    else expect(problemOf(act).status).toBe(401);
  });

  it.each(['', '1614265330000', '1614265330.5', ' 1614265330', '+1614265330', '0x6037', 'now'])('is refused with the timestamp %j', (timestamp) => {
    const signed = signStandardBody(PUBLISHED.secret, '{}', { at: PUBLISHED.at });
    expect(problemOf(() => verify({ ...signed, headers: { ...signed.headers, 'webhook-timestamp': timestamp } })).status).toBe(401);
  });

  it.each(['whsec_', 'whsec_=', '****'])('is never accepted on the secret %j, which holds no key', (secret) => {
    const signed = signStandardBody('', '{}', { at: PUBLISHED.at });
    expect(problemOf(() => verify(signed, secret)).status).toBe(401);
  });

  it.each([24, 32, 64])('may be of a secret of %i bytes', (length) => {
    const secret = `whsec_${Buffer.alloc(length, 7).toString('base64')}`;
    const body = '{"type":"greeting"}';
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(NOW / SECOND),
      'webhook-signature': new Webhook(secret).sign('msg_1', new Date(NOW), body),
    };
    expect(verify({ headers, body }, secret, NOW)).toEqual({});
  });

  it('is found when Svix names the headers', () => {
    const headers = Object.fromEntries(Object.entries(PUBLISHED.delivery.headers).map(([name, value]) => [name.replace('webhook', 'svix'), value]));
    expect(verify({ ...PUBLISHED.delivery, headers })).toEqual({});
  });

  it('is not put together from the headers of both', () => {
    const { 'webhook-signature': signature, ...headers } = PUBLISHED.delivery.headers;
    expect(problemOf(() => verify({ ...PUBLISHED.delivery, headers: { ...headers, 'svix-signature': signature } })).status).toBe(401);
  });

  it('is looked for among so many and no more', () => {
    const before = (count: number) => withHeaders({ 'webhook-signature': `${`v1,${'A'.repeat(43)}= `.repeat(count)}${good}` });
    expect(verify(before(15))).toEqual({});
    expect(problemOf(() => verify(before(16))).status).toBe(401);
  });

  it.each(['webhook-id', 'webhook-timestamp'])('covers %s', (name) => {
    const changed = { [name]: `${PUBLISHED.delivery.headers[name === 'webhook-id' ? 'webhook-id' : 'webhook-timestamp'].slice(0, -1)}9` };
    expect(problemOf(() => verify(withHeaders(changed))).status).toBe(401);
  });
});

describe('an asymmetric Standard Webhooks signature', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const other = generateKeyPairSync('ed25519');
  const body = '{"type":"greeting","data":"Grüße 👋"}';
  const signed = signStandardWithKey(privateKey, body, { at: NOW, id: 'msg_1' });
  const secret = publicKeyOf(publicKey);
  const withSignature = (signature: string): SignedDelivery => ({ ...signed, headers: { ...signed.headers, 'webhook-signature': signature } });
  const good = signed.headers['webhook-signature'] ?? '';

  it('lets the exact bytes through', () => {
    expect(verify(signed, secret, NOW)).toEqual({});
  });

  it('is the one that openssl makes', () => {
    const text = `msg_1.${NOW / SECOND}.${body}`;
    expect(verify(withSignature(`v1a,${opensslSignature(privateKey, text)}`), secret, NOW)).toEqual({});
  });

  it.each([
    ['after one of another key', `${signStandardWithKey(other.privateKey, body, { at: NOW, id: 'msg_1' }).headers['webhook-signature']} ${good}`],
    ['after a symmetric one', `v1,${'A'.repeat(43)}= ${good}`],
    ['before one of a version to come', `${good} v2a,abcdef`],
  ])('is found %s', (_name, list) => {
    expect(verify(withSignature(list), secret, NOW)).toEqual({});
  });

  it('speaks for the accounts of its key only', () => {
    const secrets = [{ secret: PUBLISHED.secret }, { secret, accounts: ['acme'] }];
    expect(standard.verify(deliveryOf(signed), secrets, NOW)).toEqual({ accounts: ['acme'] });
  });

  it.each([
    ['another key', signed, publicKeyOf(other.publicKey)],
    ['a key that is too short', signed, 'whpk_AAAA'],
    ['no key', signed, 'whpk_'],
    ['a changed body', { ...signed, body: `${body} ` }, secret],
    ['a signature that is too short', withSignature('v1a,AAAA'), secret],
    ['an empty signature', withSignature('v1a,'), secret],
    ['a signature with more behind it', withSignature(`${good}=`), secret],
    ['the right figure under another version', withSignature(good.replace('v1a', 'v1')), secret],
    // Whoever knows the public key could make this one.
    ['the public key used as a shared secret', signStandardBody(secret.replace('whpk_', ''), body, { at: NOW, id: 'msg_1' }), secret],
  ])('is refused with %s', (_name, delivery, key) => {
    expect(problemOf(() => verify(delivery, key, NOW)).status).toBe(401);
  });
});

/** The signature of openssl over a text, in base64. */
function opensslSignature(key: KeyObject, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  try {
    writeFileSync(join(folder, 'key.pem'), key.export({ type: 'pkcs8', format: 'pem' }));
    writeFileSync(join(folder, 'text'), text);
    return execFileSync('openssl', ['pkeyutl', '-sign', '-inkey', 'key.pem', '-rawin', '-in', 'text'], { cwd: folder }).toString('base64');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TIMESTAMP = '2026-11-02T09:59:30Z';
const message = (n: number, fields: object = {}) => ({
  id: `forum:${n}`,
  platform: 'forum',
  account: 'acme-forum',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `user-${n}`, role: 'customer' },
  text: 'The kettle leaks again',
  threadId: `forum:${n}`,
  sentAt: '2026-11-02T09:58:00+00:00',
  ...fields,
});
const envelope = (type: string, data: unknown, fields: object = {}) => ({ type, timestamp: TIMESTAMP, data, ...fields });

describe('the generic inlet', () => {
  it('reads one message, with the counts at zero where none are told', () => {
    expect(readOne(standard, envelope('message.created', message(1)))).toEqual({
      type: 'message.created',
      message: { ...message(1), sentAt: Date.parse('2026-11-02T09:58:00Z'), engagement: { likes: 0, shares: 0, replies: 0, views: 0 } },
    });
  });

  it('reads a thousand messages in their order and refuses one more', () => {
    const data = Array.from({ length: 1_001 }, (_, n) => message(n));
    const { events } = readPayload(standard, envelope('message.created', data.slice(1)));
    expect(events.map((event) => 'message' in event && event.message.id)).toEqual(data.slice(1).map(({ id }) => id));
    expect(refusal(standard, envelope('message.created', data))).toEqual({ status: 422, paths: ['data'] });
  });

  it('reads an empty list as nothing', () => {
    expect(readPayload(standard, envelope('message.created', []))).toEqual({ events: [], ignored: 0 });
  });

  it('leaves out fields that it does not know, and those that are ours to give', () => {
    const event = readOne(
      standard,
      envelope('message.created', message(1, { brand: 'globex', receivedAt: TIMESTAMP, sentiment: {}, colour: 'red' })),
    );
    expect(event).toEqual(readOne(standard, envelope('message.created', message(1))));
  });

  it.each([
    ['its own time of the edit', { edited: '2026-11-02T09:59:00Z' }, '2026-11-02T09:59:00Z'],
    ["the envelope's time without one", {}, TIMESTAMP],
  ])('gives an update %s', (_name, fields, edited) => {
    const event = readOne(standard, envelope('message.updated', message(1, fields)));
    expect(event).toMatchObject({ type: 'message.updated', message: { id: 'forum:1', edited: Date.parse(edited) } });
  });

  it.each([
    ['no more than which message', { id: 'forum:1', platform: 'forum', account: 'acme-forum' }],
    ['a whole message', message(1)],
  ])('reads a deletion from %s', (_name, data) => {
    expect(readOne(standard, envelope('message.deleted', data))).toEqual({
      type: 'message.deleted',
      id: 'forum:1',
      platform: 'forum',
      account: 'acme-forum',
    });
  });

  it('reads counts from no more than which message', () => {
    const data = [{ id: 'forum:1', platform: 'forum', account: 'acme-forum', engagement: { likes: 7, views: 90 } }];
    expect(readOne(standard, envelope('engagement.updated', data))).toMatchObject({
      type: 'engagement.updated',
      id: 'forum:1',
      engagement: { likes: 7, shares: 0, replies: 0, views: 90 },
    });
  });

  it('tells which replay messages belong to', () => {
    expect(readPayload(standard, envelope('message.created', [message(1)], { replay: 'monday' }))).toMatchObject({ replay: 'monday' });
    expect(readPayload(standard, envelope('message.created', [message(1)]))).not.toHaveProperty('replay');
  });

  it('reads the watermark of a replay', () => {
    const content = readPayload(standard, envelope('replay.advanced', { watermark: TIMESTAMP }, { replay: 'monday' }));
    expect(content).toEqual({ events: [{ type: 'replay.advanced', watermark: Date.parse(TIMESTAMP) }], ignored: 0, replay: 'monday' });
  });

  it('counts an unknown type and does not look into it', () => {
    expect(readPayload(standard, { type: 'invoice.paid' })).toEqual({ events: [], ignored: 1 });
    expect(readPayload(standard, { type: 'constructor' })).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['no object', [], ['']],
    ['no type', { timestamp: TIMESTAMP, data: [] }, ['type']],
    ['no timestamp', { type: 'message.created', data: [] }, ['timestamp']],
    ['a timestamp without an offset', { type: 'message.created', timestamp: '2026-11-02T09:59:30', data: [] }, ['timestamp']],
    ['no data', { type: 'message.created', timestamp: TIMESTAMP }, ['data']],
    ['a message without its time', envelope('message.created', message(1, { sentAt: undefined })), ['data.sentAt']],
    [
      'a wrong one among others',
      envelope('message.created', [message(0), message(1), message(2), message(3, { sentAt: 'soon' })]),
      ['data.3.sentAt'],
    ],
    ['an unknown role', envelope('message.created', message(1, { author: { id: 'u', role: 'boss' } })), ['data.author.role']],
    [
      'an unknown role in a list',
      envelope('message.updated', [message(0), message(1, { author: { id: 'u', role: 'boss' } })]),
      ['data.1.author.role'],
    ],
    ['an id without its platform', envelope('message.created', message(1, { id: '12' })), ['data.id']],
    ['a script for a link', envelope('message.created', message(1, { url: 'javascript:alert(1)' })), ['data.url']],
    ['counts below zero', envelope('message.created', message(1, { engagement: { likes: -1 } })), ['data.engagement.likes']],
    ['a deletion of what was said on another platform', envelope('message.deleted', { id: 'x:1', platform: 'forum', account: 'a' }), ['data.id']],
    ['a deletion of nothing', envelope('message.deleted', [{ id: 'forum:1' }]), ['data.0.platform', 'data.0.account']],
    ['counts without counts', envelope('engagement.updated', { ...message(1) }), ['data.engagement']],
    ['a watermark without a replay', envelope('replay.advanced', { watermark: TIMESTAMP }), ['replay']],
    ['a replay without a watermark', envelope('replay.advanced', {}, { replay: 'r' }), ['data.watermark']],
    ['a replay of 65 letters', envelope('message.created', [], { replay: 'r'.repeat(65) }), ['replay']],
  ])('refuses %s, naming where', (_name, payload, paths) => {
    expect(refusal(standard, payload)).toEqual({ status: 422, paths });
  });
});
