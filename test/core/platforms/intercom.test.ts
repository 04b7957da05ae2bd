import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { intercom } from '../../../core/platforms/intercom.ts';
import { deliveryOf } from '../../signed-deliveries.ts';
import { signIntercom } from './intercom-signer.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';

const CREATED_AT = 1_793_613_480;

/** Worked out after https://developers.intercom.com/docs/webhooks/setting-up-webhooks, over the envelope that stands there. */
const VECTOR = {
  secret: 'client_secret_example',
  body: '{"type":"notification_event","app_id":"abc123","data":{"type":"notification_event_data","item":{"type":"conversation","id":"12345"}},"links":{},"id":"notif_01HABCDEFG","topic":"conversation.user.created","delivery_status":"pending","delivery_attempts":1,"delivered_at":0,"first_sent_at":1700000000,"created_at":1700000000}',
  signature: 'sha1=85e2dea239d5e712914ec7930e08e89de4f984cb',
};

describe("Intercom's signature", () => {
  it('is what its documents work it out to be, and what openssl makes of it', () => {
    const { secret, body, signature } = VECTOR;
    const made = execFileSync('openssl', ['dgst', '-sha1', '-hmac', secret, '-binary'], { input: body });
    expect(`sha1=${made.toString('hex')}`).toBe(signature);
    expect(signIntercom(secret, body).headers['x-hub-signature']).toBe(signature);
    expect(intercom.verify(deliveryOf({ headers: { 'x-hub-signature': signature }, body }), [{ secret }], NOW)).toEqual({});
  });

  it('in the newer form of other platforms is refused', () => {
    const { secret, body } = VECTOR;
    const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', secret, '-binary'], { input: body });
    const delivery = deliveryOf({ headers: { 'x-hub-signature': `sha256=${made.toString('hex')}` }, body });
    expect(problemOf(() => intercom.verify(delivery, [{ secret }], NOW)).status).toBe(401);
  });
});

const customer = { type: 'user', id: '66aa', name: 'Kim W.', email: 'kim@example.com' };
const admin = { type: 'admin', id: '301', name: 'Ada', email: 'ada@example.com' };
const part = (over: object = {}) => ({
  type: 'conversation_part',
  id: '4576',
  part_type: 'comment',
  body: '<p>It <b>still</b> leaks.<br>Help!</p>',
  created_at: CREATED_AT + 60,
  author: customer,
  attachments: [],
  ...over,
});
const conversation = (over: object = {}) => ({
  type: 'conversation',
  id: '2154',
  created_at: CREATED_AT,
  source: { type: 'conversation', id: '9', delivered_as: 'customer_initiated', body: '<p>My kettle leaks &amp; hisses.</p>', author: customer },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: '66aa', external_id: 'k-1' }] },
  links: { conversation_web: 'https://app.intercom.com/a/apps/acme1/conversations/2154' },
  ...over,
});
const withParts = (...parts: unknown[]) =>
  conversation({ conversation_parts: { type: 'conversation_part.list', conversation_parts: parts, total_count: parts.length } });
const notification = (topic: string, item: unknown, over: object = {}) => ({
  type: 'notification_event',
  app_id: 'acme1',
  data: { type: 'notification_event_data', item },
  id: 'notif_1',
  topic,
  delivery_attempts: 1,
  created_at: CREATED_AT,
  ...over,
});

