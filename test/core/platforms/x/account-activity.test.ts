import { describe, expect, it } from 'vitest';
import { x } from '../../../../core/platforms/x.ts';
import { deliveryOf } from '../../../signed-deliveries.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from '../reading.ts';

const BRAND = '900000000000000001';
const CUSTOMER = '80000000000000002';
const ID = '1924388561234567890';
const POSTED = 'Mon May 19 14:01:46 +0000 2025';

const user = { id: 80_000_000_000_000_000, id_str: CUSTOMER, name: 'Kim W.', screen_name: 'kim_w', verified: false, followers_count: 120 };
const status = (fields: object = {}) => ({
  created_at: POSTED,
  id: 1_924_388_561_234_567_900,
  id_str: ID,
  text: '@acme my kettle leaks',
  truncated: false,
  in_reply_to_status_id: null,
  in_reply_to_status_id_str: null,
  user,
  quote_count: 3,
  reply_count: 4,
  retweet_count: 2,
  favorite_count: 5,
  lang: 'en',
  timestamp_ms: '1747663306123',
  ...fields,
});
const delivered = (lists: object) => ({ for_user_id: BRAND, ...lists });
const created = (fields: object = {}) => delivered({ tweet_create_events: [status(fields)] });

describe('a post that Account Activity tells of', () => {
  it('becomes a public message by its ids as text, which have all their digits', () => {
    expect(readOne(x, created())).toEqual({
      type: 'message.created',
      message: {
        id: `x:${ID}`,
        platform: 'x',
        account: BRAND,
        kind: 'post',
        visibility: 'public',
        direction: 'inbound',
        author: { id: CUSTOMER, handle: 'kim_w', name: 'Kim W.', followers: 120, verified: false, role: 'customer' },
        text: '@acme my kettle leaks',
        language: 'en',
        url: `https://x.com/kim_w/status/${ID}`,
        threadId: `x:${ID}`,
        engagement: { likes: 5, shares: 5, replies: 4, views: 0 },
        sentAt: Date.parse('2025-05-19T14:01:46Z'),
      },
    });
  });

  it('is the same message as in the Activity API', () => {
    const payload = { id: ID, author_id: CUSTOMER, text: 'hi', created_at: '2025-05-19T14:01:46.000Z' };
    const same = readMessage(x, { data: { event_type: 'post.create', filter: { user_id: BRAND }, payload } });
    expect(readMessage(x, created({ text: 'hi' }))).toMatchObject({ id: same.id, sentAt: same.sentAt, threadId: same.threadId });
  });

  it.each([
    ['of a long post', { text: 'It began…', truncated: true, extended_tweet: { full_text: 'It began in May.' } }, 'It began in May.'],
    ['in its extended form', { text: undefined, full_text: 'It began in May.' }, 'It began in May.'],
    ['with what X escapes', { text: 'Tea &amp; cake &lt;3, not &amp;lt; &quot;' }, 'Tea & cake <3, not &lt; &quot;'],
  ])('has the whole text %s', (_name, fields, text) => {
    expect(readMessage(x, created(fields)).text).toBe(text);
  });

  it('is a reply that stands under what it answers, since no conversation is named', () => {
    expect(readMessage(x, created({ in_reply_to_status_id_str: '20' }))).toMatchObject({ kind: 'reply', inReplyTo: 'x:20', threadId: 'x:20' });
  });

  it('is a post of its own when it quotes', () => {
    const message = readMessage(x, created({ is_quote_status: true, quoted_status_id_str: '10', quoted_status: status({ id_str: '10' }) }));
    expect(message).toMatchObject({ kind: 'post', threadId: `x:${ID}` });
  });

  it('is outbound when the account wrote it', () => {
    expect(readMessage(x, created({ user: { ...user, id_str: BRAND } }))).toMatchObject({
      direction: 'outbound',
      author: { id: BRAND, role: 'agent' },
    });
  });

  it('stays the first of its ids when it is edited', () => {
    const edit_history = { initial_tweet_id: '31', edit_tweet_ids: ['31', ID] };
    expect(readOne(x, created({ edit_history, text: 'fixed' }))).toMatchObject({
      type: 'message.updated',
      message: { id: 'x:31', text: 'fixed', edited: Date.parse('2025-05-19T14:01:46Z') },
    });
  });

  it.each([
    ['an offset', 'Mon May 19 16:01:46 +0200 2025', Date.parse('2025-05-19T14:01:46Z')],
    ['a leap day', 'Thu Feb 29 00:00:00 +0000 2024', Date.parse('2024-02-29T00:00:00Z')],
    ['no date, but milliseconds', undefined, 1_747_663_306_123],
    ['a month that is none', 'Mon Mai 19 14:01:46 +0000 2025', 1_747_663_306_123],
  ])('is read with %s', (_name, created_at, sentAt) => {
    expect(readMessage(x, created({ created_at })).sentAt).toBe(sentAt);
  });

  it('is deleted', () => {
    const gone = { status: { id: ID, user_id: CUSTOMER }, timestamp_ms: '1747663306123' };
    expect(readOne(x, delivered({ tweet_delete_events: [gone] }))).toEqual({ type: 'message.deleted', id: `x:${ID}`, platform: 'x', account: BRAND });
  });

  const moved = {
    type: 'engagement.updated',
    id: `x:${ID}`,
    platform: 'x',
    account: BRAND,
    engagement: { likes: 5, shares: 5, replies: 4, views: 0 },
  };
  it.each([
    ['a repost', created({ id_str: '77', retweeted_status: status() })],
    ['a like', delivered({ favorite_events: [{ id: 'f', created_at: POSTED, favorited_status: status(), user }] })],
  ])('has its counts moved by %s, which is no message', (_name, payload) => {
    expect(readOne(x, payload)).toEqual(moved);
  });

  it.each([
    ['a repost of nothing', created({ retweeted_status: {} }), 1],
    ['a like of nothing', delivered({ favorite_events: [{ id: 'f' }, 'x'] }), 2],
    ['follows', delivered({ follow_events: [{}, {}] }), 2],
    ['typing', delivered({ direct_message_indicate_typing_events: [{}] }), 1],
    ['a list that is none', delivered({ block_events: {} }), 1],
    ['an account that left', { user_event: { revoke: { date_time: '2025-05-19T14:01:46Z' } } }, 1],
    ['news of a replay', { replay_job_status: { job_state: 'Complete' } }, 1],
    ['nothing', delivered({}), 0],
  ])('is not made of %s, which is counted', (_name, payload, ignored) => {
    expect(readPayload(x, payload)).toEqual({ events: [], ignored });
  });

  it.each([
    ['no id as text', created({ id_str: undefined }), ['tweet_create_events.0.id_str']],
    ['no author', created({ user: undefined }), ['tweet_create_events.0.user.id_str']],
    ['an author whose id has lost digits', created({ user: { id: 2 ** 60 } }), ['tweet_create_events.0.user.id_str']],
    ['no text', created({ text: undefined }), ['tweet_create_events.0.text']],
    ['no time', created({ created_at: 'Monday', timestamp_ms: undefined }), ['tweet_create_events.0.created_at']],
    ['a deletion of nothing', delivered({ tweet_delete_events: [{}] }), ['tweet_delete_events.0.status']],
    ['a list that is none', delivered({ tweet_create_events: {} }), ['tweet_create_events']],
    ['an account that is none', { for_user_id: [], tweet_create_events: [] }, ['for_user_id']],
  ])('with %s is refused, naming where', (_name, payload, paths) => {
    expect(refusal(x, payload)).toEqual({ status: 422, paths });
  });

  it('is refused from a secret of other accounts', () => {
    const read = () => x.read(deliveryOf({ headers: {}, body: JSON.stringify(created()) }), { accounts: ['7'] }, NOW);
    expect(problemOf(read).status).toBe(403);
  });
});

