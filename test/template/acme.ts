import * as z from 'zod';
import { IGNORED, kept, together, withinReach } from '../../core/platforms/content.ts';
import { messageText, nativeId, optionally, pairedId, personName } from '../../core/platforms/fields.ts';
import { readJson, readShape } from '../../core/platforms/json-body.ts';
import type { About, Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from '../../core/platforms/platform.ts';
import { platformTime } from '../../core/platforms/platform-time.ts';
import { hmacSha256, sameText, signerAmong } from '../../core/platforms/signature.ts';
import { NO_ENGAGEMENT } from '../../core/message.ts';

/** What every delivery has, whatever it tells. */
const Envelope = z.object({ account: pairedId, events: z.array(z.unknown()) });

const Kind = z.object({ type: z.string() });

/** What cannot be left out makes a delivery that lacks it a 422; all else is `optionally`, so that no message is lost for it. */
const Comment = z.object({
  id: nativeId,
  thread: nativeId,
  text: messageText,
  author: z.object({ id: pairedId, name: personName }),
  created_at: platformTime,
  in_reply_to: optionally(nativeId),
});

const Removed = z.object({ id: nativeId });

/** Raw bytes only, in constant time. A scheme that signs its time has a window too, as `zendesk` has. */
const verify = ({ headers, body }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = headers['x-acme-signature'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, hmacSha256(secret, body).toString('hex')));
};

function read({ body }: Delivery, signer: Signer): DeliveryContent {
  const { account, events } = readShape(Envelope, readJson(body));
  return withinReach(together(events.map((event, index) => readEvent(event, `events.${index}`, account))), signer);
}

/** A kind that is not known here is counted, never an error: the platform may add one on any day. */
function readEvent(event: unknown, path: string, account: string): DeliveryContent {
  switch (readShape(Kind, event, path).type) {
    case 'comment.created':
      return readComment(event, path, account);
    case 'comment.removed':
      return kept({ type: 'message.deleted', id: `acme:${readShape(Removed, event, path).id}`, platform: 'acme', account });
    default:
      return IGNORED;
  }
}

function readComment(event: unknown, path: string, account: string): DeliveryContent {
  const { id, thread, text, author, created_at: sentAt, in_reply_to: answered } = readShape(Comment, event, path);
  const outbound = author.id === account;
  return kept({
    type: 'message.created',
    message: {
      id: `acme:${id}`,
      platform: 'acme',
      account,
      kind: answered === undefined ? 'comment' : 'reply',
      visibility: 'public',
      direction: outbound ? 'outbound' : 'inbound',
      author: { id: author.id, name: author.name, role: outbound ? 'agent' : 'customer' },
      text,
      threadId: `acme:${thread}`,
      inReplyTo: answered === undefined ? undefined : `acme:${answered}`,
      engagement: NO_ENGAGEMENT,
      sentAt,
    },
  });
}

const about: About = {
  title: 'acme',
  scheme: 'HMAC-SHA256 over the body in hex (`x-acme-signature`), without a time',
  events: ['comment.created', 'comment.removed'],
  direction: 'The author against the account',
  notSupported: ['Likes: one of them is no total.'],
};

/** What acme is, and the page that tells how it signs. https://example.com/acme/webhooks */
export const acme: Platform = { name: 'acme', about, secrets: 'acme', verify, read };
