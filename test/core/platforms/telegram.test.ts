import { describe, expect, it } from 'vitest';
import { telegram } from '../../../core/platforms/telegram.ts';
import { deliveryOf } from '../../signed-deliveries.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';
import { signTelegram } from './telegram-signer.ts';

const TIME = 1_793_613_480;
const CUSTOMER = { id: 7001, is_bot: false, first_name: 'Noor', last_name: 'Haddad', username: 'noor_h', language_code: 'de' };
const PRIVATE = { id: 7001, type: 'private', first_name: 'Noor', username: 'noor_h' };
const GROUP = { id: -100_200, type: 'supergroup', title: 'Acme friends', username: 'acme_friends' };
const CLOSED = { id: -100_300, type: 'supergroup', title: 'Acme testers' };
const CHANNEL = { id: -100_400, type: 'channel', title: 'Acme news', username: 'acme_news' };

const written = (fields: object = {}) => ({ message_id: 31, date: TIME, chat: PRIVATE, from: CUSTOMER, text: 'My lamp flickers', ...fields });
const update = (fields: object) => ({ update_id: 900_001, ...fields });
const message = (fields: object = {}) => readMessage(telegram, update({ message: written(fields) }));

describe("Telegram's token", () => {
  const verify = (token: string | undefined, ...secrets: string[]) =>
    telegram.verify(
      deliveryOf({ headers: token === undefined ? {} : signTelegram(token, {}).headers, body: '{}' }),
      secrets.map((secret) => ({ secret })),
      NOW,
    );

  it.each([
    ['the only one', 'one', ['one']],
    ['the newer', 'new', ['new', 'old']],
    ['the older', 'old', ['new', 'old']],
    ['one of 256 characters', 'a'.repeat(256), ['a'.repeat(256)]],
  ])('is taken when it is %s', (_name, token, secrets) => {
    expect(verify(token, ...secrets)).toEqual({});
  });

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['another', 'two'],
    ['too short', 'on'],
    ['in the other case', 'One'],
    ['there twice', 'one,one'],
  ])('is refused when it is %s', (_name, token) => {
    expect(problemOf(() => verify(token, 'one', '')).status).toBe(401);
  });
});

