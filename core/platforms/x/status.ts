import * as z from 'zod';
import type { Engagement } from '../../message.ts';
import type { Time } from '../../time.ts';
import { IGNORED, kept } from '../content.ts';
import { count, messageText, nativeId, optionally, pairedId } from '../fields.ts';
import { missing, readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime, timeOf } from '../platform-time.ts';
import { readingOf } from './message.ts';
import { countedAs, Versions } from './metrics.ts';
import { User } from './user.ts';

/** A post's counts and versions in Account Activity. */
const Counts = z.object({
  favorite_count: count,
  retweet_count: count,
  quote_count: count,
  reply_count: count,
  edit_history: optionally(z.object({ edit_tweet_ids: Versions })),
});

/** `id` is a number that has lost its last digits on the way: only the texts are ids. */
const Counted = Counts.extend({ id_str: nativeId });

const Status = Counts.extend({
  id_str: pairedId,
  user: User,
  text: optionally(messageText),
  full_text: optionally(messageText),
  /** The whole of a long post; `text` is then its beginning. */
  extended_tweet: optionally(z.object({ full_text: messageText })),
  created_at: optionally(z.string()),
  timestamp_ms: optionally(platformTime),
  in_reply_to_status_id_str: optionally(nativeId),
  lang: optionally(z.string().max(35)),
});
type Status = z.output<typeof Status>;

const Repost = z.object({ retweeted_status: z.unknown().refine((status) => status !== undefined && status !== null) });
const Favourite = z.object({ favorited_status: z.unknown() });
const Deleted = z.object({ status: z.object({ id: nativeId }) });

/**
 * A post, reply or quote as Account Activity tells of it. It names no conversation: what answers a post stands under that post.
 * https://docs.x.com/x-api/enterprise-gnip-2.0/fundamentals/data-dictionary
 */
export const readStatus = (value: unknown, path: string, account: string): DeliveryContent => {
  const repost = Repost.safeParse(value).data;
  if (repost !== undefined) return readCounts(repost.retweeted_status, account);
  const status = readShape(Status, value, path);
  const author = status.user?.id;
  if (author === undefined) throw missing(`${path}.user.id_str`, 'expected the id of the author');
  const text = status.extended_tweet?.full_text ?? status.full_text ?? status.text;
  if (text === undefined) throw missing(`${path}.text`, 'expected a text');
  return readingOf({
    account,
    id: status.id_str,
    versions: status.edit_history?.edit_tweet_ids,
    author,
    profile: status.user,
    text,
    language: status.lang,
    root: status.in_reply_to_status_id_str,
    answered: status.in_reply_to_status_id_str,
    engagement: engagementOf(status),
    at: timeOfStatus(status, path),
  });
};

/** Somebody liked a post. */
export const readFavourite = (value: unknown, _path: string, account: string): DeliveryContent =>
  readCounts(Favourite.safeParse(value).data?.favorited_status, account);

/** A post that its author has deleted. */
export const readDeletedStatus = (value: unknown, path: string, account: string): DeliveryContent =>
  kept({ type: 'message.deleted', id: `x:${readShape(Deleted, value, path).status.id}`, platform: 'x', account });

/** A post that was liked or passed on, and is not said again: what moved is its counts. */
function readCounts(value: unknown, account: string): DeliveryContent {
  const { data: status } = Counted.safeParse(value);
  if (status === undefined) return IGNORED;
  return countedAs({ id: status.id_str, versions: status.edit_history?.edit_tweet_ids }, account, engagementOf(status));
}

const engagementOf = (counts: z.output<typeof Counts>): Engagement => ({
  likes: counts.favorite_count ?? 0,
  shares: (counts.retweet_count ?? 0) + (counts.quote_count ?? 0),
  replies: counts.reply_count ?? 0,
  views: 0,
});

/** Such as `Mon May 19 14:01:46 +0000 2025`. */
const WRITTEN_DATE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d:\d\d:\d\d) ([+-]\d{4}) (\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function timeOfStatus({ created_at: written = '', timestamp_ms: told }: Status, path: string): Time {
  const [, month = '', day, time, offset, year] = WRITTEN_DATE.exec(written) ?? [];
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0');
  const known = timeOf(`${year}-${number}-${day}T${time}${offset}`) ?? told;
  if (known === undefined) throw missing(`${path}.created_at`, 'expected a time such as "Mon May 19 14:01:46 +0000 2025"');
  return known;
}
