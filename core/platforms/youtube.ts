import * as z from 'zod';
import { NO_ENGAGEMENT, type PlatformMessage } from '../message.ts';
import { notFound } from '../problem.ts';
import { kept, together, withinReach } from './content.ts';
import { messageText, optionally, personName } from './fields.ts';
import { readShape } from './json-body.ts';
import type { About, Answer, Delivery, DeliveryContent, Handshake, Held, Platform, PlatformSecret, Signer } from './platform.ts';
import { platformTime } from './platform-time.ts';
import { hmac, sameText, signerAmong } from './signature.ts';
import { DAY, SECOND, type Time } from '../time.ts';
import { readFeed, type FeedPart } from './youtube/atom-feed.ts';

/** The methods that a hub may sign with. https://www.w3.org/TR/websub/#recognized-algorithms-for-hmac */
const METHODS: ReadonlySet<string> = new Set(['sha1', 'sha256', 'sha384', 'sha512']);

/** The feed of one channel. The hub wants it with `/xml`, YouTube's own pages are without. */
const TOPIC = /^https?:\/\/www\.youtube\.com\/(?:xml\/)?feeds\/videos\.xml\?channel_id=([\w-]{1,64})$/;

/** Ids of videos and channels stand in addresses as they are. */
const id = z.string().regex(/^[\w-]{1,64}$/, 'expected an id of YouTube');

const Upload = z.object({
  'yt:videoId': id,
  'yt:channelId': id,
  title: messageText.default(''),
  'author.name': personName,
  published: platformTime,
  updated: optionally(platformTime),
});
type Upload = z.output<typeof Upload>;

const Removed = z.object({ ref: z.string().regex(/^yt:video:[\w-]{1,64}$/, 'expected "yt:video:" and an id') });
const RemovedBy = z.object({ 'at:by.uri': z.string().regex(/\/channel\/[\w-]{1,64}$/, 'expected the address of a channel') });

function verify({ headers, body }: Delivery, secrets: readonly PlatformSecret[]): Signer {
  const given = headers['x-hub-signature'] ?? '';
  const [method = ''] = given.split('=', 1);
  return signerAmong(secrets, (secret) => METHODS.has(method) && sameText(given, `${method}=${hmac(method, secret, body).toString('hex')}`));
}

function read({ body }: Delivery, signer: Signer): DeliveryContent {
  const { parts, unknown } = readFeed(body);
  return withinReach(together([...parts.map(readPart), { events: [], ignored: unknown }]), signer);
}

function readPart(part: FeedPart, index: number): DeliveryContent {
  const path = `feed.${index}`;
  switch (part.name) {
    case 'entry':
      return readUpload(readShape(Upload, part.texts, path));
    case 'at:deleted-entry':
      return readRemoved(part, path);
    default:
      return part.name satisfies never;
  }
}

/** YouTube tells of an upload and of its changes in the same words: what is newer than its publication may have changed. */
function readUpload(upload: Upload): DeliveryContent {
  const { published, updated } = upload;
  const message = messageOf(upload);
  if (updated === undefined || updated <= published) return kept({ type: 'message.created', message });
  return kept({ type: 'message.updated', message: { ...message, edited: updated } });
}

const messageOf = ({ 'yt:videoId': video, 'yt:channelId': channel, 'author.name': name, title, published }: Upload): PlatformMessage => ({
  id: `youtube:${video}`,
  platform: 'youtube',
  account: channel,
  kind: 'post',
  visibility: 'public',
  direction: 'outbound',
  author: { id: channel, name, role: 'agent' },
  text: title,
  url: `https://www.youtube.com/watch?v=${video}`,
  threadId: `youtube:${video}`,
  engagement: NO_ENGAGEMENT,
  sentAt: published,
});

function readRemoved({ attributes, texts }: FeedPart, path: string): DeliveryContent {
  const { ref } = readShape(Removed, attributes, path);
  const { 'at:by.uri': channel } = readShape(RemovedBy, texts, path);
  const account = channel.slice(channel.lastIndexOf('/') + 1);
  return kept({ type: 'message.deleted', id: `youtube:${ref.slice('yt:video:'.length)}`, platform: 'youtube', account });
}

/** Confirms to the hub what we subscribe to, and what no more. Throws Problem 404, which is WebSub's no, for the feed of anything else. */
function handshake({ query }: Handshake, secrets: readonly PlatformSecret[]): Answer {
  const { 'hub.mode': mode, 'hub.topic': topic = '', 'hub.challenge': challenge } = query;
  const channel = TOPIC.exec(topic)?.[1];
  const isOurs = channel !== undefined && secrets.some(({ accounts }) => accounts?.includes(channel) ?? true);
  if ((mode !== 'subscribe' && mode !== 'unsubscribe') || challenge === undefined || !isOurs) throw notFound('There is no such subscription.');
  return { status: 200, contentType: 'text/plain; charset=utf-8', body: challenge };
}

/** Longer than any hub leases. Nobody signs this number: a larger one must not hide for years that a lease has ended. */
const LONGEST_LEASE = 30 * DAY;
const LEASE = /^\d{1,9}$/;

/** A lease begins with the handshake that confirms it. WebSub 5.3: `hub.lease_seconds` tells when the hub ends it. */
function handshakeHolds({ query }: Handshake, now: Time): Held | undefined {
  const { 'hub.mode': mode, 'hub.topic': topic = '', 'hub.lease_seconds': seconds = '' } = query;
  const account = TOPIC.exec(topic)?.[1];
  if (mode !== 'subscribe' || account === undefined || !LEASE.test(seconds)) return undefined;
  return { account, until: now + Math.min(Number(seconds) * SECOND, LONGEST_LEASE) };
}

const about: About = {
  title: 'YouTube',
  scheme: 'WebSub: HMAC over the body in hex (`X-Hub-Signature`), by SHA-1, SHA-256, SHA-384 or SHA-512 as the hub names it',
  events: ['entry (a video was uploaded, or its title or description changed)', 'at:deleted-entry'],
  direction: 'All are the brand’s own uploads: outbound. The account is the id of the channel.',
  notSupported: [
    'Comments: YouTube pushes none, so a poller of `commentThreads.list` brings them into `standard`.',
    'Descriptions, views and likes: the feed tells titles only.',
    'Renewing a subscription before its lease ends: that is a call to the hub, which a timer of your own makes.',
  ],
};

/** YouTube uploads, pushed by a WebSub hub. https://developers.google.com/youtube/v3/guides/push_notifications */
export const youtube: Platform = { name: 'youtube', about, secrets: 'youtube', verify, read, handshake, handshakeHolds };
