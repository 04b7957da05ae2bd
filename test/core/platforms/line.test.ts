import { execFileSync } from 'node:child_process';
import { validateSignature } from '@line/bot-sdk';
import { describe, expect, it } from 'vitest';
import { line } from '../../../core/platforms/line.ts';
import { deliveryOf } from '../../signed-deliveries.ts';
import { signLine } from './line-signer.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';

/** Published in the tests of LINE's SDKs for Node (3c0a10c) and Python, Apache-2.0. */
const PUBLISHED = [
  {
    name: 'of validate-signature.spec.ts',
    secret: 'test_secret',
    body: '{"hello":"world"}',
    signature: 't7Hn4ZDHqs6e+wdvI5TyQIvzie0DmMUmuXEBqyyE/tM=',
  },
  { name: 'of test_webhook.py', secret: 'channel_secret', body: 'bodybodybodybody', signature: '/gg9a+LvFevTH1sd7XCQycD7tsWclCsInj7MhBHxN7k=' },
  {
    name: 'of middleware.spec.ts, an event with emoji',
    secret: 'test_channel_secret',
    body: '{"events":[{"message":{"id":"test_event_message_id","text":"this is test message.😄😅😢😞😄😅😢😞","quoteToken":"test_quote_token","type":"text"},"replyToken":"test_reply_token","source":{"groupId":"test_group_id","type":"group"},"webhookEventId":"test_webhook_event_id","deliveryContext":{"isRedelivery":false},"timestamp":0,"mode":"active","type":"message"}],"destination":"Uaaaabbbbccccddddeeeeffff"}',
    signature: 'eRdWYcVCzZV3MVZ3M9/rHJCl/a3oSbsRb04cLovpVwM=',
  },
];

const verify = (body: string, signature: string, secret: string) =>
  line.verify(deliveryOf({ headers: { 'x-line-signature': signature }, body }), [{ secret }], NOW);

describe("LINE's signature", () => {
  it.each(PUBLISHED)('is the published one $name', ({ secret, body, signature }) => {
    expect(verify(body, signature, secret)).toEqual({});
    expect(validateSignature(body, secret, signature)).toBe(true);
  });

  it.each(PUBLISHED)('is the one that openssl makes: $name', ({ secret, body, signature }) => {
    const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret, '-binary'], { input: body });
    expect(made.toString('base64')).toBe(signature);
  });

  it.each(PUBLISHED)('is refused when one byte is changed: $name', ({ secret, body, signature }) => {
    expect(problemOf(() => verify(body.replace('e', 'f').replace('bod', 'bad'), signature, secret)).status).toBe(401);
  });

  it('is taken in its one spelling, although base64 can be read from others', () => {
    const { headers, body } = signLine('secret', 'any body');
    const signature = headers['x-line-signature'] ?? '';
    expect(verify(body, signature, 'secret')).toEqual({});
    expect(problemOf(() => verify(body, signature.replace('=', ''), 'secret')).status).toBe(401);
  });
});

const ACCOUNT = 'U00000000000000000000000000000001';
const CUSTOMER = 'U00000000000000000000000000000077';
const TIME = 1_793_613_480_000;
const delivered = (...events: unknown[]) => ({ destination: ACCOUNT, events });
const event = (fields: object = {}) => ({
  type: 'message',
  mode: 'active',
  timestamp: TIME,
  webhookEventId: '01JB0000000000000000000001',
  deliveryContext: { isRedelivery: false },
  source: { type: 'user', userId: CUSTOMER },
  ...fields,
});
const written = (message: object = {}, fields: object = {}) =>
  event({ replyToken: 'r', message: { id: '5001', type: 'text', quoteToken: 'q', text: 'Is the shop in Kyoto open?', ...message }, ...fields });