describe('a message on Telegram', () => {
  it('becomes a private message of the customer', () => {
    expect(readOne(telegram, update({ message: written() }))).toEqual({
      type: 'message.created',
      message: {
        id: 'telegram:telegram:7001:31',
        platform: 'telegram',
        account: 'telegram',
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: '7001', handle: 'noor_h', name: 'Noor Haddad', role: 'customer' },
        text: 'My lamp flickers',
        threadId: 'telegram:telegram:7001',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: TIME * 1_000,
      },
    });
  });

  it('in a public group is public, with an address', () => {
    expect(message({ chat: GROUP })).toMatchObject({
      id: 'telegram:-100200:31',
      kind: 'post',
      visibility: 'public',
      url: 'https://t.me/acme_friends/31',
      threadId: 'telegram:-100200',
      author: { id: '7001', role: 'customer' },
    });
  });

  it.each([
    ['a closed group', CLOSED, 'telegram:-100300:31'],
    ['a small group, whose ids are of each bot', { id: -55, type: 'group', title: 'Two friends' }, 'telegram:telegram:-55:31'],
  ])('in %s is private', (_name, chat, id) => {
    expect(message({ chat })).toMatchObject({ id, kind: 'direct', visibility: 'private', url: undefined });
  });

  it('names what it answers', () => {
    expect(message({ chat: GROUP, reply_to_message: written({ message_id: 30 }) })).toMatchObject({
      kind: 'reply',
      inReplyTo: 'telegram:-100200:30',
    });
  });

  it('in a topic stands in the thread of the topic, and answers nobody by standing there', () => {
    const topic = { chat: GROUP, is_topic_message: true, message_thread_id: 5 };
    expect(message({ ...topic, reply_to_message: { message_id: 5 } })).toMatchObject({
      kind: 'post',
      threadId: 'telegram:-100200:topic:5',
      inReplyTo: undefined,
    });
    expect(message({ ...topic, reply_to_message: { message_id: 30 } })).toMatchObject({ kind: 'reply', inReplyTo: 'telegram:-100200:30' });
  });

  it.each([
    ['a caption', { text: undefined, caption: 'Look at this', photo: [{}] }, 'Look at this'],
    ['no words, as a picture', { text: undefined, photo: [{}] }, ''],
    ['no words, as a voice', { text: undefined, voice: {} }, ''],
    ['no words, as a sticker', { text: undefined, sticker: { emoji: '👍' } }, ''],
  ])('may have %s', (_name, fields, text) => {
    expect(message(fields).text).toBe(text);
  });

  it('that is edited has the time of the edit', () => {
    const edited = written({ text: 'My lamp is fine', edit_date: TIME + 60 });
    expect(readOne(telegram, update({ edited_message: edited }))).toMatchObject({
      type: 'message.updated',
      message: { id: 'telegram:telegram:7001:31', text: 'My lamp is fine', sentAt: TIME * 1_000, edited: (TIME + 60) * 1_000 },
    });
  });

  it.each([
    ['another bot', { from: { ...CUSTOMER, is_bot: true } }, { direction: 'inbound', author: { id: '7001', role: 'automation' } }],
    [
      'an anonymous administrator',
      { sender_chat: GROUP, from: { id: 1_087_968_824, is_bot: true, first_name: 'Group' } },
      { direction: 'outbound', author: { id: '-100200', name: 'Acme friends', role: 'agent' } },
    ],
    [
      "the brand's own channel, forwarded",
      { sender_chat: CHANNEL, is_automatic_forward: true, from: { id: 777_000, is_bot: false, first_name: 'Telegram' } },
      { direction: 'outbound', author: { id: '-100400', role: 'agent' } },
    ],
    [
      'a customer in the name of a channel',
      {
        sender_chat: { id: -100_900, type: 'channel', title: 'Lamps daily', username: 'lamps' },
        from: { id: 136_817_688, is_bot: true, first_name: 'Channel' },
      },
      { direction: 'inbound', author: { id: '-100900', handle: 'lamps', name: 'Lamps daily', role: 'customer' } },
    ],
    ['nobody who is named', { from: undefined }, { direction: 'inbound', author: { id: 'unknown:31', role: 'customer' } }],
  ])('in a group may be of %s', (_name, fields, expected) => {
    expect(message({ chat: GROUP, ...fields })).toMatchObject(expected);
  });

  it.each([
    ['a public channel', CHANNEL, { visibility: 'public', url: 'https://t.me/acme_news/31' }],
    ['a closed channel', { ...CHANNEL, username: undefined }, { visibility: 'private', url: undefined }],
  ])('in %s is the post of the brand', (_name, chat, expected) => {
    const post = written({ chat, sender_chat: chat, from: undefined });
    expect(readMessage(telegram, update({ channel_post: post }))).toMatchObject({
      ...expected,
      kind: 'post',
      direction: 'outbound',
      author: { id: '-100400', name: 'Acme news', role: 'agent' },
    });
    expect(readOne(telegram, update({ edited_channel_post: { ...post, edit_date: TIME + 1 } })).type).toBe('message.updated');
  });

  it('tells how many people reacted to a post', () => {
    const reactions = [
      { type: { type: 'emoji', emoji: '👍' }, total_count: 40 },
      { type: { type: 'emoji', emoji: '👎' }, total_count: 2 },
    ];
    expect(readOne(telegram, update({ message_reaction_count: { chat: CHANNEL, message_id: 31, date: TIME, reactions } }))).toEqual({
      type: 'engagement.updated',
      id: 'telegram:-100400:31',
      platform: 'telegram',
      account: 'telegram',
      engagement: { likes: 42, shares: 0, replies: 0, views: 0 },
    });
  });

  it.each([
    ['news about the chat', { message: written({ chat: GROUP, text: undefined, new_chat_members: [CUSTOMER] }) }],
    ['a place that moves', { edited_message: written({ text: undefined, location: { latitude: 1, longitude: 2 }, edit_date: TIME + 9 }) }],
    ['a button', { callback_query: { id: '1', data: 'yes' } }],
    ['one reaction', { message_reaction: { chat: GROUP, message_id: 31 } }],
    ['nothing', {}],
    ['what does not exist yet', { tomorrow: written() }],
  ])('is not made of %s, which is counted', (_name, fields) => {
    expect(readPayload(telegram, update(fields))).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['no id of the update', { message: written() }, ['update_id']],
    ['no id', update({ message: written({ message_id: undefined }) }), ['message.message_id']],
    ['no chat', update({ message: written({ chat: undefined }) }), ['message.chat']],
    ['no time', update({ edited_message: written({ date: undefined }) }), ['edited_message.date']],
    ['a message that is none', update({ channel_post: 'hello' }), ['channel_post']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(telegram, payload)).toEqual({ status: 422, paths });
  });

  it('is not refused for what it can do without', () => {
    const odd = { from: { ...CUSTOMER, username: 5, first_name: '' }, edit_date: 'soon', reply_to_message: 30, caption: [], sender_chat: 'x' };
    expect(message(odd)).toMatchObject({ text: 'My lamp flickers', author: { id: '7001', name: 'Haddad' } });
  });
});

