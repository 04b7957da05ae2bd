import { createHash } from 'node:crypto';
import * as z from 'zod';
import { PlatformMessage } from '../../core/message.ts';
import { recall, remember } from './feed-memory.ts';
import { messageOf, type Channel } from './feed-messages.ts';
import { fetchFeed } from './fetch-feed.ts';
import { readFeed, type FeedItem } from './read-feed.ts';

/** A feed and where its messages go. */
export interface Poll {
  readonly url: string;
  readonly channel: Channel;
  /** The file in which is remembered what was sent. */
  readonly memory: string;
  /** Delivers one signed body. Resolves when it was taken. */
  readonly deliver: (body: string) => Promise<unknown>;
}

/** What a poll found. */
export interface Found {
  readonly items: number;
  readonly created: number;
  readonly updated: number;
}

const PER_DELIVERY = 100;

/**
 * Looks at a feed once and sends what is new in it, and what has new words. It remembers after it has sent: a poller that ends in between
 * sends the same again, and a message counts once. It remembers what the feed shows and nothing older, so that it never grows.
 */
export const pollFeed = async ({ url, channel, memory, deliver }: Poll, now: number): Promise<Found> => {
  const { sent, ...version } = recall(memory);
  const { text, ...latest } = await fetchFeed(url, version);
  if (text === undefined) return { items: 0, created: 0, updated: 0 };
  const items = readFeed(text).map((item) => ({ item, message: messageOf(item, channel, now), hash: hashOf(item) }));
  const created = items.filter(({ message }) => !Object.hasOwn(sent, message.id)).map(({ message }) => message);
  const updated = items
    .filter(({ message, hash }) => Object.hasOwn(sent, message.id) && sent[message.id] !== hash)
    .map(({ item, message }) => ({ ...message, edited: item.updated ?? now }));
  await send('message.created', created, deliver, now);
  await send('message.updated', updated, deliver, now);
  remember(memory, { ...defined(latest), sent: Object.fromEntries(items.map(({ message, hash }) => [message.id, hash])) });
  return { items: items.length, created: created.length, updated: updated.length };
};

async function send(type: string, messages: readonly PlatformMessage[], deliver: Poll['deliver'], now: number): Promise<void> {
  for (let start = 0; start < messages.length; start += PER_DELIVERY) {
    const data = messages.slice(start, start + PER_DELIVERY).map((message) => z.encode(PlatformMessage, message));
    await deliver(JSON.stringify({ type, timestamp: new Date(now).toISOString(), data }));
  }
}

/** What is a change when it changes: the words and the stars. */
const hashOf = ({ title, text, rating }: FeedItem): string =>
  createHash('sha256')
    .update(JSON.stringify([title, text, rating]))
    .digest('base64url');

const defined = ({ etag, lastModified }: { etag: string | undefined; lastModified: string | undefined }) => ({
  ...(etag === undefined ? {} : { etag }),
  ...(lastModified === undefined ? {} : { lastModified }),
});
