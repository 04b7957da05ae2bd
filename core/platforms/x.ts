import * as z from 'zod';
import { forbidden } from '../problem.ts';
import { IGNORED, withinReach } from './content.ts';
import { nativeId } from './fields.ts';
import { readJson, readShape } from './json-body.ts';
import type { Answer, Delivery, DeliveryContent, Handshake, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmacSha256, sameText, signerAmong } from './signature.ts';
import { HOUR } from '../time.ts';
import { isAccountActivity, readAccountActivity } from './x/account-activity.ts';
import { readDirectMessages } from './x/direct-messages.ts';
import { readDeletedPost, readMovedCounts, readPost } from './x/post.ts';

/** The X Activity API's envelope: one event for one account. */
const Envelope = z.object({
  data: z.object({
    event_type: z.string(),
    filter: z.unknown().optional(),
    payload: z.unknown().optional(),
    includes: z.unknown().optional(),
  }),
});
const Filter = z.object({ user_id: nativeId });

const POST_CREATED = /^post\.(?:\w+\.)*create$/;

/**
 * What X may ask us to sign. The answer to a challenge is made like the signature of a delivery, with the same secret: whoever may
 * choose the token freely could have us sign a delivery of his own. No JSON object can be written with these characters.
 */
const CHALLENGE = /^[\w+/=.-]{1,256}$/;

const sign = (secret: string, text: string | Uint8Array): string => `sha256=${hmacSha256(secret, text).toString('base64')}`;

const verify = ({ headers, body }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = headers['x-twitter-webhooks-signature'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, sign(secret, body)));
};

function read(delivery: Delivery, signer: Signer): DeliveryContent {
  const value = readJson(delivery.body);
  if (isAccountActivity(value)) return withinReach(readAccountActivity(value), signer);
  const { data } = readShape(Envelope, value);
  const reader = readerOf(data.event_type);
  if (reader === undefined) return IGNORED;
  const { user_id: account } = readShape(Filter, data.filter, 'data.filter');
  return withinReach(reader({ account, payload: data.payload, includes: data.includes }), signer);
}

function readerOf(type: string) {
  if (type === 'dm.received' || type === 'dm.sent') return readDirectMessages;
  if (type === 'post.delete') return readDeletedPost;
  if (type === 'like.create' || type === 'post.repost.create') return readMovedCounts;
  if (POST_CREATED.test(type)) return readPost;
  return undefined;
}

/** Answers X's challenge-response check with the newest secret. */
function handshake({ query }: Handshake, [newest]: readonly PlatformSecret[]): Answer {
  const token = query.crc_token ?? '';
  if (newest === undefined || newest.secret === '' || !CHALLENGE.test(token)) throw forbidden('Expected the crc_token of a challenge from X.');
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ response_token: sign(newest.secret, token) }) };
}

/**
 * X repeats its check about hourly, says one page of its documentation, and when the last good answer is 24 hours old another; after
 * 28 hours without one the webhook is no longer valid.
 */
const CHECKED_WITHIN = 26 * HOUR;

/** X, through its Activity API or Account Activity. https://docs.x.com/x-api/webhooks */
export const x: Platform = {
  name: 'x',
  about: {
    title: 'X',
    scheme: 'HMAC-SHA256 over the body; no time is signed',
    events: [
      'post.create',
      'post.mention.create',
      'post.reply.create',
      'post.quote.create',
      'post.repost.create',
      'post.delete',
      'like.create',
      'dm.received',
      'dm.sent',
      'tweet_create_events',
      'tweet_delete_events',
      'favorite_events',
      'direct_message_events',
      'the challenge (crc_token)',
    ],
    direction: 'The author, or the sender, against `filter.user_id` or `for_user_id`: the account itself is the brand',
    notSupported: [
      'Reposts and likes as messages: they say nothing of their own, and move the counts of the post where X sends that along.',
      'Encrypted chats (chat.received, chat.sent): only the X client can read them.',
      'Conversations in Account Activity: its payloads name none, so that what answers a post stands under that post.',
      'A deletion that names only a later version of an edited post: nothing in it tells the first, which is the message.',
      'Group conversations: X delivers direct messages between two.',
    ],
  },
  secrets: 'x',
  verify,
  read,
  handshake,
  handshakeHolds: (_request, now) => ({ until: now + CHECKED_WITHIN }),
};