describe('a direct message that Account Activity tells of', () => {
  const direct = (from: string, to: string, id = '41') => ({
    type: 'message_create',
    id,
    created_timestamp: '1747663306123',
    message_create: { target: { recipient_id: to }, sender_id: from, message_data: { text: 'Q&amp;A?' } },
  });
  const users = { [CUSTOMER]: { ...user, id: CUSTOMER, id_str: undefined, created_timestamp: '1448312972328' } };

  it('becomes a private message of the pair, with its sender', () => {
    expect(readMessage(x, delivered({ direct_message_events: [direct(CUSTOMER, BRAND)], users, apps: {} }))).toMatchObject({
      id: 'x:41',
      kind: 'direct',
      visibility: 'private',
      direction: 'inbound',
      author: { id: CUSTOMER, handle: 'kim_w', followers: 120 },
      text: 'Q&A?',
      threadId: `x:dm:${CUSTOMER}:${BRAND}`,
      sentAt: 1_747_663_306_123,
    });
  });

  it('that the brand sent names the customer', () => {
    expect(readOne(x, delivered({ direct_message_events: [direct(BRAND, CUSTOMER)] }))).toMatchObject({
      customer: CUSTOMER,
      message: { direction: 'outbound', author: { role: 'agent' }, threadId: `x:dm:${CUSTOMER}:${BRAND}` },
    });
  });

  it('with a fault is refused, naming where', () => {
    const events = [direct(CUSTOMER, BRAND), { ...direct(CUSTOMER, BRAND), id: undefined }];
    expect(refusal(x, delivered({ direct_message_events: events }))).toEqual({ status: 422, paths: ['direct_message_events.1.id'] });
  });
});
