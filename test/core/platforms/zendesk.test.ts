import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { zendesk } from '../../../core/platforms/zendesk.ts';
import { deliveryOf, type SignedDelivery } from '../../signed-deliveries.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';
import { signZendesk } from './zendesk-signer.ts';

const SECRET = 'bm90LWRlY29kZWQ=';
const ACCOUNT = '700100';

/** The secret that every webhook has before it is created: https://developer.zendesk.com/documentation/webhooks/verifying */
const PUBLIC_SECRET = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==';

/** Worked out after the documents above, from the example of a chat message in the documents of the events. */
const VECTOR = {
  timestamp: '2025-02-11T14:32:06Z',
  body: '{"account_id":21825834,"detail":{"id":"141"},"event":{"actor":{"id":"zd:answerBot","name":"Z3n Tests (ff66ff 403433/1724317083)","type":"system"},"conversation_id":"67ab5f53a96f98663935c3f2","message":{"body":"Hi there. How can I help you today?","id":"67ab5f55155becd183e284cb"}},"id":"01JQMQH83YNAKWSWJ8B1QH2NSC","subject":"zen:ticket:141","time":"2025-02-11T14:32:05.254571515Z","type":"zen:event-type:messaging_ticket.message_added","zendesk_event_version":"2022-11-06"}',
  signature: 'vdjbhBgoF9OXlh9n57kt/muNLTBOIyT3Fk1ggYn3OoQ=',
};

const verify = (delivery: SignedDelivery, now = NOW, ...secrets: string[]) =>
  zendesk.verify(
    deliveryOf(delivery),
    secrets.map((secret) => ({ secret })),
    now,
  );

describe("Zendesk's signature", () => {
  const vector = signZendesk(PUBLIC_SECRET, VECTOR.body, { at: VECTOR.timestamp });
  const sentAt = Date.parse(VECTOR.timestamp);

  it('is what its documents work it out to be, and what openssl makes of it', () => {
    const made = execFileSync('openssl', ['dgst', '-sha256', '-hmac', PUBLIC_SECRET, '-binary'], { input: VECTOR.timestamp + VECTOR.body });
    expect([vector.headers['x-zendesk-webhook-signature'], made.toString('base64')]).toEqual([VECTOR.signature, VECTOR.signature]);
    expect(verify(vector, sentAt, PUBLIC_SECRET)).toEqual({});
  });

  it('of the public secret for tests is worth nothing unless somebody sets that secret', () => {
    expect(problemOf(() => verify(vector, sentAt, SECRET)).status).toBe(401);
  });

  it('takes the secret as text, not as the bytes that its base64 stands for', () => {
    const decoded = signZendesk(Buffer.from(SECRET, 'base64').toString(), '{}', { at: NOW });
    expect(problemOf(() => verify(decoded, NOW, SECRET)).status).toBe(401);
  });

  it.each([
    ['5 minutes ago', -300_000, true],
    ['5 minutes and a millisecond ago', -300_001, false],
    ['in 5 minutes', 300_000, true],
    ['in 5 minutes and a millisecond', 300_001, false],
  ])('made %s is judged by the window', (_name, offset, accepted) => {
    const act = () => verify(signZendesk(SECRET, '{}', { at: NOW + offset }), NOW, SECRET);
    if (accepted) expect(act()).toEqual({});
    else expect(problemOf(act).status).toBe(401);
  });

  it.each(['', 'yesterday', '2026-11-02T10:00:00', '2026-13-02T10:00:00Z', 'NaN', '-1'])('with the time %j is refused', (at) => {
    expect(problemOf(() => verify(signZendesk(SECRET, '{}', { at }), NOW, SECRET)).status).toBe(401);
  });

  it('may stand over an empty body, which says nothing', () => {
    const empty = signZendesk(SECRET, '', { at: NOW });
    expect(verify(empty, NOW, SECRET)).toEqual({});
    expect(zendesk.read(deliveryOf(empty), {}, NOW)).toEqual({ events: [], ignored: 1 });
  });
});

const event = (type: string, fields: object) => ({
  account_id: 700100,
  id: '01KEXAMPLE0000000000000001',
  subject: 'zen:ticket:88',
  time: '2026-11-02T09:58:00.123456789Z',
  type: `zen:event-type:${type}`,
  zendesk_event_version: '2022-11-06',
  ...fields,
});

