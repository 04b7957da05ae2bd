import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { x } from '../../../core/platforms/x.ts';
import { deliveryOf, handshakeOf, signX } from '../../signed-deliveries.ts';
import { opensslHmacSha256 } from './openssl.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';

const BRAND = '900000000000000001';
const CUSTOMER = '80000000000000002';

const post = (fields: object = {}) => ({
  id: '2100000000000000001',
  author_id: CUSTOMER,
  text: '@acme my kettle leaks',
  created_at: '2026-11-02T09:58:00.000Z',
  conversation_id: '2100000000000000001',
  edit_history_tweet_ids: ['2100000000000000001'],
  lang: 'en',
  public_metrics: { like_count: 5, retweet_count: 2, quote_count: 3, reply_count: 4, bookmark_count: 9, impression_count: 700 },
  ...fields,
});
const customer = { id: CUSTOMER, username: 'kim_w', name: 'Kim W.', verified: false, public_metrics: { followers_count: 120 } };
const event = (type: string, payload: unknown, includes: unknown = { users: [customer] }) => ({
  data: { event_uuid: '1', filter: { user_id: BRAND }, event_type: type, tag: 'care', payload, includes },
});

describe('a post on X', () => {
  it('becomes a public message with its author, its thread and its counts', () => {
    expect(readOne(x, event('post.mention.create', post()))).toEqual({
      type: 'message.created',
      message: {
        id: 'x:2100000000000000001',
        platform: 'x',
        account: BRAND,
        kind: 'post',
        visibility: 'public',
        direction: 'inbound',
        author: { id: CUSTOMER, handle: 'kim_w', name: 'Kim W.', followers: 120, verified: false, role: 'customer' },
        text: '@acme my kettle leaks',
        language: 'en',
        url: 'https://x.com/kim_w/status/2100000000000000001',
        threadId: 'x:2100000000000000001',
        engagement: { likes: 5, shares: 5, replies: 4, views: 700 },
        sentAt: Date.parse('2026-11-02T09:58:00Z'),
      },
    });
  });

  it.each(['post.create', 'post.mention.create', 'post.reply.create', 'post.quote.create'])('is heard in %s', (type) => {
    expect(readOne(x, event(type, post())).type).toBe('message.created');
  });

  it('is the same message in every copy, under the account of each', () => {
    const copy = event('post.reply.create', post());
    const other = { data: { ...copy.data, event_uuid: '2', filter: { user_id: '7' } } };
    expect(readMessage(x, other)).toEqual({ ...readMessage(x, copy), account: '7' });
  });

  it.each([
    ['wrapped in data', { users: [{ data: customer }] }],
    ['after a user that cannot be read', { users: [{ name: 1 }, null, customer] }],
  ])('finds its author %s', (_name, includes) => {
    expect(readMessage(x, event('post.create', post(), includes)).author).toMatchObject({ handle: 'kim_w', followers: 120 });
  });

  it.each([
    ['empty', {}],
    ['missing', null],
    ['of other users', { users: [{ ...customer, id: '3' }] }],
    ['of another shape', 'none'],
  ])('knows its author by the id alone when the includes are %s', (_name, includes) => {
    const message = readMessage(x, event('post.create', post(), includes));
    expect(message.author).toEqual({ id: CUSTOMER, role: 'customer' });
    expect(message.url).toBe('https://x.com/i/status/2100000000000000001');
  });

  it('is outbound when the account itself wrote it', () => {
    const message = readMessage(x, event('post.create', post({ author_id: BRAND })));
    expect(message).toMatchObject({ direction: 'outbound', author: { id: BRAND, role: 'agent' } });
  });

  it.each([
    ['the field', { in_reply_to_tweet_id: '20' }],
    [
      'the reference',
      {
        referenced_tweets: [
          { type: 'quoted', id: '10' },
          { type: 'replied_to', id: '20' },
        ],
      },
    ],
  ])('is a reply by %s that names what it answers', (_name, fields) => {
    const message = readMessage(x, event('post.reply.create', post({ conversation_id: '5', ...fields })));
    expect(message).toMatchObject({ kind: 'reply', inReplyTo: 'x:20', threadId: 'x:5' });
  });

  it('is a post when it quotes, and starts a thread of its own', () => {
    const message = readMessage(x, event('post.quote.create', post({ referenced_tweets: [{ type: 'quoted', id: '10' }] })));
    expect(message).toMatchObject({ kind: 'post', threadId: 'x:2100000000000000001' });
    expect(message.inReplyTo).toBeUndefined();
  });

  it('has the whole text of a long post', () => {
    const whole = 'It began in May. '.repeat(40);
    expect(readMessage(x, event('post.create', post({ note_tweet: { text: whole } }))).text).toBe(whole);
  });

  it('has the characters that X escapes', () => {
    expect(readMessage(x, event('post.create', post({ text: 'a &lt; b &amp;&amp; c &gt; d &amp;amp;' }))).text).toBe('a < b && c > d &amp;');
  });

  it.each([
    ['en', 'en'],
    ['pt', 'pt'],
    ['in', 'id'],
    ['iw', 'he'],
    ['und', undefined],
    ['zxx', undefined],
    ['qme', undefined],
    [undefined, undefined],
  ])('in the language that X calls %j is read as %j', (lang, language) => {
    expect(readMessage(x, event('post.create', post({ lang }))).language).toBe(language);
  });

  it('has counts of zero where none came, and none that cannot be', () => {
    expect(readMessage(x, event('post.create', post({ public_metrics: undefined }))).engagement.views).toBe(0);
    expect(readMessage(x, event('post.create', post({ public_metrics: { like_count: -4, reply_count: 2 } }))).engagement).toMatchObject({
      likes: 0,
      replies: 2,
    });
  });

  it('stays in its own thread when it is edited and X names no conversation', () => {
    const edited = post({ id: '33', edit_history_tweet_ids: ['31', '33'], conversation_id: undefined });
    expect(readOne(x, event('post.create', edited))).toMatchObject({ message: { id: 'x:31', threadId: 'x:31' } });
  });

  it('stays the first of its ids when it is edited, and the edit has the time of its own version', () => {
    const edited = post({ id: '33', edit_history_tweet_ids: ['31', '32', '33'], created_at: '2026-11-02T09:59:00Z', text: 'fixed' });
    expect(readOne(x, event('post.create', edited))).toMatchObject({
      type: 'message.updated',
      message: { id: 'x:31', text: 'fixed', edited: Date.parse('2026-11-02T09:59:00Z'), url: 'https://x.com/kim_w/status/33' },
    });
  });

  it('is deleted by its first id too', () => {
    const gone = { type: 'message.deleted', platform: 'x', account: BRAND };
    expect(readOne(x, event('post.delete', { id: '31', author_id: CUSTOMER }))).toEqual({ ...gone, id: 'x:31' });
    expect(readOne(x, event('post.delete', { id: '33', edit_history_tweet_ids: ['31', '33'] }))).toEqual({ ...gone, id: 'x:31' });
  });

  const original = { id: '9', edit_history_tweet_ids: ['8', '9'], public_metrics: { like_count: 50, retweet_count: 7, impression_count: 9_000 } };
  const reference = { referenced_tweets: [{ type: 'retweeted', id: '9' }] };
  it.each([
    ['a repost', 'post.repost.create', post(reference)],
    ["the brand's own repost", 'post.create', post({ ...reference, author_id: BRAND })],
    ['a like', 'like.create', { id: 'f', liked_tweet_id: '9', liked_tweet_author_id: BRAND }],
  ])('has its counts moved by %s, where X sends them along', (_name, type, payload) => {
    expect(readOne(x, event(type, payload, { tweets: [{ id: 9 }, null, original] }))).toEqual({
      type: 'engagement.updated',
      id: 'x:8',
      platform: 'x',
      account: BRAND,
      engagement: { likes: 50, shares: 7, replies: 0, views: 9_000 },
    });
  });

  it.each([
    ['a like without the post', event('like.create', { liked_tweet_id: '9' })],
    ['an encrypted chat', event('chat.received', { encoded_event: 'CwAB' })],
    ['a repost by its type', event('post.repost.create', post())],
    ['a repost by its reference', event('post.create', post({ referenced_tweets: [{ type: 'retweeted', id: '1' }] }))],
    ['a like', event('like.create', {})],
    ['a read receipt', event('dm.read', {})],
    ['an event without a payload', { data: { event_type: 'profile.update.bio' } }],
  ])('is not made of %s, which is counted', (_name, payload) => {
    expect(readPayload(x, payload)).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['no envelope', {}, ['data']],
    ['no event type', { data: {} }, ['data.event_type']],
    ['no account', { data: { event_type: 'post.create', payload: post() } }, ['data.filter']],
    ['no payload', event('post.create', undefined), ['data.payload']],
    ['no id', event('post.create', post({ id: undefined })), ['data.payload.id']],
    ['no time', event('post.create', post({ created_at: undefined })), ['data.payload.created_at']],
    ['an unreadable time', event('post.create', post({ created_at: 'Monday' })), ['data.payload.created_at']],
    ['an id that was too large for a number', event('post.delete', { id: 2 ** 60 }), ['data.payload.id']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(x, payload)).toEqual({ status: 422, paths });
  });
});

