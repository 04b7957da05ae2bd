import type { Engagement, PlatformMessage } from '../../message.ts';
import type { Time } from '../../time.ts';
import { kept } from '../content.ts';
import type { DeliveryContent } from '../platform.ts';
import { languageOf } from './language.ts';
import { plainText } from './plain-text.ts';
import { authorOf, type Profile } from './user.ts';

/** A post, whichever of X's interfaces told of it. */
export interface Post {
  readonly account: string;
  /** The id of this version: each edit of a post has one of its own. */
  readonly id: string;
  /** The ids of all versions so far, the first one first. */
  readonly versions: readonly string[] | undefined;
  readonly author: string;
  readonly profile: Profile | undefined;
  readonly text: string;
  readonly language: string | undefined;
  /** The post that began the conversation, where X names it. */
  readonly root: string | undefined;
  /** The post that this one answers. */
  readonly answered: string | undefined;
  readonly engagement: Engagement;
  readonly at: Time;
}

/** The first version's id stays the message's. */
export const messageIdOf = ({ id, versions }: Pick<Post, 'id' | 'versions'>): string => `x:${versions?.[0] ?? id}`;

/** A new post, or a new version of one. */
export const readingOf = (post: Post): DeliveryContent => {
  const message = messageOf(post);
  const isEdit = (post.versions?.length ?? 0) > 1;
  return isEdit ? kept({ type: 'message.updated', message: { ...message, edited: post.at } }) : kept({ type: 'message.created', message });
};

function messageOf(post: Post): PlatformMessage {
  const { account, answered, author, profile, root } = post;
  return {
    id: messageIdOf(post),
    platform: 'x',
    account,
    kind: answered === undefined ? 'post' : 'reply',
    visibility: 'public',
    direction: author === account ? 'outbound' : 'inbound',
    author: authorOf(author, account, profile),
    text: plainText(post.text),
    language: languageOf(post.language),
    url: `https://x.com/${profile?.handle ?? 'i'}/status/${encodeURIComponent(post.id)}`,
    threadId: root === undefined ? messageIdOf(post) : `x:${root}`,
    inReplyTo: answered === undefined ? undefined : `x:${answered}`,
    engagement: post.engagement,
    sentAt: post.at,
  };
}
