import { createHash } from 'node:crypto';
import * as z from 'zod';
import { INTENTS } from './intents.ts';
import { TEAMS } from './teams.ts';
import { isoTime } from './time.ts';

export const STATUSES = ['waiting-on-brand', 'waiting-on-customer', 'resolved'] as const;

const mood = z.number().min(-1).max(1).nullable();
/** From one end of the mood to the other. */
const lift = z.number().min(-2).max(2).nullable();

/** One answer of a person of the brand, and how it treated the customer. */
export const Answer = z.object({
  id: z.string(),
  at: isoTime,
  /** Who wrote it: the id of its author. */
  agent: z.string(),
  /** Open seconds since the customer's question. Absent when nothing waited for an answer. */
  seconds: z.number().optional(),
  /** The first answer of the conversation. */
  first: z.boolean(),
  /** It sent the customer elsewhere without answering, and by which words that was judged. */
  elsewhere: z.boolean(),
  words: z.array(z.string()),
  /** The entry of the allow list by which sending the customer elsewhere was right. */
  handOff: z.string().optional(),
});
export type Answer = z.output<typeof Answer>;

/** So many answers of a conversation are kept, the newest. */
export const ANSWERS_KEPT = 100;

/** Something to sell: to somebody who asks for it, or to a competitor's unhappy customer. */
export const Sale = z.object({
  kind: z.enum(['purchase', 'switching']),
  competitor: z.string().optional(),
  /** When the customer first said so. */
  since: isoTime,
  /** The words it was judged by. */
  words: z.array(z.string()),
  outcome: z.enum(['won', 'lost']).optional(),
  outcomeAt: isoTime.optional(),
});
export type Sale = z.output<typeof Sale>;

/** One customer's exchange with one brand in one thread, as it is kept and shown. Everything in it is folded from its messages. */
export const Conversation = z.object({
  id: z.string(),
  brand: z.string(),
  platform: z.string(),
  customer: z.object({
    id: z.string(),
    ids: z.array(z.string()).optional(),
    handle: z.string().optional(),
    name: z.string().optional(),
    followers: z.number().optional(),
  }),
  status: z.enum(STATUSES),
  team: z.enum(TEAMS),
  /** Who holds it. Absent while nobody does. */
  assignedTo: z.string().optional(),
  intent: z.enum(INTENTS),
  /** The words and signs that the intent was judged by. */
  because: z.array(z.string()),
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
  mood: z.object({
    first: mood,
    last: mood,
    lift,
    /** How many of the customer's messages could be read. */
    read: z.number().int().optional(),
  }),
  reach: z.number(),
  /** The customer was sent elsewhere, and had to ask again. */
  runAround: z.boolean(),
  /** At least one answer did not send the customer elsewhere. Absent while there is no answer. */
  answeredInChannel: z.boolean().optional(),
  /** The answers of people, in time order, the newest ANSWERS_KEPT. */
  answers: z.array(Answer),
  /** There is something to sell. */
  opportunity: z.boolean(),
  sale: Sale.optional(),
  /** Some of it was said in public. */
  public: z.boolean(),
  /** The customer asked or complained in public: somebody should answer. */
  asks: z.boolean(),
  /** When the oldest message came that nobody has answered. Absent while nothing waits. */
  waitsSince: isoTime.optional(),
  /** How often the conversation was handed over to another team. */
  hops: z.number().int(),
  /** When the act was done that resolved it. Absent while nobody's act holds. */
  resolvedAt: isoTime.optional(),
  /** How often it went on after it was resolved. */
  reopened: z.number().int(),
  /** How many other conversations this customer had begun in the thirty days before. */
  earlier: z.number().int(),
});
export type Conversation = z.output<typeof Conversation>;
export type ConversationJson = z.input<typeof Conversation>;

/** What conversations have that were stored before there was care: nobody held them, and nothing was judged yet. */
const BEFORE_CARE = { because: [], answers: [], public: true, asks: false, hops: 0, reopened: 0, earlier: 0 };

/** A stored conversation with the fields that are newer than it. */
export const completedConversation = (conversation: Conversation): Conversation => ({ ...BEFORE_CARE, ...conversation });

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
