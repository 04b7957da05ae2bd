import * as z from 'zod';
import { accountOutside } from './account.ts';
import { IGNORED, withinReach } from './content.ts';
import { readJson, readShape } from './json-body.ts';
import { readChangedStatus, readNewStatus } from './mastodon/status.ts';
import type { About, Delivery, DeliveryContent, Platform, PlatformSecret, Signer } from './platform.ts';
import { hmacSha256, sameText, signerAmong } from './signature.ts';

const Envelope = z.object({ event: z.string(), object: z.unknown().optional() });

/** Reports and accounts come with e-mail and IP addresses; they are no messages, and nothing of them is looked at. */
const READERS = new Map([
  ['status.created', readNewStatus],
  ['status.updated', readChangedStatus],
]);

/** The header's name is of the days of SHA-1; the figure is SHA-256. */
const verify = ({ headers, body }: Delivery, secrets: readonly PlatformSecret[]): Signer => {
  const given = headers['x-hub-signature'] ?? '';
  return signerAmong(secrets, (secret) => sameText(given, `sha256=${hmacSha256(secret, body).toString('hex')}`));
};

function read(delivery: Delivery, signer: Signer): DeliveryContent {
  const { event, object } = readShape(Envelope, readJson(delivery.body));
  const reader = READERS.get(event);
  if (reader === undefined) return IGNORED;
  return withinReach(
    reader(object, (domain) => accountOutside(delivery, signer, domain)),
    signer,
  );
}

const about: About = {
  title: 'Mastodon',
  scheme: 'HMAC-SHA256 over the body in hex (`X-Hub-Signature`), without a time',
  events: ['status.created', 'status.updated'],
  direction:
    'A status is the brand’s when the account in the path wrote it, as in `/webhooks/mastodon/care@social.example`. Such a channel hears what names it, privately too; one that is no address stands for the whole instance and hears what is public.',
  notSupported: [
    'Deletions: Mastodon tells of none.',
    'Statuses of other instances: administrators’ webhooks tell of their own only, so a poller brings those into `standard`.',
    'The root of a thread: a status names only what it answers, so an answer to an answer is a conversation of its own.',
    'Reports and accounts: they are no messages, and they carry e-mail and IP addresses.',
  ],
};

/** Mastodon, through webhooks that an instance's administrator sets up. https://docs.joinmastodon.org/admin/webhooks/ */
export const mastodon: Platform = { name: 'mastodon', about, secrets: 'mastodon', verify, read };
