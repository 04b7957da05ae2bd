import { describe, expect, it } from 'vitest';
import { meta } from '../../../../core/platforms/meta.ts';
import { readMessage, readOne, readPayload, refusal } from '../reading.ts';

const PAGE = '1001';
const TIME = 1_793_613_480;
const feed = (value: unknown, entry: object = { time: TIME + 20 }) => ({
  object: 'page',
  entry: [{ id: PAGE, ...entry, changes: [{ field: 'feed', value }] }],
});
const comment = (fields: object = {}) => ({
  item: 'comment',
  verb: 'add',
  post_id: '1001_50',
  comment_id: '50_7',
  parent_id: '1001_50',
  from: { id: '77', name: 'Kim W.' },
  message: 'The kettle leaks',
  created_time: TIME,
  ...fields,
});
const post = (fields: object = {}) => ({ ...comment({ item: 'post', parent_id: undefined, comment_id: undefined }), ...fields });

describe("a comment in a Page's feed", () => {
  it('becomes a public message that answers the post', () => {
    expect(readOne(meta, feed(comment({ permalink_url: 'https://www.facebook.com/acme/posts/50?comment_id=7' })))).toEqual({
      type: 'message.created',
      message: {
        id: 'facebook:50_7',
        platform: 'facebook',
        account: PAGE,
        kind: 'comment',
        visibility: 'public',
        direction: 'inbound',
        author: { id: '77', name: 'Kim W.', role: 'customer' },
        text: 'The kettle leaks',
        url: 'https://www.facebook.com/acme/posts/50?comment_id=7',
        threadId: 'facebook:1001_50',
        inReplyTo: 'facebook:1001_50',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: TIME * 1_000,
      },
    });
  });

  it('is a reply when its parent is another comment', () => {
    expect(readMessage(meta, feed(comment({ parent_id: '50_6' })))).toMatchObject({
      kind: 'reply',
      inReplyTo: 'facebook:50_6',
      threadId: 'facebook:1001_50',
    });
  });

  it('answers the post when no parent is told', () => {
    expect(readMessage(meta, feed(comment({ parent_id: undefined })))).toMatchObject({ kind: 'comment', inReplyTo: 'facebook:1001_50' });
  });

  it('is outbound when the Page wrote it', () => {
    const message = readMessage(meta, feed(comment({ from: { id: Number(PAGE), name: 'Acme' } })));
    expect(message).toMatchObject({ direction: 'outbound', author: { id: PAGE, role: 'agent' } });
  });

  it('may name its author and its ids in the older way', () => {
    const message = readMessage(
      meta,
      feed(comment({ from: undefined, sender_id: 77, sender_name: 'Kim W.', post_id: 50, comment_id: 7, parent_id: 50 })),
    );
    expect(message).toMatchObject({ id: 'facebook:7', kind: 'comment', threadId: 'facebook:50', author: { id: '77', name: 'Kim W.' } });
  });

  it('of an author who is not shown never shares that author with another comment', () => {
    const authors = ['50_7', '50_8'].map((id) => readMessage(meta, feed(comment({ from: undefined, comment_id: id }))).author.id);
    expect(new Set(authors).size).toBe(2);
  });

  it('is an empty text when it is a picture', () => {
    expect(readMessage(meta, feed(comment({ message: undefined }))).text).toBe('');
  });

  it('without a time of its own has the time of its entry', () => {
    expect(readMessage(meta, feed(comment({ created_time: undefined }))).sentAt).toBe((TIME + 20) * 1_000);
  });

  it('with a time that cannot be read has the time of its entry', () => {
    expect(readMessage(meta, feed(comment({ created_time: 'soon' }))).sentAt).toBe((TIME + 20) * 1_000);
  });

  it('may be found by the address of its post', () => {
    const above = { id: '1001_50', permalink_url: 'https://www.facebook.com/acme/posts/50', is_published: true };
    expect(readMessage(meta, feed(comment({ post: above }))).url).toBe('https://www.facebook.com/acme/posts/50');
    expect(readMessage(meta, feed(comment({ permalink_url: 'javascript:alert(1)' }))).url).toBeUndefined();
  });

  it.each([
    ['it', { item: 'reaction', reaction_type: 'angry', post_id: '1001_50', comment_id: '50_7' }, 'facebook:50_7'],
    ['the post', { item: 'reaction', reaction_type: 'love', post_id: '1001_50' }, 'facebook:1001_50'],
    ['the post, in the older way', { item: 'like', post_id: 50, sender_id: 77 }, 'facebook:50'],
  ])('has one reaction at least when somebody reacted to %s', (_name, value, id) => {
    const engagement = { likes: 1, shares: 0, replies: 0, views: 0 };
    expect(readOne(meta, feed({ verb: 'add', ...value }))).toEqual({
      type: 'engagement.updated',
      id,
      platform: 'facebook',
      account: PAGE,
      engagement,
    });
  });

  it('is heard where it mentions the Page elsewhere', () => {
    const value = comment({ post_id: '88_3', parent_id: '88_3' });
    const payload = { object: 'page', entry: [{ id: PAGE, time: TIME, changes: [{ field: 'mention', value }] }] };
    expect(readMessage(meta, payload)).toMatchObject({ direction: 'inbound', threadId: 'facebook:88_3', account: PAGE });
  });

  it('that is edited was edited at the time of the entry', () => {
    expect(readOne(meta, feed(comment({ verb: 'edited', message: 'It leaks less' })))).toMatchObject({
      type: 'message.updated',
      message: { text: 'It leaks less', sentAt: TIME * 1_000, edited: (TIME + 20) * 1_000 },
    });
  });

  it('that is removed needs no more than its id', () => {
    expect(readOne(meta, feed({ item: 'comment', verb: 'remove', comment_id: '50_7' }))).toEqual({
      type: 'message.deleted',
      id: 'facebook:50_7',
      platform: 'facebook',
      account: PAGE,
    });
  });

  it.each([
    ['an edit without its text', comment({ verb: 'edited', message: undefined })],
    ['hiding', comment({ verb: 'hide' })],
    ['a reaction that was taken back', { item: 'reaction', verb: 'remove', reaction_type: 'angry', post_id: '1001_50', from: { id: '77' } }],
    ['a like of the whole Page', { item: 'like', verb: 'add', sender_id: 77 }],
    ['showing what was hidden', comment({ verb: 'unhide' })],
    ['an old post of which nothing is told but its id', { item: 'post', verb: 'add', post_id: 502_116_146_500_594 }],
    ['an unknown item', { item: 'event', verb: 'add' }],
    ['a post without text and author', post({ from: undefined, message: undefined })],
    ['a change that says nothing', {}],
  ])('is not made of %s, which is counted', (_name, value) => {
    expect(readPayload(meta, feed(value))).toEqual({ events: [], ignored: 1 });
  });

  const at = 'entry.0.changes.0.value';
  it.each([
    ['no value', feed(null), [at]],
    ['no comment id', feed(comment({ comment_id: undefined })), [`${at}.comment_id`]],
    ['no post id', feed(comment({ post_id: undefined })), [`${at}.post_id`]],
    ['no time anywhere', feed(comment({ created_time: undefined }), {}), [`${at}.created_time`]],
    ['an unreadable time and none beside it', feed(comment({ created_time: 'soon' }), {}), [`${at}.created_time`]],
    ['an id that has lost its last digits', feed(comment({ comment_id: 2 ** 60 })), [`${at}.comment_id`]],
    ['a text that is no text', feed(comment({ message: 7 })), [`${at}.message`]],
    ['a removal without an id', feed({ item: 'comment', verb: 'remove' }), [`${at}.comment_id`]],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(meta, payload)).toEqual({ status: 422, paths });
  });
});

describe("a post in a Page's feed", () => {
  it.each(['post', 'status', 'photo', 'video', 'link', 'share'])('that is a %s starts a thread', (item) => {
    const message = readMessage(meta, feed(post({ item })));
    expect(message).toMatchObject({ id: 'facebook:1001_50', kind: 'post', threadId: 'facebook:1001_50' });
    expect(message.inReplyTo).toBeUndefined();
  });

  it('is outbound when the Page wrote it', () => {
    expect(readMessage(meta, feed(post({ from: { id: PAGE } })))).toMatchObject({ direction: 'outbound', author: { role: 'agent' } });
  });

  it('can be removed', () => {
    expect(readOne(meta, feed({ item: 'status', verb: 'remove', post_id: '1001_50' }))).toMatchObject({
      type: 'message.deleted',
      id: 'facebook:1001_50',
    });
  });
});