describe('a chat message in Zendesk', () => {
  const actor = { id: '5001', name: 'Kim W.', type: 'end_user' };
  const chat = (over: object = {}) =>
    event('messaging_ticket.message_added', {
      detail: { id: '88' },
      event: { actor, conversation_id: 'c0ffee', message: { id: 'a1b2', body: 'My kettle leaks.' }, ...over },
    });

  it('becomes a private message of its conversation, at the millisecond of its nanoseconds', () => {
    expect(readOne(zendesk, chat())).toEqual({
      type: 'message.created',
      message: {
        id: 'zendesk:a1b2',
        platform: 'zendesk',
        account: ACCOUNT,
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: '5001', name: 'Kim W.', role: 'customer' },
        text: 'My kettle leaks.',
        threadId: 'zendesk:c0ffee',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: Date.parse('2026-11-02T09:58:00.123Z'),
      },
    });
  });

  it.each([
    ['end_user', 'inbound', 'customer'],
    ['agent', 'outbound', 'agent'],
    ['trigger', 'outbound', 'automation'],
    ['system', 'outbound', 'automation'],
    ['a type of next year', 'outbound', 'automation'],
  ])('of the actor type %s is %s, by %s', (type, direction, role) => {
    expect(readMessage(zendesk, chat({ actor: { ...actor, type } }))).toMatchObject({ direction, author: { role } });
  });

  it('without a conversation belongs to its ticket', () => {
    expect(readMessage(zendesk, chat({ conversation_id: undefined })).threadId).toBe('zendesk:ticket:88');
  });

  it('without words, as a picture comes, is a message all the same', () => {
    expect(readMessage(zendesk, chat({ message: { id: 'a1b3', body: null } })).text).toBe('');
  });

  it('is not refused for an odd name', () => {
    expect(readMessage(zendesk, chat({ actor: { ...actor, name: 17 } })).author).toEqual({ id: '5001', role: 'customer' });
  });

  it.each([
    ['no actor', chat({ actor: undefined }), ['event.actor']],
    ['no message', chat({ message: undefined }), ['event.message']],
    ['no account', { ...chat(), account_id: undefined }, ['account_id']],
    ['an unreadable time', { ...chat(), time: 'today' }, ['time']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(zendesk, payload)).toEqual({ status: 422, paths });
  });
});

describe('a comment of a Zendesk ticket', () => {
  const customer = { id: '5001', is_staff: false, name: 'Kim W.' };
  const agent = { id: '9001', is_staff: true, name: 'Ada' };
  const comment = (over: object = {}, detail: object = {}) =>
    event('ticket.comment_added', {
      detail: { id: '88', requester_id: '5001', actor_id: '5001', via: { channel: 'email' }, ...detail },
      event: { comment: { id: '31001', body: 'Where is my refund?', is_public: true, author: customer, ...over } },
    });

  it('is a private message of the customer in the thread of its ticket', () => {
    expect(readOne(zendesk, comment())).toMatchObject({
      type: 'message.created',
      message: {
        id: 'zendesk:31001',
        account: ACCOUNT,
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: '5001', name: 'Kim W.', role: 'customer' },
        text: 'Where is my refund?',
        threadId: 'zendesk:ticket:88',
      },
    });
  });

  it('of an agent names the customer who asked', () => {
    expect(readOne(zendesk, comment({ author: agent }))).toMatchObject({
      customer: '5001',
      message: { direction: 'outbound', author: { id: '9001', role: 'agent' } },
    });
  });

  it("of Zendesk's own user is automation", () => {
    expect(readMessage(zendesk, comment({ author: { id: -1, is_staff: true } })).author).toEqual({ id: '-1', role: 'automation' });
  });

  it.each([
    ['the requester', '5001', 'customer'],
    ['somebody else', '9001', 'agent'],
  ])('without an author is by its actor: %s', (_name, actor_id, role) => {
    expect(readMessage(zendesk, comment({ author: undefined }, { actor_id })).author).toEqual({ id: actor_id, role });
  });

  it('by nobody at all is refused', () => {
    expect(refusal(zendesk, comment({ author: {} }, { actor_id: undefined }))).toEqual({ status: 422, paths: ['event.comment.author.id'] });
  });

  it.each([
    ['an internal note', comment({ is_public: false, author: agent })],
    ['the transcript of a chat', comment({}, { via: { channel: 'native_messaging' } })],
    ['a new status', event('ticket.status_changed', { detail: { id: '88' }, event: { current: 'OPEN', previous: 'NEW' } })],
    ['a new user', { ...event('user.created', {}), detail: { email: 'kim@example.com' } }],
    ['what an admin wrote into a trigger', { ticket: '88', type: 7 }],
    ['an event of no type', {}],
  ])('is not made of %s, which is counted', (_name, payload) => {
    expect(readPayload(zendesk, payload)).toEqual({ events: [], ignored: 1 });
  });

  it.each(['ticket.comment_redacted', 'ticket.comment_made_private'])('is erased by %s', (type) => {
    const withdrawn = event(type, { detail: { id: '88' }, event: { comment: { id: '31001' } } });
    expect(readOne(zendesk, withdrawn)).toEqual({ type: 'message.deleted', id: 'zendesk:31001', platform: 'zendesk', account: ACCOUNT });
    expect(readPayload(zendesk, event(type, { event: {} }))).toEqual({ events: [], ignored: 1 });
  });

  it('is kept from whoever may not speak for its account', () => {
    const delivery = deliveryOf(signZendesk(SECRET, comment()));
    expect(zendesk.read(delivery, { accounts: [ACCOUNT] }, NOW).events).toHaveLength(1);
    expect(problemOf(() => zendesk.read(delivery, { accounts: ['1'] }, NOW)).status).toBe(403);
  });

  it('keeps no address of anybody', () => {
    const told = comment({ author: { ...customer, email: 'kim@example.com' } }, { description: 'kim@example.com' });
    expect(JSON.stringify(readOne(zendesk, told))).not.toContain('example.com');
  });
});
