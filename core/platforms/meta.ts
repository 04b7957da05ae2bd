import * as z from 'zod';
import { forbidden } from '../problem.ts';
import { IGNORED, together, withinReach } from './content.ts';
import { readJson, readShape } from './json-body.ts';
import { Entry, partsOf, type PartReader } from './meta/entry.ts';
import { readFeed } from './meta/facebook.ts';
import { readInstagram } from './meta/instagram.ts';
import { readMessaging } from './meta/messenger.ts';
import { readWhatsApp } from './meta/whatsapp.ts';
import type { Answer, Delivery, DeliveryContent, Handshake, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmacSha256, sameText, signerAmong } from './signature.ts';

const Envelope = z.object({ object: z.string(), entry: z.array(z.unknown()) });

/** A Page has two channels behind it: its feed, and Messenger. `standby` is what the customer said while another app held the talk. */
const readPage: PartReader = (part, entry) => {
  switch (part.field) {
    case 'feed':
    case 'mention':
      return readFeed(part, entry);
    case 'messaging':
    case 'standby':
      return readMessaging('messenger', part, entry);
    default:
      return IGNORED;
  }
};

const READERS: ReadonlyMap<string, PartReader> = new Map([
  ['page', readPage],
  ['instagram', readInstagram],
  ['whatsapp_business_account', readWhatsApp],
]);

const verify = ({ headers, body }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = headers['x-hub-signature-256'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, `sha256=${hmacSha256(secret, body).toString('hex')}`));
};

function read(delivery: Delivery, signer: Signer): DeliveryContent {
  const { object, entry: entries } = readShape(Envelope, readJson(delivery.body));
  const reader = READERS.get(object);
  if (reader === undefined) return { events: [], ignored: entries.length };
  const contents = entries.flatMap((value, index) => {
    const entry = readShape(Entry, value, `entry.${index}`);
    return partsOf(entry, `entry.${index}`).map((part) => reader(part, entry));
  });
  return withinReach(together(contents), signer);
}

/** Repeats Meta's challenge to whoever knows the verify token. */
function handshake({ query }: Handshake, tokens: readonly PlatformSecret[]): Answer {
  const { 'hub.mode': mode, 'hub.challenge': challenge, 'hub.verify_token': given = '' } = query;
  const known = tokens.some(({ secret }) => secret !== '' && sameText(given, secret));
  if (mode !== 'subscribe' || challenge === undefined || !known) throw forbidden('Expected a subscription with the verify token.');
  return { status: 200, contentType: 'text/plain; charset=utf-8', body: challenge };
}

/** Meta's one door for Facebook Pages, Messenger, Instagram and WhatsApp. https://developers.facebook.com/docs/graph-api/webhooks */
export const meta: Platform = {
  name: 'meta',
  about: {
    title: 'Meta: Facebook Pages, Messenger, Instagram, WhatsApp',
    scheme: 'HMAC-SHA256 over the body; no time is signed',
    events: [
      'page: feed, mention, messages, message_echoes, message_edits, message_reactions, standby',
      'instagram: comments, live_comments, messages, message_reactions, standby',
      'whatsapp_business_account: messages, smb_message_echoes',
      'the challenge (hub.challenge)',
    ],
    direction:
      'Facebook and Instagram comments: the author against the account. Messenger and Instagram messages: an echo, or the account as sender. WhatsApp: `messages` are of customers, `smb_message_echoes` of the brand',
    notSupported: [
      'Mentions on Instagram: the event has ids and no words, which have to be fetched.',
      'Totals of reactions: Meta tells of each by itself, so that a message with any has one at least.',
      'Hidden comments: they were said all the same.',
      'Authors whom the app may not see: each of their comments on Facebook or Instagram stands for a person of its own.',
      'Bots that answer through the API: an echo does not tell them from agents.',
      'Answers on WhatsApp through the API: their statuses have no words. Whatever sends them can report them to `standard`.',
      "Button presses in Messenger (postbacks): they carry the brand's own payload, and no words of the customer.",
      'The history that WhatsApp sends when a number is connected: those talks are over, and nobody waits.',
    ],
  },
  secrets: 'meta',
  handshakeSecrets: 'metaVerify',
  verify,
  read,
  handshake,
};