describe('a conversation in Intercom', () => {
  it('begins with a message of its own, in plain text', () => {
    expect(readOne(intercom, notification('conversation.user.created', conversation()))).toEqual({
      type: 'message.created',
      message: {
        id: 'intercom:2154',
        platform: 'intercom',
        account: 'acme1',
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: '66aa', name: 'Kim W.', role: 'customer' },
        text: 'My kettle leaks & hisses.',
        url: 'https://app.intercom.com/a/apps/acme1/conversations/2154',
        threadId: 'intercom:2154',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: CREATED_AT * 1_000,
      },
    });
  });

  it('goes on with its parts, in the same thread', () => {
    expect(readMessage(intercom, notification('conversation.user.replied', withParts(part())))).toMatchObject({
      id: 'intercom:2154:4576',
      direction: 'inbound',
      text: 'It still leaks.\nHelp!',
      threadId: 'intercom:2154',
      sentAt: (CREATED_AT + 60) * 1_000,
    });
  });

  it('has the same messages when it is delivered again', () => {
    const first = notification('conversation.user.replied', withParts(part()));
    expect(readOne(intercom, { ...first, delivery_attempts: 3, id: 'notif_2' })).toEqual(readOne(intercom, first));
  });

  it('names the customer to whom a teammate replies', () => {
    expect(readOne(intercom, notification('conversation.admin.replied', withParts(part({ author: admin }))))).toMatchObject({
      customer: '66aa',
      message: { direction: 'outbound', author: { id: '301', name: 'Ada', role: 'agent' } },
    });
  });

  it('names no customer among several', () => {
    const item = { ...withParts(part({ author: admin })), contacts: { contacts: [{ id: '66aa' }, { id: '66bb' }] } };
    expect(readOne(intercom, notification('conversation.admin.replied', item))).not.toHaveProperty('customer');
  });

  it.each([
    ['user', {}, 'inbound', 'customer'],
    ['lead', {}, 'inbound', 'customer'],
    ['contact', {}, 'inbound', 'customer'],
    ['visitor', {}, 'inbound', 'customer'],
    ['admin', {}, 'outbound', 'agent'],
    ['team', {}, 'outbound', 'agent'],
    ['admin', { from_ai_agent: true }, 'outbound', 'automation'],
    ['bot', {}, 'outbound', 'automation'],
    ['a type of next year', {}, 'outbound', 'automation'],
  ])('takes an author of type %s with %j for %s, by %s', (type, fields, direction, role) => {
    const replied = notification('conversation.operator.replied', withParts(part({ author: { ...admin, type, ...fields } })));
    expect(readMessage(intercom, replied)).toMatchObject({ direction, author: { role } });
  });

  it.each([
    ['admin_initiated', 'agent'],
    ['automated', 'automation'],
    ['operator_initiated', 'automation'],
    ['campaigns_initiated', 'automation'],
  ])('that the brand began as %s is by %s', (delivered_as, role) => {
    const item = conversation({ source: { body: '<p>Hello!</p>', author: admin, delivered_as } });
    expect(readOne(intercom, notification('conversation.admin.single.created', item))).toMatchObject({
      customer: '66aa',
      message: { id: 'intercom:2154', direction: 'outbound', author: { role } },
    });
  });

  it('keeps what a teammate says while closing, and counts what says nothing', () => {
    const closed = part({ part_type: 'close', body: '<p>Glad it works!</p>', author: admin });
    const parts = [
      part({ part_type: 'close', body: null }),
      part({ part_type: 'note', id: undefined }),
      part({ part_type: 'assignment', body: '' }),
      {},
    ];
    const { events, ignored } = readPayload(intercom, notification('conversation.admin.closed', withParts(closed, ...parts)));
    expect([events.length, ignored]).toEqual([1, 4]);
  });

  it('keeps a comment without words, as a picture comes', () => {
    const picture = part({ body: null, attachments: [{ type: 'upload', url: 'https://example.com/a.png' }] });
    expect(readMessage(intercom, notification('conversation.user.replied', withParts(picture))).text).toBe('');
  });

  it('keeps no address of anybody', () => {
    const { events } = readPayload(intercom, notification('conversation.user.replied', withParts(part(), part({ id: '2', author: admin }))));
    expect(JSON.stringify(events)).not.toContain('example.com');
  });

  it.each([
    ['a ping', notification('ping', { type: 'ping', message: 'something something interzen' })],
    ['a note', notification('conversation.admin.noted', withParts(part({ part_type: 'note', author: admin })))],
    ['a rating', notification('conversation.rating.added', conversation())],
    ['a new contact', notification('contact.user.created', { type: 'contact', email: 'kim@example.com' })],
    ['a topic of next year', notification('conversation.dreamt', {})],
    ['a conversation without its first message', JSON.parse(VECTOR.body)],
    ['a reply without its parts', notification('conversation.user.replied', conversation())],
    ['no topic at all', {}],
  ])('is not made of %s, which is counted', (_name, payload) => {
    expect(readPayload(intercom, payload)).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['a part', withParts(part({ body: '<p><i>This message was deleted</i></p>' })), ['intercom:2154:4576']],
    ['one of two parts', withParts(part({ redacted: true }), part({ id: '2', redacted: false })), ['intercom:2154:4576']],
    ['the first message', conversation({ source: { redacted: true } }), ['intercom:2154']],
    ['nothing that is named', conversation(), []],
  ])('forgets %s when a teammate deletes it', (_name, item, ids) => {
    const { events } = readPayload(intercom, notification('conversation_part.redacted', item));
    expect(events).toEqual(ids.map((id) => ({ type: 'message.deleted', id, platform: 'intercom', account: 'acme1' })));
  });

  it.each([
    ['no app', notification('conversation.user.created', conversation(), { app_id: undefined }), ['app_id']],
    ['no data', notification('conversation.user.created', conversation(), { data: undefined }), ['data']],
    ['no conversation', notification('conversation.user.created', undefined), ['data.item']],
    [
      'a first message by nobody',
      notification('conversation.user.created', conversation({ source: { body: '<p>Hi</p>' } })),
      ['data.item.source.author'],
    ],
    [
      'a part by nobody',
      notification('conversation.user.replied', withParts(part(), part({ author: null }))),
      ['data.item.conversation_parts.conversation_parts.1.author'],
    ],
    [
      'an id too long to be part of one',
      notification('conversation.user.replied', withParts(part({ id: 'x'.repeat(201) }))),
      ['data.item.conversation_parts.conversation_parts.0.id'],
    ],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(intercom, payload)).toEqual({ status: 422, paths });
  });

  it('is kept from whoever may not speak for its app', () => {
    const delivery = deliveryOf(signIntercom('secret', notification('conversation.user.created', conversation())));
    expect(problemOf(() => intercom.read(delivery, { accounts: ['other'] }, NOW)).status).toBe(403);
  });
});
