import { describe, expect, it } from 'vitest';
import { meta } from '../../../../core/platforms/meta.ts';
import { readMessage, readOne, readPayload, refusal } from '../reading.ts';

const PAGE = '1001';
const TIME = 1_793_613_480_000;
const delivered = (item: object, list = 'messaging', entry: object = { time: TIME + 5 }) => ({
  object: 'page',
  entry: [{ id: PAGE, ...entry, [list]: [item] }],
});
const item = (fields: object = {}) => ({ sender: { id: '77' }, recipient: { id: PAGE }, timestamp: TIME, ...fields });
const written = (fields: object = {}) => item({ message: { mid: 'm_1', text: 'Hello?', ...fields } });
const echo = (fields: object = {}) => ({ ...written({ is_echo: true, ...fields }), sender: { id: PAGE }, recipient: { id: '77' } });

describe('a message on Messenger', () => {
  it.each(['messaging', 'standby'])('becomes a private message of the customer, in %s', (list) => {
    expect(readOne(meta, delivered(written(), list))).toEqual({
      type: 'message.created',
      message: {
        id: 'messenger:m_1',
        platform: 'messenger',
        account: PAGE,
        kind: 'direct',
        visibility: 'private',
        direction: 'inbound',
        author: { id: '77', role: 'customer' },
        text: 'Hello?',
        threadId: `messenger:${PAGE}:77`,
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: TIME,
      },
    });
  });

  it('names what it answers', () => {
    expect(readMessage(meta, delivered(written({ reply_to: { mid: 'm_0' } }))).inReplyTo).toBe('messenger:m_0');
  });

  it('has a reaction when one of the two put one', () => {
    const value = item({ reaction: { mid: 'm_1', action: 'react', reaction: 'angry', emoji: '😡' } });
    const engagement = { likes: 1, shares: 0, replies: 0, views: 0 };
    expect(readOne(meta, delivered(value))).toEqual({
      type: 'engagement.updated',
      id: 'messenger:m_1',
      platform: 'messenger',
      account: PAGE,
      engagement,
    });
  });

  it('is taken back by its id', () => {
    const deleted = { type: 'message.deleted', id: 'messenger:m_1', platform: 'messenger', account: PAGE };
    expect(readOne(meta, delivered(item({ message: { mid: 'm_1', is_deleted: true } })))).toEqual(deleted);
  });

  it('has the words of a quick reply, and the time of its entry when its own cannot be read', () => {
    const value = { ...written({ text: 'Yes', quick_reply: { payload: 'YES' } }), timestamp: 'soon' };
    expect(readMessage(meta, delivered(value))).toMatchObject({ text: 'Yes', sentAt: TIME + 5 });
  });

  it('is an empty text when it is a picture', () => {
    expect(readMessage(meta, delivered(written({ text: undefined, attachments: [{ type: 'image' }] }))).text).toBe('');
  });

  it.each([
    ['marked as an echo', echo()],
    ['sent by an app', echo({ app_id: 15 })],
    ['sent by the Page without a mark', { ...echo(), message: { mid: 'm_1', text: 'Hello?' } }],
  ])('is outbound when it is %s, and names the customer', (_name, value) => {
    expect(readOne(meta, delivered(value))).toMatchObject({
      customer: '77',
      message: { direction: 'outbound', author: { id: PAGE, role: 'agent' }, threadId: `messenger:${PAGE}:77` },
    });
  });

  it('that is edited has the time of the edit', () => {
    expect(readOne(meta, delivered(item({ message_edit: { mid: 'm_1', text: 'Hello!', num_edit: 1 } })))).toMatchObject({
      type: 'message.updated',
      message: { id: 'messenger:m_1', text: 'Hello!', sentAt: TIME, edited: TIME, threadId: `messenger:${PAGE}:77` },
    });
  });

  it('that is edited by the Page stays outbound', () => {
    const edit = { sender: { id: PAGE }, recipient: { id: '77' }, timestamp: TIME, message_edit: { mid: 'm_1', text: 'Hello!' } };
    expect(readOne(meta, delivered(edit))).toMatchObject({ type: 'message.updated', customer: '77', message: { direction: 'outbound' } });
  });

  it.each([
    ['a receipt of delivery', item({ delivery: { mids: ['m_1'], watermark: TIME } })],
    ['a receipt of reading', item({ read: { watermark: TIME } })],
    ['a reaction that was taken back', item({ reaction: { mid: 'm_1', action: 'unreact' } })],
    ['a button that was pressed', item({ postback: { mid: 'm_2', title: 'Get started', payload: 'START' } })],
    ['an edit without its text', { message_edit: { mid: 'm_1', num_edit: 0 } }],
    ['an edit with no text', item({ message_edit: { mid: 'm_1', text: null } })],
  ])('is not made of %s, which is counted', (_name, value) => {
    expect(readPayload(meta, delivered(value))).toEqual({ events: [], ignored: 1 });
  });

  const at = 'entry.0.messaging.0';
  it.each([
    ['no id', delivered(written({ mid: undefined })), [`${at}.message.mid`]],
    ['no sender', delivered({ ...written(), sender: undefined }), [`${at}.sender`]],
    ['no time anywhere', delivered({ ...written(), timestamp: undefined }, 'messaging', {}), [`${at}.timestamp`]],
    ['a message that is none', delivered(item({ message: 'hello' })), [`${at}.message`]],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(meta, payload)).toEqual({ status: 422, paths });
  });
});
