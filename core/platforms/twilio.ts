import { hash } from 'node:crypto';
import type { Time } from '../time.ts';
import { IGNORED, withinReach } from './content.ts';
import type { About, Answer, Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmac, sameText, signerAmong, unsigned } from './signature.ts';
import { addressesOf, bodyHashOf } from './twilio/address.ts';
import { formOf, signedFields } from './twilio/form.ts';
import { readMessage } from './twilio/message.ts';

/**
 * What Twilio signs besides the address: the fields of a form. Any other body is signed through its hash, which stands in the address.
 * The address decides which it is, for it is signed and `Content-Type` is not. Throws Problem 401 when the hash is of another body.
 */
function signedPart({ url, body }: Delivery): Buffer {
  const expected = bodyHashOf(url);
  if (expected === undefined) return Buffer.from(signedFields(formOf(body.toString())));
  if (!sameText(expected, hash('sha256', body))) throw unsigned();
  return Buffer.alloc(0);
}

function verify(delivery: Delivery, secrets: readonly PlatformSecret[]): Signer {
  const given = delivery.headers['x-twilio-signature'] ?? '';
  const part = signedPart(delivery);
  return signerAmong(secrets, (secret) =>
    addressesOf(delivery.url).some((address) => sameText(given, hmac('sha1', secret, address, part).toString('base64'))),
  );
}

/** Bodies that are no form are events of other products, whose messages come as forms all the same. */
const read = ({ url, body }: Delivery, signer: Signer, now: Time): DeliveryContent =>
  bodyHashOf(url) === undefined ? withinReach(readMessage(formOf(body.toString()), now), signer) : IGNORED;

/** An empty reply in TwiML: without it Twilio would report an error, and with any text in it Twilio would send that to the customer. */
const receipt: Answer = { status: 200, contentType: 'text/xml; charset=utf-8', body: '<Response/>' };

const about: About = {
  title: 'Twilio: SMS, WhatsApp, Messenger, RCS',
  scheme: 'HMAC-SHA1 over the URL and the sorted fields of the form, or the hash of the body in the URL (`bodySHA256`); no time',
  events: ['an incoming message (SmsStatus `received`)'],
  direction:
    'All are of customers: Twilio sends the text of no message of the brand. The platform of a message is its channel, by the prefix of `From`.',
  notSupported: [
    'Answers of the brand: status callbacks name a message without its text, so the sender posts the answer into `standard`.',
    'Event Streams and other JSON bodies: they are verified and counted, and their messages come as forms all the same.',
    'Webhooks by GET: the text would stand in the logs of every proxy on the way.',
    'Other channels than SMS, WhatsApp, Messenger and RCS: they are counted.',
    'The time of sending: Twilio does not tell it, so it is that of receipt.',
  ],
};

/** Twilio's one door for its channels. https://www.twilio.com/docs/usage/webhooks/webhooks-security */
export const twilio: Platform = { name: 'twilio', about, secrets: 'twilio', verify, read, receipt };