describe('a chat of a person of the brand, on Telegram', () => {
  const business = (fields: object = {}) => written({ business_connection_id: 'bc1', ...fields });
  const agent = { id: 42, is_bot: false, first_name: 'Lea' };

  it('has the messages of the customer', () => {
    expect(readOne(telegram, update({ business_message: business() }))).toMatchObject({
      message: { id: 'telegram:bc1:7001:31', threadId: 'telegram:bc1:7001', direction: 'inbound', author: { id: '7001', role: 'customer' } },
    });
  });

  it.each([
    ['a person', {}, 'agent'],
    ['a bot in that person’s name', { sender_business_bot: { id: 43, is_bot: true } }, 'automation'],
    ['a greeting', { is_from_offline: true }, 'automation'],
  ])('has the answers of the brand, by %s, in the same thread', (_name, fields, role) => {
    expect(readOne(telegram, update({ business_message: business({ from: agent, ...fields }) }))).toMatchObject({
      customer: '7001',
      message: { threadId: 'telegram:bc1:7001', direction: 'outbound', author: { id: '42', name: 'Lea', role } },
    });
  });

  it('tells of edits and deletions', () => {
    const edited = business({ from: agent, edit_date: TIME + 5 });
    expect(readOne(telegram, update({ edited_business_message: edited }))).toMatchObject({ type: 'message.updated', customer: '7001' });
    const deleted = { business_connection_id: 'bc1', chat: PRIVATE, message_ids: [31, 32] };
    expect(readPayload(telegram, update({ deleted_business_messages: deleted })).events).toEqual(
      ['31', '32'].map((id) => ({ type: 'message.deleted', id: `telegram:bc1:7001:${id}`, platform: 'telegram', account: 'telegram' })),
    );
  });
});

describe('the account on Telegram', () => {
  const read = (over: object, accounts?: readonly string[]) => {
    const delivery = deliveryOf(signTelegram('token', update({ message: written() })), over);
    const [event] = telegram.read(delivery, accounts === undefined ? {} : { accounts }, NOW).events;
    return event?.type === 'message.created' ? [event.message.account, event.message.id] : undefined;
  };

  it.each([
    ['the one in the path', { account: 'acme_bot' }, undefined, 'acme_bot'],
    ['the one in the path, among those of the token', { account: 'acme_bot' }, ['other_bot', 'acme_bot'], 'acme_bot'],
    ['the only one of the token', {}, ['acme_bot'], 'acme_bot'],
    ['the name of the platform', {}, undefined, 'telegram'],
  ])('is %s, and keeps the chats of two bots apart', (_name, over, accounts, account) => {
    expect(read(over, accounts)).toEqual([account, `telegram:${account}:7001:31`]);
  });

  it.each([
    ['another than the token’s', { account: 'globex_bot' }, ['acme_bot'], 403],
    ['one of several that the token may speak for', {}, ['acme_bot', 'other_bot'], 403],
    ['longer than any name', { account: 'a'.repeat(201) }, undefined, 404],
  ])('is refused when it is %s', (_name, over, accounts, status) => {
    expect(problemOf(() => read(over, accounts)).status).toBe(status);
  });
});
