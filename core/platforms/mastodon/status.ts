import * as z from 'zod';
import type { Author, Engagement, PlatformMessage } from '../../message.ts';
import { IGNORED, kept } from '../content.ts';
import { count, messageText, nativeId, optionally, personName, webAddress } from '../fields.ts';
import { textOfHtml } from '../html-text.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { titledText } from '../titled-text.ts';
import { channelOf, domainOf, type AccountOn, type Channel } from './channel.ts';

/** An account as an instance names it: without a domain when it is its own. Two of them must fit into the id of a thread. */
const acct = z.string().min(1).max(128);

const Status = z.object({
  id: nativeId,
  uri: z
    .string()
    .max(2_048)
    .refine((uri) => domainOf(uri) !== undefined, 'expected the address of the status'),
  url: webAddress,
  content: messageText,
  /** What stands above a text that is folded away. */
  spoiler_text: optionally(messageText),
  visibility: optionally(z.string()),
  language: optionally(z.string().min(1).max(35)),
  created_at: platformTime,
  edited_at: optionally(platformTime),
  in_reply_to_id: optionally(nativeId),
  reblog: optionally(z.object({ id: nativeId })),
  account: z.object({ acct, display_name: personName, bot: optionally(z.boolean()), followers_count: count }),
  mentions: optionally(z.array(optionally(z.object({ acct })))),
  favourites_count: count,
  reblogs_count: count,
  quotes_count: count,
  replies_count: count,
});
type Status = z.output<typeof Status>;

/** A new status. A reblog says nothing of its own and is ignored, as is what the channel does not hear. */
export const readNewStatus = (value: unknown, accountOn: AccountOn): DeliveryContent => {
  const status = readShape(Status, value, 'object');
  const channel = channelOf(status, accountOn);
  if (status.reblog !== undefined || !channel.hears) return IGNORED;
  return kept({ type: 'message.created', message: messageOf(status, channel), ...otherSide(channel) });
};

/** A status with a new text, or with all but its text changed. */
export const readChangedStatus = (value: unknown, accountOn: AccountOn): DeliveryContent => {
  const status = readShape(Status, value, 'object');
  const channel = channelOf(status, accountOn);
  if (status.reblog !== undefined || !channel.hears) return IGNORED;
  const message = messageOf(status, channel);
  const { id, platform, account, engagement } = message;
  if (status.edited_at === undefined) return kept({ type: 'engagement.updated', id, platform, account, engagement });
  return kept({ type: 'message.updated', message: { ...message, edited: status.edited_at }, ...otherSide(channel) });
};

const otherSide = ({ isOwn, customer }: Channel) => (isOwn && customer !== undefined ? { customer } : {});

function messageOf(status: Status, channel: Channel): PlatformMessage {
  const { id, in_reply_to_id: answered } = status;
  return {
    id: `mastodon:${id}`,
    platform: 'mastodon',
    account: channel.account,
    kind: channel.isDirect ? 'direct' : answered === undefined ? 'post' : 'reply',
    visibility: channel.isPublic ? 'public' : 'private',
    direction: channel.isOwn ? 'outbound' : 'inbound',
    author: authorOf(status, channel),
    text: titledText(status.spoiler_text, textOfHtml(status.content)),
    language: status.language,
    url: status.url,
    threadId: channel.customer === undefined ? `mastodon:${answered ?? id}` : `mastodon:${channel.account}:${channel.customer}`,
    inReplyTo: answered === undefined ? undefined : `mastodon:${answered}`,
    engagement: engagementOf(status),
    sentAt: status.created_at,
  };
}

const authorOf = ({ account }: Status, { author, isOwn }: Channel): Author => ({
  id: author.toLowerCase(),
  handle: author,
  name: account.display_name,
  followers: account.followers_count,
  role: account.bot === true ? 'automation' : isOwn ? 'agent' : 'customer',
});

/** A reblog and a quote both pass the status on. */
const engagementOf = ({ favourites_count, reblogs_count = 0, quotes_count = 0, replies_count }: Status): Engagement => ({
  likes: favourites_count ?? 0,
  shares: reblogs_count + quotes_count,
  replies: replies_count ?? 0,
  views: 0,
});
