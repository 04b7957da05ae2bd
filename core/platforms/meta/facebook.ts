import * as z from 'zod';
import { NO_ENGAGEMENT, type Author, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, nativeId, optionally, personName, webAddress } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { timeWithin, type Entry, type Part } from './entry.ts';
import { reactedTo } from './reaction.ts';

const Kind = z.object({ item: optionally(z.string()), verb: optionally(z.string()) });

/** What a page's feed calls the things that people write. */
const POSTS: ReadonlySet<string> = new Set(['post', 'status', 'photo', 'video', 'link', 'share']);

const REACTIONS: ReadonlySet<string> = new Set(['reaction', 'like']);

/** Other verbs, such as `hide`, change nothing of what was said. */
const VERBS: ReadonlyMap<string, 'message.created' | 'message.updated' | 'message.deleted'> = new Map([
  ['add', 'message.created'],
  ['edit', 'message.updated'],
  ['edited', 'message.updated'],
  ['remove', 'message.deleted'],
]);

const PostId = z.object({ post_id: nativeId });
const CommentId = z.object({ comment_id: nativeId });
const Reacted = z.object({ post_id: optionally(nativeId), comment_id: optionally(nativeId) });

const Post = PostId.extend({
  from: optionally(z.object({ id: nativeId, name: personName })),
  sender_id: optionally(nativeId),
  sender_name: personName,
  message: messageText.nullish(),
  created_time: optionally(platformTime),
  permalink_url: webAddress,
  /** With a comment: the post that it stands under. */
  post: optionally(z.object({ permalink_url: webAddress })),
});
type Post = z.output<typeof Post>;

const Comment = Post.extend({ ...CommentId.shape, parent_id: optionally(nativeId) });
type Comment = z.output<typeof Comment>;

/** One change of a Page's feed: a post or a comment was added, edited or removed, or somebody reacted to one. */
export const readFeed = ({ value, path }: Part, entry: Entry): DeliveryContent => {
  const { item = '', verb = '' } = readShape(Kind, value, path);
  if (REACTIONS.has(item) && verb === 'add') return readReaction(value, entry);
  const type = VERBS.get(verb);
  if (type === undefined || !(item === 'comment' || POSTS.has(item))) return IGNORED;
  if (type === 'message.deleted') {
    const removed = item === 'comment' ? readShape(CommentId, value, path).comment_id : readShape(PostId, value, path).post_id;
    return kept({ type, id: `facebook:${removed}`, platform: 'facebook', account: entry.id });
  }
  const feed = item === 'comment' ? readShape(Comment, value, path) : readShape(Post, value, path);
  if (saysNothing(feed, type)) return IGNORED;
  const sentAt = timeWithin(feed.created_time, entry, `${path}.created_time`);
  const message = { ...messageOf(feed, entry.id), sentAt };
  // The entry's time is when it was edited; `created_time` stays that of the first version.
  return kept(type === 'message.created' ? { type, message } : { type, message: { ...message, edited: entry.time ?? sentAt } });
};

/** A reaction to a comment names the post above it too. A like of the whole Page names neither. */
function readReaction(value: unknown, { id: account }: Entry): DeliveryContent {
  const { post_id: post, comment_id: comment = post } = Reacted.parse(value);
  return comment === undefined ? IGNORED : reactedTo('facebook', account, comment);
}

/** An edit without its text changes nothing, and a post without text and author may be anybody's picture. */
const saysNothing = (feed: Post, type: string): boolean => !feed.message && (type === 'message.updated' || authorIdOf(feed) === undefined);

function messageOf(feed: Post | Comment, account: string): Omit<PlatformMessage, 'sentAt'> {
  const placed = 'comment_id' in feed ? placeOfComment(feed) : placeOfPost(feed);
  const author = authorOf(feed, placed.id, account);
  return {
    ...placed,
    platform: 'facebook',
    account,
    visibility: 'public',
    direction: author.role === 'agent' ? 'outbound' : 'inbound',
    author,
    text: feed.message ?? '',
    url: feed.permalink_url ?? feed.post?.permalink_url,
    engagement: NO_ENGAGEMENT,
  };
}

type Place = Pick<PlatformMessage, 'id' | 'kind' | 'threadId' | 'inReplyTo'>;

const placeOfPost = ({ post_id }: Post): Place => ({ id: `facebook:${post_id}`, kind: 'post', threadId: `facebook:${post_id}` });

/** A comment directly under a post names the post as its parent, or none. */
const placeOfComment = ({ comment_id, post_id, parent_id = post_id }: Comment): Place => ({
  id: `facebook:${comment_id}`,
  kind: parent_id === post_id ? 'comment' : 'reply',
  threadId: `facebook:${post_id}`,
  inReplyTo: `facebook:${parent_id}`,
});

const authorIdOf = (feed: Post): string | undefined => feed.from?.id ?? feed.sender_id;

/** Without the permission to see who wrote, each message has an author of its own: two people must never become one. */
const authorOf = (feed: Post, messageId: string, account: string): Author => {
  const id = authorIdOf(feed) ?? `unknown:${messageId}`;
  return { id, name: feed.from?.name ?? feed.sender_name, role: id === account ? 'agent' : 'customer' };
};
