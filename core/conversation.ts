import { createHash } from 'node:crypto';
import * as z from 'zod';
import { isoTime } from './time.ts';

export const TEAMS = ['care', 'sales', 'communications', 'compliance'] as const;
export const STATUSES = ['waiting-on-brand', 'waiting-on-customer', 'resolved'] as const;
export const INTENTS = ['complaint', 'question', 'purchase', 'churn', 'praise', 'spam', 'other'] as const;

const mood = z.number().min(-1).max(1).nullable();
/** From one end of the mood to the other. */
const lift = z.number().min(-2).max(2).nullable();

/** One customer's exchange with one brand in one thread, as it is kept and shown. Everything in it is folded from its messages. */
export const Conversation = z.object({
  id: z.string(),
  brand: z.string(),
  platform: z.string(),
  customer: z.object({ id: z.string(), handle: z.string().optional(), name: z.string().optional(), followers: z.number().optional() }),
  status: z.enum(STATUSES),
  team: z.enum(TEAMS),
  intent: z.enum(INTENTS),
  priority: z.object({ score: z.number().min(0).max(100), reasons: z.array(z.string()) }),
  messageCount: z.number().int(),
  firstMessageAt: isoTime,
  lastMessageAt: isoTime,
  clocks: z.object({
    firstResponseSeconds: z.number().optional(),
    nextResponseSecondsAverage: z.number().optional(),
    resolutionSeconds: z.number().optional(),
    /** When the brand should have answered the oldest unanswered message. Absent while nothing waits. */
    dueAt: isoTime.optional(),
    overdue: z.boolean(),
  }),
  /** From -1 to 1, the lift from -2 to 2; null while no message of the customer could be read. */
  mood: z.object({ first: mood, last: mood, lift }),
  reach: z.number(),
  /** The customer was sent elsewhere, and had to ask again. */
  runAround: z.boolean(),
  /** At least one answer did not send the customer elsewhere. Absent while there is no answer. */
  answeredInChannel: z.boolean().optional(),
  /** There is something to sell. */
  opportunity: z.boolean(),
});
export type Conversation = z.output<typeof Conversation>;
export type ConversationJson = z.input<typeof Conversation>;

/**
 * Of a conversation, or of a direct thread, so many messages are read at most, the newest: more than people ever write one another,
 * and a bound for whoever has a machine write. Counts and moods are of these.
 */
export const MESSAGES_READ = 2_000;

/** What makes a conversation: one customer, one brand, one thread. */
export interface ConversationKey {
  readonly brand: string;
  readonly platform: string;
  readonly threadId: string;
  readonly customer: string;
}

/** The public id of a conversation: URL-safe SHA-256 of its key, so that no phone number shows. */
export const conversationId = ({ brand, platform, threadId, customer }: ConversationKey): string =>
  createHash('sha256')
    .update(JSON.stringify([brand, platform, threadId, customer]))
    .digest('base64url');
