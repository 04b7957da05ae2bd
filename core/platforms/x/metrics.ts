import * as z from 'zod';
import type { Engagement } from '../../message.ts';
import { kept } from '../content.ts';
import { count, nativeId, optionally } from '../fields.ts';
import type { DeliveryContent } from '../platform.ts';
import { messageIdOf } from './message.ts';

/** A post's counts in the Activity API. */
export const Metrics = z.object({ like_count: count, retweet_count: count, quote_count: count, reply_count: count, impression_count: count });

/** A repost and a quote both pass the post on. */
export const engagementOf = (metrics: z.output<typeof Metrics> | undefined): Engagement => ({
  likes: metrics?.like_count ?? 0,
  shares: (metrics?.retweet_count ?? 0) + (metrics?.quote_count ?? 0),
  replies: metrics?.reply_count ?? 0,
  views: metrics?.impression_count ?? 0,
});

/** The ids of all versions of a post, the first one first. */
export const Versions = optionally(z.array(nativeId));

/** The counts of a post have moved: somebody liked it or passed it on. */
export const countedAs = (post: { id: string; versions: readonly string[] | undefined }, account: string, engagement: Engagement): DeliveryContent =>
  kept({ type: 'engagement.updated', id: messageIdOf(post), platform: 'x', account, engagement });
