import * as z from 'zod';
import { Conversation, Sale } from '../conversation.ts';
import { isoTime, type Time } from '../time.ts';
import { CARE_EVENTS, type CareEventType } from '../care-events.ts';

/** A conversation as webhooks carry it: as the API shows it, but for its messages and every word of them. */
export const ToldConversation = Conversation.omit({ because: true, answers: true, sale: true }).extend({
  sale: Sale.omit({ words: true }).optional(),
  /** Where the API shows it whole. Absent while no public address is known. */
  url: z.url().optional(),
});

/** What an outgoing webhook carries, in the shape that Standard Webhooks asks for: type, time of the event, data. */
export const CareEventWebhook = z.object({ type: z.enum(CARE_EVENTS), timestamp: isoTime, data: ToldConversation });
/** The same as JSON shows it. */
export type CareEventWebhook = z.input<typeof CareEventWebhook>;

/** The event as the body of an outgoing webhook. What the schema does not name stays behind. */
export const careEventWebhook = (type: CareEventType, at: Time, conversation: Conversation, url?: string): CareEventWebhook =>
  z.encode(CareEventWebhook, { type, timestamp: at, data: { ...conversation, ...(url === undefined ? {} : { url }) } });
