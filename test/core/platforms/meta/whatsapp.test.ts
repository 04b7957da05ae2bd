import { describe, expect, it } from 'vitest';
import { meta } from '../../../../core/platforms/meta.ts';
import { readMessage, readOne, readPayload, refusal } from '../reading.ts';

const NUMBER = '106000000000001';
const PHONE = '15550100077';
const USER = 'US.9000000000000001';
const TIME = 1_793_613_480;
const changed = (value: object, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '55', changes: [{ field, value: { messaging_product: 'whatsapp', metadata: { phone_number_id: NUMBER }, ...value } }] }],
});
const message = (fields: object = {}) => ({
  id: 'wamid.AAA=',
  from: PHONE,
  timestamp: String(TIME),
  type: 'text',
  text: { body: 'Hello?' },
  ...fields,
});
const contacts = [
  { wa_id: '15550100001', profile: { name: 'Somebody Else' } },
  { wa_id: PHONE, user_id: USER, profile: { name: 'Kim W.', username: 'kim_w' } },
];
const received = (...messages: unknown[]) => changed({ contacts, messages });
const echoed = (fields: object = {}) =>
  changed({ contacts, message_echoes: [message({ from: '15550199999', to: PHONE, ...fields })] }, 'smb_message_echoes');

describe('a message on WhatsApp', () => {
  it('becomes a private message of the customer', () => {
    expect(readOne(meta, received(message()))).toEqual({
      type: 'message.created',
      message: {
        id: 'whatsapp:wamid.AAA=',
        platform: 'whatsapp',
        account: NUMBER,
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: USER, ids: [USER, PHONE], handle: 'kim_w', name: 'Kim W.', role: 'customer' },
        text: 'Hello?',
        threadId: `whatsapp:${NUMBER}:${USER}`,
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: TIME * 1_000,
      },
    });
  });

  it.each([
    ['the number', { from: PHONE }],
    ['the user id where no number is shown', { from: undefined, from_user_id: USER }],
    ['both', { from_user_id: USER }],
  ])('is of the same customer by %s, and told so by its contact', (_name, fields) => {
    const { author, threadId } = readMessage(meta, received(message(fields)));
    expect(author).toEqual({ id: USER, ids: [USER, PHONE], handle: 'kim_w', name: 'Kim W.', role: 'customer' });
    expect(threadId).toBe(`whatsapp:${NUMBER}:${USER}`);
  });

  it.each([
    ['the number', { from: PHONE }, { id: PHONE }],
    ['the user id', { from: undefined, from_user_id: USER }, { id: USER }],
    ['both', { from_user_id: USER }, { id: USER, ids: [USER, PHONE] }],
    ['all three', { from_user_id: USER, from_parent_user_id: 'US.ENT.1' }, { id: USER, ids: [USER, PHONE, 'US.ENT.1'] }],
  ])('has only the ids that its payload tells: %s', (_name, fields, author) => {
    expect(readMessage(meta, changed({ messages: [message(fields)] })).author).toEqual({ ...author, role: 'customer' });
  });

  it("is never given another person's ids", () => {
    const { author } = readMessage(meta, received(message({ from: '15550100099' })));
    expect(author).toEqual({ id: '15550100099', role: 'customer' });
  });

  it('finds its contact beside one that cannot be read', () => {
    const { author } = readMessage(meta, changed({ contacts: [null, 7, ...contacts], messages: [message()] }));
    expect(author.handle).toBe('kim_w');
  });

  it('does without a contact', () => {
    expect(readMessage(meta, changed({ messages: [message()] })).author).toEqual({ id: PHONE, role: 'customer' });
  });

  it.each([
    ['a text', { text: { body: 'a' } }, 'a'],
    ['a quick reply', { type: 'button', text: undefined, button: { text: 'b', payload: 'B' } }, 'b'],
    ['a pressed button', { type: 'interactive', text: undefined, interactive: { type: 'button_reply', button_reply: { id: '1', title: 'c' } } }, 'c'],
    ['a choice of a list', { type: 'interactive', text: undefined, interactive: { type: 'list_reply', list_reply: { id: '1', title: 'd' } } }, 'd'],
    ['a picture with a caption', { type: 'image', text: undefined, image: { id: '1', caption: 'e' } }, 'e'],
    ['a video with a caption', { type: 'video', text: undefined, video: { id: '1', caption: 'f' } }, 'f'],
    ['a document with a caption', { type: 'document', text: undefined, document: { id: '1', caption: 'g' } }, 'g'],
    ['a form that was filled in', { type: 'interactive', text: undefined, interactive: { nfm_reply: { body: 'Sent' } } }, 'Sent'],
    ['an order', { type: 'order', text: undefined, order: { catalog_id: '1', text: 'h' } }, 'h'],
    ['a picture alone', { type: 'image', text: undefined, image: { id: '1' } }, ''],
    ['a voice', { type: 'audio', text: undefined, audio: { id: '1', voice: true } }, ''],
    ['a kind to come', { type: 'hologram', text: undefined }, ''],
  ])('has the words of %s', (_name, fields, text) => {
    expect(readMessage(meta, received(message(fields))).text).toBe(text);
  });

  it('names what it answers', () => {
    expect(readMessage(meta, received(message({ context: { from: NUMBER, id: 'wamid.000' } }))).inReplyTo).toBe('whatsapp:wamid.000');
    expect(readMessage(meta, received(message({ context: { forwarded: true } }))).inReplyTo).toBeUndefined();
  });

  it('that the brand wrote in its own app is outbound and names the customer', () => {
    expect(readOne(meta, echoed())).toMatchObject({
      type: 'message.created',
      customer: USER,
      message: { direction: 'outbound', author: { id: NUMBER, role: 'agent' }, threadId: `whatsapp:${NUMBER}:${USER}` },
    });
  });

  it.each([
    ['the customer', (reaction: object) => received(message({ type: 'reaction', text: undefined, reaction }))],
    ['the brand', (reaction: object) => echoed({ type: 'reaction', text: undefined, reaction })],
  ])('has a reaction when %s put one', (_name, payload) => {
    expect(readOne(meta, payload({ message_id: 'wamid.AAA=', emoji: '👎' }))).toEqual({
      type: 'engagement.updated',
      id: 'whatsapp:wamid.AAA=',
      platform: 'whatsapp',
      account: NUMBER,
      engagement: { likes: 1, shares: 0, replies: 0, views: 0 },
    });
  });

  const edit = {
    id: 'wamid.NEW',
    type: 'edit',
    text: undefined,
    edit: { original_message_id: 'wamid.AAA=', message: { type: 'text', text: { body: 'Hi!' } } },
  };
  it.each([
    ['by the customer', received(message(edit)), 'inbound'],
    ['by the brand', echoed(edit), 'outbound'],
  ])('that is edited %s keeps its id', (_name, payload, direction) => {
    expect(readOne(meta, payload)).toMatchObject({
      type: 'message.updated',
      message: { id: 'whatsapp:wamid.AAA=', text: 'Hi!', edited: TIME * 1_000, direction },
    });
  });

  it.each([
    ['by the customer', received({ id: 'wamid.NEW', type: 'revoke', revoke: { original_message_id: 'wamid.AAA=' } })],
    ['by the brand', echoed({ type: 'revoke', revoke: { original_message_id: 'wamid.AAA=' } })],
  ])('that is taken back %s is deleted', (_name, payload) => {
    expect(readOne(meta, payload)).toEqual({ type: 'message.deleted', id: 'whatsapp:wamid.AAA=', platform: 'whatsapp', account: NUMBER });
  });

  it.each([
    ['an edit without words', received(message({ ...edit, edit: { original_message_id: 'wamid.AAA=', message: { type: 'image' } } })), 1],
    ['a reaction that was taken back', received(message({ type: 'reaction', reaction: { message_id: 'wamid.AAA=' } })), 1],
    ['notes of the system', received(message({ type: 'system', text: undefined })), 1],
    [
      'news of how our own messages fare',
      changed({
        statuses: [
          { id: 'wamid.1', status: 'read' },
          { id: 'wamid.2', status: 'sent' },
        ],
      }),
      2,
    ],
    ['other fields', changed({}, 'history'), 1],
  ])('is not made of %s, which are counted', (_name, payload, ignored) => {
    expect(readPayload(meta, payload)).toEqual({ events: [], ignored });
  });

  const at = 'entry.0.changes.0.value';
  it.each([
    [
      'no number of ours',
      { object: 'whatsapp_business_account', entry: [{ id: '55', changes: [{ field: 'messages', value: {} }] }] },
      [`${at}.metadata`],
    ],
    ['no id', received(message(), message({ id: undefined })), [`${at}.messages.1.id`]],
    ['no time', received(message({ timestamp: undefined })), [`${at}.messages.0.timestamp`]],
    ['no sender', received(message({ from: undefined })), [`${at}.messages.0.from`]],
    ['no receiver of ours', echoed({ to: undefined }), [`${at}.message_echoes.0.to`]],
    ['an edit of nothing', received(message({ type: 'edit' })), [`${at}.messages.0.edit`]],
    ['a revocation of nothing', received(message({ type: 'revoke' })), [`${at}.messages.0.revoke`]],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(meta, payload)).toEqual({ status: 422, paths });
  });
});
