import { x } from '../../core/platforms/x.ts';
import { signX } from '../signed-deliveries.ts';
import { withHeader, type Specimen } from './specimen.ts';

const BRAND = '1700000000000000001';
const CUSTOMER = '1700000000000000042';

const user = (id: string, username: string) => ({
  id,
  username,
  name: 'Ilse Brandt',
  verified: false,
  public_metrics: { followers_count: 812, following_count: 77, tweet_count: 903, listed_count: 2 },
});

const post = (id: string, fields: object = {}) => ({
  id,
  author_id: CUSTOMER,
  text: '@nettlecup my order is late again 😡',
  created_at: '2026-11-02T09:57:12.000Z',
  conversation_id: id,
  edit_history_tweet_ids: [id],
  lang: 'en',
  public_metrics: { like_count: 2, retweet_count: 1, quote_count: 0, reply_count: 0, bookmark_count: 0, impression_count: 640 },
  ...fields,
});

const event = (type: string, payload: unknown, includes: object = { users: [user(CUSTOMER, 'ilse_b')] }) => ({
  data: { event_type: type, event_uuid: '5b0c1f1e-77f4-4f0e-9b51-3f2a7d9b0001', filter: { user_id: BRAND }, tag: 'care', payload, includes },
});

const direct = (id: string, from: string, to: string) => ({
  id,
  type: 'message_create',
  created_timestamp: '1793613480000',
  message_create: { sender_id: from, target: { recipient_id: to }, message_data: { text: 'Did my parcel leave yet?', entities: { urls: [] } } },
});

/** A post as Account Activity writes it, the interface before. */
const status = (id: string, fields: object = {}) => ({
  created_at: 'Mon Nov 02 09:57:12 +0000 2026',
  id: Number(id),
  id_str: id,
  text: '@nettlecup the beginning of something that was…',
  extended_tweet: { full_text: '@nettlecup the beginning of something that was long &amp; sour' },
  user: { id: Number(CUSTOMER), id_str: CUSTOMER, name: 'Ilse Brandt', screen_name: 'ilse_b', followers_count: 812, verified: false },
  in_reply_to_status_id_str: null,
  favorite_count: 2,
  retweet_count: 1,
  reply_count: 0,
  lang: 'en',
  ...fields,
});

const activity = (fields: object) => ({ for_user_id: BRAND, ...fields });

export const xSpecimen: Specimen = {
  platform: x,
  secrets: ['consumer-secret-of-nettlecup-1', 'consumer-secret-of-nettlecup-2'],
  sign: (secret, body) => signX(secret, body),
  proof: ['x-twitter-webhooks-signature'],
  inAnotherVersion: (delivery) => withHeader(delivery, 'x-twitter-webhooks-signature', (value) => value.replace('sha256=', 'sha512=')),
  payloads: {
    'a mention': event('post.mention.create', post('1800000000000000001')),
    'a reply': event(
      'post.reply.create',
      post('1800000000000000002', {
        conversation_id: '1800000000000000000',
        in_reply_to_tweet_id: '1800000000000000000',
        referenced_tweets: [{ type: 'replied_to', id: '1800000000000000000' }],
        note_tweet: { text: 'The whole of a long post, which begins with the words above.' },
      }),
      {},
    ),
    'a deletion': event('post.delete', { id: '1800000000000000003', author_id: CUSTOMER }),
    'a direct message': event('dm.received', {
      direct_message_events: [direct('1810000000000000001', CUSTOMER, BRAND)],
      users: { [CUSTOMER]: { data: user(CUSTOMER, 'ilse_b') } },
    }),
    'posts of Account Activity': activity({
      tweet_create_events: [status('1800000000000000005'), status('1800000000000000006', { in_reply_to_status_id_str: '1800000000000000005' })],
    }),
    'a deletion and a like of Account Activity': activity({
      tweet_delete_events: [{ status: { id: '1800000000000000005', user_id: CUSTOMER }, timestamp_ms: '1793613480000' }],
      favorite_events: [{ id: 'f1', created_at: 'Mon Nov 02 09:57:12 +0000 2026', favorited_status: status('1800000000000000006') }],
    }),
    'a direct message of Account Activity': activity({
      direct_message_events: [direct('1810000000000000002', CUSTOMER, BRAND)],
      users: { [CUSTOMER]: { id: CUSTOMER, name: 'Ilse Brandt', screen_name: 'ilse_b', followers_count: 812 } },
    }),
  },
  unknown: event('follow.follow', { source: { id: CUSTOMER } }),
  batch: (messages) =>
    event('dm.received', { direct_message_events: Array.from({ length: messages }, (_, n) => direct(`18100000000${n}`, CUSTOMER, BRAND)) }),
};