describe('a direct message on X', () => {
  const direct = (fields: object = {}, sender = CUSTOMER, recipient = BRAND) => ({
    type: 'message_create',
    id: '41',
    created_timestamp: '1793613480000',
    message_create: { sender_id: sender, target: { recipient_id: recipient }, message_data: { text: 'Are you there?' } },
    ...fields,
  });
  const received = (...events: unknown[]) =>
    event('dm.received', { direct_message_events: events, users: { [CUSTOMER]: { data: customer } } }, undefined);

  it('becomes a private message of its pair', () => {
    expect(readOne(x, received(direct()))).toEqual({
      type: 'message.created',
      message: {
        id: 'x:41',
        platform: 'x',
        account: BRAND,
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: CUSTOMER, handle: 'kim_w', name: 'Kim W.', followers: 120, verified: false, role: 'customer' },
        text: 'Are you there?',
        threadId: `x:dm:${CUSTOMER}:${BRAND}`,
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: 1_793_613_480_000,
      },
    });
  });

  it('that the brand sent names the customer and stands in the same thread', () => {
    const sent = readOne(x, event('dm.sent', { direct_message_events: [direct({}, BRAND, CUSTOMER)] }, undefined));
    expect(sent).toMatchObject({
      customer: CUSTOMER,
      message: { direction: 'outbound', author: { id: BRAND, role: 'agent' }, threadId: readMessage(x, received(direct())).threadId },
    });
  });

  it('has one thread for a pair, whoever writes, with the smaller id first', () => {
    const id = fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String);
    fc.assert(
      fc.property(id, id, (a, b) => {
        const [smaller, larger] = BigInt(a) < BigInt(b) ? [a, b] : [b, a];
        const threads = [direct({}, a, b), direct({}, b, a)].map((one) => readMessage(x, received(one)).threadId);
        expect(threads).toEqual([`x:dm:${smaller}:${larger}`, `x:dm:${smaller}:${larger}`]);
      }),
      { numRuns: 50 },
    );
  });

  it('is read among events of other kinds, which are counted', () => {
    const { events, ignored } = readPayload(x, received({ type: 'reaction_create', id: '40' }, direct(), direct({ id: '42' })));
    expect([events.length, ignored]).toEqual([2, 1]);
  });

  it('is an empty text when it is a picture alone', () => {
    const { message_create: create } = direct();
    expect(readMessage(x, received(direct({ message_create: { ...create, message_data: { attachment: {} } } }))).text).toBe('');
  });

  it('is not led astray by names that every object has', () => {
    const message = readMessage(x, received(direct({}, 'constructor')));
    expect(message.author).toEqual({ id: 'constructor', role: 'customer' });
  });

  it.each([
    ['no list', event('dm.received', {}), ['data.payload.direct_message_events']],
    ['no time', received(direct(), direct({ created_timestamp: undefined })), ['data.payload.direct_message_events.1.created_timestamp']],
    [
      'no text',
      received({ ...direct(), message_create: {} }),
      ['sender_id', 'target', 'message_data'].map((field) => `data.payload.direct_message_events.0.message_create.${field}`),
    ],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(x, payload)).toEqual({ status: 422, paths });
  });
});

