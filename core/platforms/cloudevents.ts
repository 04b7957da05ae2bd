import { forbidden } from '../problem.ts';
import { cloudEventsIn, type CloudEvent } from './cloudevents/event-formats.ts';
import { IGNORED, together, withinReach } from './content.ts';
import type { About, Answer, Delivery, DeliveryContent, Handshake, Platform, PlatformSecret, Signer } from './platform.ts';
import { sameText, signerAmong } from './signature.ts';
import { REPORTS } from './standard/reports.ts';

const BEARER = /^Bearer +/i;

/** Who may ask to deliver: the name of a sender, as a domain is written. */
const ORIGIN = /^[\w.-]{1,253}$/;

/** A token in the header comes before one in the query, which the specification wants understood but advises against. */
const verify = ({ headers, query }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const { authorization } = headers;
  const given = authorization === undefined ? query['access_token'] : BEARER.test(authorization) ? authorization.replace(BEARER, '') : '';
  return signerAmong(secrets, (secret) => sameText(given ?? '', secret));
};

const read = (delivery: Delivery, signer: Signer): DeliveryContent => withinReach(together(cloudEventsIn(delivery).map(readEvent)), signer);

/** The types that we know are those of the `standard` inlet, with the same data. */
function readEvent({ type, at, data, path }: CloudEvent): DeliveryContent {
  const reader = REPORTS.get(type);
  return reader === undefined ? IGNORED : { events: reader(data(), { at, path }), ignored: 0 };
}

/**
 * Agrees to hear from a sender that asks. This protects the sender from being pointed at others; it proves nothing to us, and each
 * delivery needs the token. The door refuses what is too much with 429, so no rate is named. A callback to agree by is never called.
 */
function handshake({ headers }: Handshake): Answer {
  const origin = headers['webhook-request-origin'] ?? '';
  if (!ORIGIN.test(origin)) throw forbidden('Expected the name of the sender in WebHook-Request-Origin.');
  return { status: 200, headers: { Allow: 'POST', 'WebHook-Allowed-Origin': origin, 'WebHook-Allowed-Rate': '*' } };
}

const about: About = {
  title: 'CloudEvents',
  scheme: 'A token in `Authorization: Bearer` or as `access_token` in the query; nothing is signed, so a delivery has no age',
  events: ['message.created', 'message.updated', 'message.deleted', 'engagement.updated'],
  direction: 'As the message says, in the form of `standard`. Events come alone or in batches, structured or in binary mode, as JSON.',
  notSupported: [
    'Avro, Protobuf and XML: answered with 415, as the specification asks.',
    'Replays: their watermarks come through `standard` only.',
    'WebHook-Request-Callback: an address that a stranger names is never called.',
  ],
};

/** CloudEvents over HTTP around messages in the common form. https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md */
export const cloudevents: Platform = {
  name: 'cloudevents',
  about,
  secrets: 'cloudevents',
  verify,
  read,
  // The address may hold the token, so no cache on the way is to keep what belongs to it.
  receipt: { status: 202, headers: { 'Cache-Control': 'private' } },
  handshakeMethod: 'OPTIONS',
  handshake,
};
