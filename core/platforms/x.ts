import * as z from 'zod';
import { forbidden } from '../problem.ts';
import { IGNORED, withinReach } from './content.ts';
import { nativeId } from './fields.ts';
import { readJson, readShape } from './json-body.ts';
import type { Answer, Delivery, DeliveryContent, Handshake, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmacSha256, sameText, signerAmong } from './signature.ts';
import { readDirectMessages } from './x/direct-messages.ts';
import { readDeletedPost, readPost } from './x/post.ts';

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
  const { data } = readShape(Envelope, readJson(delivery.body));
  const reader = readerOf(data.event_type);
  if (reader === undefined) return IGNORED;
  const { user_id: account } = readShape(Filter, data.filter, 'data.filter');
  return withinReach(reader({ account, payload: data.payload, includes: data.includes }), signer);
}

function readerOf(type: string) {
  if (type === 'dm.received' || type === 'dm.sent') return readDirectMessages;
  if (type === 'post.delete') return readDeletedPost;
  if (POST_CREATED.test(type) && !type.includes('repost')) return readPost;
  return undefined;
}

/** Answers X's challenge-response check with the newest secret. */
function handshake({ query }: Handshake, [newest]: readonly PlatformSecret[]): Answer {
  const token = query.crc_token ?? '';
  if (newest === undefined || newest.secret === '' || !CHALLENGE.test(token)) throw forbidden('Expected the crc_token of a challenge from X.');
  return { status: 200, contentType: 'application/json', body: JSON.stringify({ response_token: sign(newest.secret, token) }) };
}

/** X, through its Activity API. https://docs.x.com/x-api/webhooks */
export const x: Platform = { name: 'x', secrets: 'x', verify, read, handshake };