describe("X's signature", () => {
  it('is what openssl makes of the same bytes', () => {
    const body = JSON.stringify(event('post.create', post({ text: 'Grüße 👋' })));
    const headers = { 'x-twitter-webhooks-signature': `sha256=${opensslHmacSha256('consumer_secret_example', body, 'base64')}` };
    expect(x.verify(deliveryOf({ headers, body }), [{ secret: 'consumer_secret_example' }], NOW)).toEqual({});
  });
});

describe("X's challenge", () => {
  const challenge = (token: string, ...secrets: string[]) =>
    x.handshake?.(
      handshakeOf({ crc_token: token }),
      secrets.map((secret) => ({ secret })),
    );

  it('is answered as its documents work it out', () => {
    expect(challenge('challenge_string', 'consumer_secret_example')).toEqual({
      status: 200,
      contentType: 'application/json',
      body: '{"response_token":"sha256=jbXKbME72EP4whP7Jiwf8KJkZpedcmIvi6wGXiUuI/w="}',
    });
  });

  it('is answered as openssl works it out', () => {
    const token = `sha256=${opensslHmacSha256('another secret', 'Zm9v+/=.-_', 'base64')}`;
    expect(challenge('Zm9v+/=.-_', 'another secret')?.body).toBe(JSON.stringify({ response_token: token }));
  });

  it('is answered with the newest secret', () => {
    expect(challenge('token', 'new', 'old')).toEqual(challenge('token', 'new'));
  });

  it('cannot be used to have a delivery signed', () => {
    const forged = JSON.stringify(event('post.create', post()));
    expect(problemOf(() => challenge(forged, 'secret')).status).toBe(403);
    expect(x.verify(deliveryOf(signX('secret', forged)), [{ secret: 'secret' }], NOW)).toEqual({});
  });

  it.each(['', 'a b', '{}', '[]', '"x"', 'a'.repeat(257)])('is refused for the token %j', (token) => {
    expect(problemOf(() => challenge(token, 'secret')).status).toBe(403);
  });

  it('is refused without a token, and on an empty secret', () => {
    expect(problemOf(() => x.handshake?.(handshakeOf({}), [{ secret: 'secret' }])).status).toBe(403);
    expect(problemOf(() => challenge('token', '')).status).toBe(403);
  });
});
