import * as z from 'zod';
import { IGNORED, together, withinReach } from './content.ts';
import { pairedId } from './fields.ts';
import { readJson, readShape } from './json-body.ts';
import { readMessage, readUnsent } from './line/message.ts';
import type { About, Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmacSha256, sameText, signerAmong } from './signature.ts';

/** `destination` is the user id of the official account. The list is empty when LINE only asks whether we are there. */
const Envelope = z.object({ destination: pairedId, events: z.array(z.unknown()) });

const Kind = z.object({ type: z.string() });

const verify = ({ headers, body }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = headers['x-line-signature'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, hmacSha256(secret, body).toString('base64')));
};

function read({ body }: Delivery, signer: Signer): DeliveryContent {
  const { destination, events } = readShape(Envelope, readJson(body));
  return withinReach(together(events.map((event, index) => readEvent(event, `events.${index}`, destination))), signer);
}

/** Follows, joins, button presses and beacons say nothing that a person wrote. */
function readEvent(event: unknown, path: string, account: string): DeliveryContent {
  switch (readShape(Kind, event, path).type) {
    case 'message':
      return readMessage(event, path, account);
    case 'unsend':
      return readUnsent(event, path, account);
    default:
      return IGNORED;
  }
}

const about: About = {
  title: 'LINE',
  scheme: 'HMAC-SHA256 over the body in base64 (`x-line-signature`), without a time',
  events: ['message', 'unsend'],
  direction: 'All are of customers: LINE sends nothing of what the official account writes.',
  notSupported: [
    'Answers of the brand: LINE pushes none, so the tool that sends them posts them into `standard`.',
    'Names of people: an event holds their id alone.',
    'Edits and reactions: LINE tells of none.',
    'Postbacks, follows, joins, beacons and the other events: they say nothing that a person wrote.',
  ],
};

/** LINE official accounts, through the Messaging API. https://developers.line.biz/en/docs/messaging-api/receiving-messages/ */
export const line: Platform = { name: 'line', about, secrets: 'line', verify, read };
