import * as z from 'zod';
import { IGNORED, withinReach } from './content.ts';
import { nativeId, optionally } from './fields.ts';
import { readOpening, readParts, readRedacted, type IntercomEvent } from './intercom/conversation.ts';
import { readJson, readShape } from './json-body.ts';
import type { Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmac, sameText, signerAmong } from './signature.ts';

const Kind = z.object({ topic: optionally(z.string()) });
const Notification = z.object({ app_id: nativeId, data: z.object({ item: z.unknown() }) });

/** `ping` and whatever moves a conversation without a word said in it have no reader; neither have notes, which only agents see. */
const READERS: ReadonlyMap<string, (event: IntercomEvent) => DeliveryContent> = new Map([
  ['conversation.user.created', readOpening],
  ['conversation.admin.single.created', readOpening],
  ['conversation.user.replied', readParts],
  ['conversation.admin.replied', readParts],
  ['conversation.operator.replied', readParts],
  ['conversation.admin.closed', readParts],
  ['conversation.admin.opened', readParts],
  ['conversation.admin.assigned', readParts],
  ['conversation_part.redacted', readRedacted],
]);

const verify = ({ headers, body }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = headers['x-hub-signature'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, `sha1=${hmac('sha1', secret, body).toString('hex')}`));
};

function read({ body }: Delivery, signer: Signer): DeliveryContent {
  const value = readJson(body);
  const reader = READERS.get(readShape(Kind, value).topic ?? '');
  if (reader === undefined) return IGNORED;
  const { app_id: account, data } = readShape(Notification, value);
  return withinReach(reader({ account, item: data.item }), signer);
}

/** Intercom: conversations of contacts with teammates and bots. https://developers.intercom.com/docs/webhooks */
export const intercom: Platform = {
  name: 'intercom',
  about: {
    title: 'Intercom',
    scheme: 'HMAC-SHA1 over the body; no time is signed, so none is checked',
    events: [...READERS.keys()],
    direction: '`author.type`: user, lead, contact and visitor are customers; admin and team are agents; bots and AI agents are automation',
    notSupported: [
      'Notes (conversation.admin.noted): only teammates see them.',
      'Tickets (ticket.*): their replies come in another shape; conversations only.',
      'conversation.deleted: the event does not name the messages; use the erasure of the author.',
      'Attachments: a message without words is kept without words.',
    ],
  },
  secrets: 'intercom',
  verify,
  read,
};
