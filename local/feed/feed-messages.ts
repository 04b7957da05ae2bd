import { createHash } from 'node:crypto';
import type { PlatformMessage } from '../../core/message.ts';
import { NO_ENGAGEMENT } from '../../core/message.ts';
import { titledText } from '../../core/platforms/titled-text.ts';
import type { FeedItem } from './read-feed.ts';

/** Whose channel a feed is, and how its brand is known there. */
export interface Channel {
  /** The name that its messages have as `platform`, such as `reddit`. */
  readonly platform: string;
  readonly account: string;
  /** Authors who write for the brand, by name or page. */
  readonly agents: readonly string[];
}

/** What a platform's id may be long; a longer one stands by its hash. */
const LONGEST_ID = 400;
const LONGEST_NAME = 512;
const LONGEST_ADDRESS = 2_048;

/** An item as a message in the common form. One without a time was written when it was first seen; one without an author has one of its own. */
export const messageOf = (item: FeedItem, { platform, account, agents }: Channel, now: number): PlatformMessage => {
  const id = `${platform}:${idOf(item.id)}`;
  const author = (item.authorLink ?? item.author ?? `unknown:${id}`).slice(0, LONGEST_NAME);
  const outbound = [item.author, item.authorLink].some((name) => name !== undefined && agents.includes(name));
  return {
    id,
    platform,
    account,
    kind: 'post',
    visibility: 'public',
    direction: outbound ? 'outbound' : 'inbound',
    author: { id: author, name: item.author?.slice(0, LONGEST_NAME), role: outbound ? 'agent' : 'customer' },
    text: titledText(item.text.startsWith(item.title) ? undefined : item.title, item.text),
    url: isAddress(item.link) ? item.link : undefined,
    rating: item.rating,
    threadId: id,
    engagement: NO_ENGAGEMENT,
    sentAt: item.published ?? item.updated ?? now,
  };
};

const idOf = (id: string): string => (id.length <= LONGEST_ID ? id : createHash('sha256').update(id).digest('hex'));

const isAddress = (link: string | undefined): boolean =>
  link !== undefined && link.length <= LONGEST_ADDRESS && /^https?:/.test(link) && URL.canParse(link);
