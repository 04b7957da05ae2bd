import { describe, expect, it } from 'vitest';
import { meta } from '../../../core/platforms/meta.ts';
import { deliveryOf, handshakeOf } from '../../signed-deliveries.ts';
import { opensslHmacSha256 } from './openssl.ts';
import { NOW, problemOf, readPayload, refusal } from './reading.ts';

describe("Meta's signature", () => {
  it('is the published one for the published delivery of the same construction', () => {
    const delivery = deliveryOf({
      headers: { 'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' },
      body: 'Hello, World!',
    });
    expect(meta.verify(delivery, [{ secret: "It's a Secret to Everybody" }], NOW)).toEqual({});
  });

  it.each([
    ['letters that are escaped', '{"text":"\\u00fc\\ud83d\\ude21 \\/"}'],
    ['letters that are not, and spaces', '{ "text" : "ü😡" }\n'],
  ])('is what openssl makes of the very bytes, with %s', (_name, body) => {
    const headers = { 'x-hub-signature-256': `sha256=${opensslHmacSha256('app secret', body, 'hex')}` };
    expect(meta.verify(deliveryOf({ headers, body }), [{ secret: 'app secret' }], NOW)).toEqual({});
    expect(problemOf(() => meta.verify(deliveryOf({ headers, body: `${body} ` }), [{ secret: 'app secret' }], NOW)).status).toBe(401);
  });

  it('is not taken from the older header', () => {
    const headers = { 'x-hub-signature': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' };
    const act = () => meta.verify(deliveryOf({ headers, body: 'Hello, World!' }), [{ secret: "It's a Secret to Everybody" }], NOW);
    expect(problemOf(act).status).toBe(401);
  });
});

describe("Meta's handshake", () => {
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': 'a long token' };
  const tokens = [{ secret: 'another token' }, { secret: 'a long token' }];

  it('repeats the challenge, as plain text, to whoever knows one of the tokens', () => {
    expect(meta.handshake?.(handshakeOf(asked), tokens)).toEqual({ status: 200, contentType: 'text/plain; charset=utf-8', body: '1158201444' });
  });

  it.each([
    ['the token is wrong', { ...asked, 'hub.verify_token': 'a long tokem' }],
    ['the token is too short', { ...asked, 'hub.verify_token': 'a' }],
    ['the token is empty', { ...asked, 'hub.verify_token': '' }],
    ['nothing is asked', {}],
    ['the mode is another', { ...asked, 'hub.mode': 'unsubscribe' }],
    ['there is no challenge', { 'hub.mode': 'subscribe', 'hub.verify_token': 'a long token' }],
  ])('is refused when %s', (_name, query) => {
    expect(problemOf(() => meta.handshake?.(handshakeOf({ ...query }), [...tokens, { secret: '' }])).status).toBe(403);
  });
});

const comment = (n: number) => ({
  field: 'feed',
  value: {
    item: 'comment',
    verb: 'add',
    comment_id: `9_${n}`,
    post_id: '1_9',
    from: { id: `u${n}`, name: `Person ${n}` },
    message: `Comment ${n}`,
    created_time: 1_793_613_480,
  },
});
const message = (n: number) => ({
  sender: { id: `p${n}` },
  recipient: { id: '1' },
  timestamp: 1_793_613_480_000,
  message: { mid: `m${n}`, text: 'Hi' },
});

describe("Meta's one door", () => {
  it('reads a thousand updates over many entries', () => {
    const entry = Array.from({ length: 50 }, (_, n) => ({
      id: '1',
      time: 1_793_613_500,
      changes: Array.from({ length: 20 }, (_change, m) => comment(n * 20 + m)),
    }));
    const { events, ignored } = readPayload(meta, { object: 'page', entry });
    expect(new Set(events.map((event) => 'message' in event && event.message.id)).size).toBe(1_000);
    expect(ignored).toBe(0);
  });

  it('reads the feed, Messenger and what came while another app held the talk from one entry', () => {
    const entry = [{ id: '1', time: 1_793_613_500, changes: [comment(1)], messaging: [message(2)], standby: [message(3)] }];
    const { events } = readPayload(meta, { object: 'page', entry });
    expect(events.map((event) => 'message' in event && event.message.id)).toEqual(['facebook:9_1', 'messenger:m2', 'messenger:m3']);
  });

  it.each([
    ['an object that is not a channel', { object: 'permissions', entry: [{}, {}] }, 2],
    ['a field that is not the feed', { object: 'page', entry: [{ id: '1', changes: [{ field: 'ratings', value: {} }] }] }, 1],
    ['a field of another object', { object: 'instagram', entry: [{ id: '1', changes: [{ field: 'story_insights', value: {} }] }] }, 1],
    ['news about the number', { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'account_update' }] }] }, 1],
    ['an entry with nothing in it', { object: 'page', entry: [{ id: '1' }] }, 0],
    ['no entry at all', { object: 'page', entry: [] }, 0],
  ])('counts %s and keeps nothing of it', (_name, payload, ignored) => {
    expect(readPayload(meta, payload)).toEqual({ events: [], ignored });
  });

  it.each([
    ['no object', { entry: [] }, ['object']],
    ['no entries', { object: 'page' }, ['entry']],
    ['an entry without its account', { object: 'page', entry: [{ id: '1' }, { time: 1 }] }, ['entry.1.id']],
    ['changes that are no list', { object: 'page', entry: [{ id: '1', changes: {} }] }, ['entry.0.changes']],
    ['a change without a field', { object: 'page', entry: [{ id: '1', changes: [{ value: {} }] }] }, ['entry.0.changes.0.field']],
    [
      'one bad comment among good ones',
      {
        object: 'page',
        entry: [{ id: '1', changes: [comment(1), { field: 'feed', value: { item: 'comment', verb: 'add', post_id: '1', created_time: 1 } }] }],
      },
      ['entry.0.changes.1.value.comment_id'],
    ],
  ])('refuses %s, naming where', (_name, payload, paths) => {
    expect(refusal(meta, payload)).toEqual({ status: 422, paths });
  });
});
