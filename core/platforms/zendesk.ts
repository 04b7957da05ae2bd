import * as z from 'zod';
import { MINUTE, type Time } from '../time.ts';
import { IGNORED, withinReach } from './content.ts';
import { optionally } from './fields.ts';
import { readJson, readShape } from './json-body.ts';
import type { Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { timeOf } from './platform-time.ts';
import { hmacSha256, sameText, signerAmong, unsigned } from './signature.ts';
import { readComment, readWithdrawnComment } from './zendesk/comment.ts';
import { readChatMessage } from './zendesk/messaging.ts';

/** Zendesk signs the time of sending and leaves the window to us. */
const WINDOW = 5 * MINUTE;

/** A webhook of a trigger or an automation carries whatever an admin wrote there: without a type it is none of these events. */
const Kind = z.object({ type: optionally(z.string()) });

const READERS: ReadonlyMap<string | undefined, (value: unknown) => DeliveryContent> = new Map([
  ['zen:event-type:messaging_ticket.message_added', readChatMessage],
  ['zen:event-type:ticket.comment_added', readComment],
  ['zen:event-type:ticket.comment_redacted', readWithdrawnComment],
  ['zen:event-type:ticket.comment_made_private', readWithdrawnComment],
]);

/** The secret is text: although it looks like base64, it is not decoded. The body may be empty. */
function verify({ headers, body }: Delivery, secrets: readonly PlatformSecret[], now: Time): Signer {
  const { 'x-zendesk-webhook-signature': given = '', 'x-zendesk-webhook-signature-timestamp': timestamp = '' } = headers;
  const sentAt = timeOf(timestamp);
  if (sentAt === undefined || Math.abs(now - sentAt) > WINDOW) throw unsigned();
  return signerAmong(secrets, (secret) => sameText(given, hmacSha256(secret, timestamp, body).toString('base64')));
}

function read({ body }: Delivery, signer: Signer): DeliveryContent {
  if (body.length === 0) return IGNORED;
  const value = readJson(body);
  const reader = READERS.get(readShape(Kind, value).type);
  return reader === undefined ? IGNORED : withinReach(reader(value), signer);
}

/** Zendesk: chat messages and public comments of tickets. https://developer.zendesk.com/documentation/webhooks/verifying */
export const zendesk: Platform = {
  name: 'zendesk',
  about: {
    title: 'Zendesk',
    scheme: 'HMAC-SHA256 over time and body; 5 minutes',
    events: ['messaging_ticket.message_added', 'ticket.comment_added', 'ticket.comment_redacted', 'ticket.comment_made_private'],
    direction: '`actor.type` of a chat message (trigger and system are automation); `author.is_staff` of a comment',
    notSupported: [
      'Internal notes: they are no message to anybody outside.',
      'Comments of chats: they repeat as a transcript what the chat messages told, so subscribe to those as well.',
      'ticket.created: the first comment comes as an event of its own.',
      'Deleted tickets: the event does not name their comments; use the erasure of the author.',
      'Webhooks of triggers and automations: their bodies are whatever an admin wrote.',
    ],
  },
  secrets: 'zendesk',
  verify,
  read,
};