describe('a message on LINE', () => {
  it('becomes a private message of the customer', () => {
    expect(readOne(line, delivered(written()))).toEqual({
      type: 'message.created',
      message: {
        id: 'line:5001',
        platform: 'line',
        account: ACCOUNT,
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: CUSTOMER, role: 'customer' },
        text: 'Is the shop in Kyoto open?',
        threadId: `line:${ACCOUNT}:${CUSTOMER}`,
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: TIME,
      },
    });
  });

  it.each([
    ['a group', { type: 'group', groupId: 'C1', userId: CUSTOMER }, 'C1'],
    ['a room of several people', { type: 'room', roomId: 'R1', userId: CUSTOMER }, 'R1'],
  ])('stands in the thread of %s when it was written there', (_name, source, chat) => {
    const message = readMessage(line, delivered(written({}, { source })));
    expect(message).toMatchObject({ author: { id: CUSTOMER }, threadId: `line:${ACCOUNT}:${chat}`, kind: 'direct', visibility: 'private' });
  });

  it('has an author of its own when LINE does not say who wrote', () => {
    const source = { type: 'group', groupId: 'C1' };
    const [one, other] = ['5001', '5002'].map((id) => readMessage(line, delivered(written({ id }, { source }))));
    expect(one?.author.id).toBe('unknown:5001');
    expect(other?.author.id).toBe('unknown:5002');
    expect(one?.threadId).toBe(other?.threadId);
  });

  it('names the message that it quotes', () => {
    expect(readMessage(line, delivered(written({ quotedMessageId: '4999' }))).inReplyTo).toBe('line:4999');
  });

  it('is the same one when it is delivered again', () => {
    const again = written({}, { deliveryContext: { isRedelivery: true }, replyToken: 'r2' });
    expect(readOne(line, delivered(again))).toEqual(readOne(line, delivered(written())));
  });

  it('is heard while another module holds the talk', () => {
    expect(readOne(line, delivered(written({}, { mode: 'standby' })))).toEqual(readOne(line, delivered(written())));
  });

  it.each([
    ['a sticker', { type: 'sticker', packageId: '1', stickerId: '2', stickerResourceType: 'STATIC', text: undefined }, ''],
    ['a sticker with words', { type: 'sticker', stickerResourceType: 'MESSAGE', text: 'Thanks a lot' }, 'Thanks a lot'],
    ['a picture', { type: 'image', contentProvider: { type: 'line' }, text: undefined }, ''],
    ['a place', { type: 'location', title: 'Home', address: '1 Some Street', latitude: 35, longitude: 135, text: undefined }, ''],
    ['a kind that does not exist yet', { type: 'hologram', text: undefined }, ''],
    ['a text of another shape', { text: { plain: 'Hello' } }, ''],
  ])('has the words of %s, and none where there are none', (_name, message, text) => {
    expect(readMessage(line, delivered(written(message))).text).toBe(text);
  });

  it('is erased when it is unsent', () => {
    expect(readOne(line, delivered(event({ type: 'unsend', unsend: { messageId: '5001' } })))).toEqual({
      type: 'message.deleted',
      id: 'line:5001',
      platform: 'line',
      account: ACCOUNT,
    });
  });

  it('is read among events of other kinds, which are counted', () => {
    const others = ['follow', 'unfollow', 'join', 'postback', 'beacon', 'videoPlayComplete', 'tomorrow'].map((type) => event({ type }));
    const { events, ignored } = readPayload(line, delivered(...others, written(), written({ id: '5002' })));
    expect([events.length, ignored]).toEqual([2, 7]);
  });

  it.each([
    ['no destination', { events: [] }, ['destination']],
    ['no list of events', { destination: ACCOUNT }, ['events']],
    ['an event without a type', delivered(written(), {}), ['events.1.type']],
    ['no id', delivered(written({ id: undefined })), ['events.0.message.id']],
    ['no source', delivered(written({}, { source: undefined })), ['events.0.source']],
    ['no time', delivered(written({}, { timestamp: undefined })), ['events.0.timestamp']],
    ['an id that fits no thread', delivered(written({ id: '5'.repeat(201) })), ['events.0.message.id']],
    ['an unsend of nothing', delivered(event({ type: 'unsend' })), ['events.0.unsend']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(line, payload)).toEqual({ status: 422, paths });
  });
});

describe('the door of LINE', () => {
  it('takes the empty delivery by which LINE asks whether we are there', () => {
    expect(readPayload(line, delivered())).toEqual({ events: [], ignored: 0 });
  });

  it('lets a secret speak for its own account only', () => {
    const delivery = deliveryOf(signLine('secret', delivered(written())));
    expect(line.read(delivery, { accounts: [ACCOUNT] }, NOW).events).toHaveLength(1);
    expect(problemOf(() => line.read(delivery, { accounts: ['U2'] }, NOW)).status).toBe(403);
  });
});
