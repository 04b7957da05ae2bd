import * as z from 'zod';
import type { Engagement, PlatformMessage } from '../../message.ts';
import { IGNORED, kept } from '../content.ts';
import { count, messageText, nativeId, optionally, pairedId } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { authorOf, User, type Profile, type XEvent } from './user.ts';

const Metrics = z.object({ like_count: count, retweet_count: count, quote_count: count, reply_count: count, impression_count: count });
type Metrics = z.output<typeof Metrics>;

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
  referenced_tweets: optionally(z.array(z.object({ type: z.string(), id: nativeId }))),
  edit_history_tweet_ids: optionally(z.array(nativeId)),
  lang: optionally(z.string().max(35)),
  public_metrics: optionally(Metrics),
});
type Post = z.output<typeof Post>;

const Deleted = z.object({ id: nativeId, edit_history_tweet_ids: optionally(z.array(nativeId)) });
const Includes = optionally(z.object({ users: optionally(z.array(User)) }));

/** Codes by which X says that a text is in no language: undetermined, no words, and its own for mentions, hashtags, links. */
const NO_LANGUAGE = /^(?:und|zxx|art|q[a-t][a-z])$/;

/** Codes that ISO 639 has given up and X still sends. */
const RENAMED_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['in', 'id'],
  ['iw', 'he'],
]);

/** A post, reply or quote, new or edited. A repost says nothing of its own and is ignored. */
export const readPost = ({ account, payload, includes }: XEvent): DeliveryContent => {
  const post = readShape(Post, payload, 'data.payload');
  if (referenceOf(post, 'retweeted') !== undefined) return IGNORED;
  const author = Includes.parse(includes)?.users?.find((user) => user?.id === post.author_id);
  const message = messageOf(post, account, author);
  return isEdit(post)
    ? kept({ type: 'message.updated', message: { ...message, edited: post.created_at } })
    : kept({ type: 'message.created', message });
};

/** A post that its author or X has deleted. */
export const readDeletedPost = ({ account, payload }: XEvent): DeliveryContent =>
  kept({ type: 'message.deleted', id: idOf(readShape(Deleted, payload, 'data.payload')), platform: 'x', account });

function messageOf(post: Post, account: string, profile: Profile | undefined): PlatformMessage {
  const answered = post.in_reply_to_tweet_id ?? referenceOf(post, 'replied_to');
  return {
    id: idOf(post),
    platform: 'x',
    account,
    kind: answered === undefined ? 'post' : 'reply',
    visibility: 'public',
    direction: post.author_id === account ? 'outbound' : 'inbound',
    author: authorOf(post.author_id, account, profile),
    text: post.note_tweet?.text ?? post.text,
    language: languageOf(post.lang),
    url: `https://x.com/${profile?.username ?? 'i'}/status/${encodeURIComponent(post.id)}`,
    threadId: post.conversation_id === undefined ? idOf(post) : `x:${post.conversation_id}`,
    inReplyTo: answered === undefined ? undefined : `x:${answered}`,
    engagement: engagementOf(post.public_metrics),
    sentAt: post.created_at,
  };
}

const referenceOf = (post: Post, type: string): string | undefined => post.referenced_tweets?.find((reference) => reference.type === type)?.id;

const isEdit = (post: Post): boolean => (post.edit_history_tweet_ids?.length ?? 0) > 1;

/** Each edit of a post has an id of its own; the first of them stays the message's. */
const idOf = (post: z.output<typeof Deleted>): string => `x:${post.edit_history_tweet_ids?.[0] ?? post.id}`;

const languageOf = (code: string | undefined): string | undefined =>
  code === undefined || NO_LANGUAGE.test(code) ? undefined : (RENAMED_LANGUAGES.get(code) ?? code);

/** A repost and a quote both pass the post on. */
const engagementOf = (metrics: Metrics | undefined): Engagement => ({
  likes: metrics?.like_count ?? 0,
  shares: (metrics?.retweet_count ?? 0) + (metrics?.quote_count ?? 0),
  replies: metrics?.reply_count ?? 0,
  views: metrics?.impression_count ?? 0,
});
