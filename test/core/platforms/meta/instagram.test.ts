import { describe, expect, it } from 'vitest';
import { meta } from '../../../../core/platforms/meta.ts';
import { readMessage, readOne, readPayload, refusal } from '../reading.ts';

const ACCOUNT = '1780000001';
const TIME = 1_793_613_480_000;
const delivered = (entry: object) => ({ object: 'instagram', entry: [{ id: ACCOUNT, time: TIME / 1_000, ...entry }] });
const comment = (fields: object = {}) => ({ id: '7', from: { id: '77', username: 'kim_w' }, text: 'It leaks', media: { id: '50' }, ...fields });
const changed = (value: unknown, field = 'comments') => delivered({ changes: [{ field, value }] });
const direct = (message: object, fields: object = {}) =>
  delivered({
    messaging: [
      { sender: { id: '77' }, recipient: { id: ACCOUNT }, timestamp: TIME, message: { mid: 'm_1', text: 'Hello?', ...message }, ...fields },
    ],
  });

describe('a comment on Instagram', () => {
  it.each([
    ['a change', changed(comment())],
    ['a change of a live video', changed(comment(), 'live_comments')],
    ['the entry itself', delivered({ field: 'comments', value: comment() })],
  ])('in %s becomes a public message that answers the media', (_name, payload) => {
    expect(readOne(meta, payload)).toEqual({
      type: 'message.created',
      message: {
        id: 'instagram:7',
        platform: 'instagram',
        account: ACCOUNT,
        kind: 'comment',
        visibility: 'public',
        direction: 'inbound',
        author: { id: '77', handle: 'kim_w', role: 'customer' },
        text: 'It leaks',
        threadId: 'instagram:50',
        inReplyTo: 'instagram:50',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: TIME,
      },
    });
  });

  it('is a reply when it answers another comment', () => {
    expect(readMessage(meta, changed(comment({ parent_id: '6' })))).toMatchObject({
      kind: 'reply',
      inReplyTo: 'instagram:6',
      threadId: 'instagram:50',
    });
  });

  it.each([
    ['its id', { id: ACCOUNT, username: 'acme' }],
    ['the id that only its own comments carry', { id: '4', username: 'acme', self_ig_scoped_id: '5' }],
  ])('is outbound when the account wrote it, by %s', (_name, from) => {
    expect(readMessage(meta, changed(comment({ from })))).toMatchObject({ direction: 'outbound', author: { role: 'agent' } });
  });

  it('of an author who is not shown never shares that author with another comment', () => {
    const authors = ['7', '8'].map((id) => readMessage(meta, changed(comment({ id, from: undefined }))).author);
    expect(authors).toEqual(['7', '8'].map((id) => ({ id: `unknown:${id}`, role: 'customer' })));
  });

  it('is an empty text when it is a moving picture', () => {
    expect(readMessage(meta, changed(comment({ text: undefined }))).text).toBe('');
  });

  it.each([
    ['a mention of no text', changed({ media_id: '50', comment_id: '7' }, 'mentions')],
    ['a field to come', changed({}, 'stickers')],
  ])('is not made of %s, which is counted', (_name, payload) => {
    expect(readPayload(meta, payload)).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['no id', changed(comment({ id: undefined })), ['entry.0.changes.0.value.id']],
    ['no media', delivered({ field: 'comments', value: comment({ media: undefined }) }), ['entry.0.value.media']],
    ['no time', delivered({ time: undefined, changes: [{ field: 'comments', value: comment() }] }), ['entry.0.changes.0.value.timestamp']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(meta, payload)).toEqual({ status: 422, paths });
  });
});

describe('a direct message on Instagram', () => {
  it.each([
    ['milliseconds', TIME],
    ['seconds', TIME / 1_000],
    ['ISO 8601', '2026-11-02T03:18:00+0000'],
    ['none but that of the entry', undefined],
  ])('is read with its time in %s', (_name, timestamp) => {
    const message = readMessage(meta, direct({}, { timestamp }));
    expect(message).toMatchObject({ id: 'instagram:m_1', platform: 'instagram', kind: 'direct', threadId: `instagram:${ACCOUNT}:77` });
    expect(message.sentAt).toBe(typeof timestamp === 'string' ? Date.parse('2026-11-02T03:18:00Z') : TIME);
  });

  it('is read from a change too', () => {
    const value = { sender: { id: '77' }, recipient: { id: ACCOUNT }, timestamp: String(TIME), message: { mid: 'm_1', text: 'Hello?' } };
    expect(readMessage(meta, changed(value, 'messages'))).toMatchObject({ id: 'instagram:m_1', text: 'Hello?' });
  });

  it.each([
    ['a message', { reply_to: { mid: 'm_0' } }, 'instagram:m_0'],
    ['a story, which is none', { reply_to: { story: { id: '9', url: 'https://example.com/story' } } }, undefined],
  ])('that answers %s says so', (_name, fields, inReplyTo) => {
    const message = readMessage(meta, direct(fields));
    expect([message.text, message.inReplyTo]).toEqual(['Hello?', inReplyTo]);
  });

  it('without words is a mention in a story, or what Instagram does not show', () => {
    const attachments = [{ type: 'story_mention', payload: { url: 'https://example.com/story' } }];
    expect(readMessage(meta, direct({ text: undefined, attachments })).text).toBe('');
    expect(readMessage(meta, direct({ text: undefined, is_unsupported: true })).text).toBe('');
  });

  it('has a reaction when somebody put one', () => {
    const value = { sender: { id: '77' }, recipient: { id: ACCOUNT }, timestamp: TIME, reaction: { mid: 'm_1', action: 'react', emoji: '❤' } };
    expect(readOne(meta, delivered({ messaging: [value] }))).toMatchObject({
      type: 'engagement.updated',
      id: 'instagram:m_1',
      engagement: { likes: 1 },
    });
  });

  it('that was seen says nothing new', () => {
    const seen = { sender: { id: '77' }, recipient: { id: ACCOUNT }, timestamp: TIME, read: { mid: 'm_1' } };
    expect(readPayload(meta, delivered({ messaging: [seen] }))).toEqual({ events: [], ignored: 1 });
  });

  it('is outbound when it is an echo', () => {
    const echo = direct({ is_echo: true }, { sender: { id: ACCOUNT }, recipient: { id: '77' } });
    expect(readOne(meta, echo)).toMatchObject({ customer: '77', message: { direction: 'outbound', threadId: `instagram:${ACCOUNT}:77` } });
  });

  it('that is taken back is deleted', () => {
    expect(readOne(meta, direct({ text: undefined, is_deleted: true }))).toEqual({
      type: 'message.deleted',
      id: 'instagram:m_1',
      platform: 'instagram',
      account: ACCOUNT,
    });
  });
});
