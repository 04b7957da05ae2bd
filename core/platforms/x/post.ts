import * as z from 'zod';
import { IGNORED, kept } from '../content.ts';
import { messageText, nativeId, optionally, pairedId } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { messageIdOf, readingOf } from './message.ts';
import { countedAs, engagementOf, Metrics, Versions } from './metrics.ts';
import { User } from './user.ts';

/** An event as its readers need it: whose channel it came in on, what happened, and what X sent along. */
export interface XEvent {
  readonly account: string;
  readonly payload: unknown;
  readonly includes: unknown;
}

const references = optionally(z.array(z.object({ type: z.string(), id: nativeId })));

const Post = z.object({
  /** It stands in an address too, where each of its letters may take nine. */
  id: pairedId,
  author_id: nativeId,
  text: messageText,
  /** The whole of a long post; `text` is then its beginning. */
  note_tweet: optionally(z.object({ text: messageText })),
  created_at: platformTime,
  conversation_id: optionally(nativeId),
  in_reply_to_tweet_id: optionally(nativeId),
  referenced_tweets: references,
  edit_history_tweet_ids: Versions,
  lang: optionally(z.string().max(35)),
  public_metrics: optionally(Metrics),
});

const Deleted = z.object({ id: nativeId, edit_history_tweet_ids: Versions });

/** A like names the post; a repost refers to it. */
const Moved = z.object({ liked_tweet_id: optionally(nativeId), referenced_tweets: references });
const Counted = z.object({ id: nativeId, edit_history_tweet_ids: Versions, public_metrics: Metrics });

/** Includes may be empty, or not there at all. */
const Authors = optionally(z.object({ users: optionally(z.array(User)) }));
const Originals = optionally(z.object({ tweets: optionally(z.array(optionally(Counted))) }));

/** A post, reply or quote, new or edited. A repost says nothing of its own. */
export const readPost = (event: XEvent): DeliveryContent => {
  const { account, payload, includes } = event;
  const post = readShape(Post, payload, 'data.payload');
  if (referenceOf(post, 'retweeted') !== undefined) return readMovedCounts(event);
  return readingOf({
    account,
    id: post.id,
    versions: post.edit_history_tweet_ids,
    author: post.author_id,
    profile: Authors.parse(includes)?.users?.find((user) => user?.id === post.author_id),
    text: post.note_tweet?.text ?? post.text,
    language: post.lang,
    root: post.conversation_id,
    answered: post.in_reply_to_tweet_id ?? referenceOf(post, 'replied_to'),
    engagement: engagementOf(post.public_metrics),
    at: post.created_at,
  });
};

/** A post that its author or X has deleted. */
export const readDeletedPost = ({ account, payload }: XEvent): DeliveryContent => {
  const { id, edit_history_tweet_ids: versions } = readShape(Deleted, payload, 'data.payload');
  return kept({ type: 'message.deleted', id: messageIdOf({ id, versions }), platform: 'x', account });
};

/** A like or a repost. It moves the counts of the post, where X sends that along; else it tells no total and is ignored. */
export const readMovedCounts = ({ account, payload, includes }: XEvent): DeliveryContent => {
  const moved = Moved.safeParse(payload).data;
  const original = moved?.liked_tweet_id ?? referenceOf(moved, 'retweeted');
  const post = Originals.parse(includes)?.tweets?.find((tweet) => tweet !== undefined && tweet.id === original);
  if (post === undefined) return IGNORED;
  return countedAs({ id: post.id, versions: post.edit_history_tweet_ids }, account, engagementOf(post.public_metrics));
};

const referenceOf = (post: { referenced_tweets?: z.output<typeof references> } | undefined, type: string): string | undefined =>
  post?.referenced_tweets?.find((reference) => reference.type === type)?.id;
