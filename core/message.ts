import * as z from 'zod';
import { Sentiment } from './sentiment.ts';
import { isoTime } from './time.ts';

export const ROLES = ['customer', 'agent', 'employee', 'automation'] as const;
export const KINDS = ['post', 'comment', 'reply', 'direct'] as const;

const id = z.string().min(1).max(512);
const count = z.number().int().nonnegative();

/** Who wrote it. `ids` are further ids of the same person, where the platform says that they are the same. */
export const Author = z.object({
  id,
  ids: z.array(id).max(20).optional(),
  handle: z.string().max(512).optional(),
  name: z.string().max(512).optional(),
  followers: count.optional(),
  verified: z.boolean().optional(),
  role: z.enum(ROLES),
});
export type Author = z.infer<typeof Author>;

/** Public counts of a message. They only grow here: the largest value ever seen is kept. */
export const Engagement = z.object({
  likes: count.default(0),
  shares: count.default(0),
  replies: count.default(0),
  views: count.default(0),
});
export type Engagement = z.infer<typeof Engagement>;

export const NO_ENGAGEMENT: Engagement = { likes: 0, shares: 0, replies: 0, views: 0 };

const platformName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'expected a platform name in lower case, such as "x" or "whatsapp"');

/** One message as a platform reader gives it: no brand yet, nothing read. Times are epoch ms inside, ISO 8601 outside. */
export const PlatformMessage = z.object({
  /** `platform:nativeId`; the same for every delivery of the same message. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}:.{1,512}$/su, 'expected "platform:nativeId"'),
  platform: platformName,
  /** Whose channel it came in on, as the platform names it. */
  account: id,
  kind: z.enum(KINDS),
  visibility: z.enum(['public', 'private']),
  direction: z.enum(['inbound', 'outbound']),
  author: Author,
  text: z.string().max(100_000),
  language: z.string().max(35).optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2_048)
    .optional(),
  /** The stars that came with a review, 1 to 5: the customer's own word on the mood, so that nobody has to guess it. */
  rating: z.number().int().min(1).max(5).optional(),
  threadId: id,
  inReplyTo: id.optional(),
  engagement: Engagement.default(NO_ENGAGEMENT),
  sentAt: isoTime,
  /** When its author last changed the text. The latest edit wins. */
  edited: isoTime.optional(),
});
export type PlatformMessage = z.output<typeof PlatformMessage>;

/** One message as it is kept and shown. */
export const Message = PlatformMessage.extend({
  brand: z.string(),
  receivedAt: isoTime,
  deleted: z.boolean().optional(),
  sentiment: Sentiment.optional(),
  /** The id of the conversation it belongs to; a brand's own post that answers nobody has none. */
  conversation: z.string().optional(),
});
export type Message = z.output<typeof Message>;
/** A Message as JSON shows it. */
export type MessageJson = z.input<typeof Message>;

/** How many people a message can have reached, as far as its platform told: the larger of the author's followers and the views. */
export const reachOf = (message: { author: { followers?: number | undefined }; engagement: Engagement }): number =>
  Math.max(message.author.followers ?? 0, message.engagement.views);

/** How often people acted on a message: likes, shares and replies together. */
export const interactionsOf = (engagement: Engagement): number => engagement.likes + engagement.shares + engagement.replies;
