import * as z from 'zod';
import { Engagement, PlatformMessage } from './message.ts';
import { isoTime } from './time.ts';

const subject = PlatformMessage.pick({ id: true, platform: true, account: true });

/** A customer wrote, or the brand did. `customer` names the other side of an outbound direct message where the platform tells it. */
export const MessageCreated = z.object({ type: z.literal('message.created'), message: PlatformMessage, customer: z.string().optional() });

/** A known message has a new text; `message.edited` says when. */
export const MessageUpdated = z.object({ type: z.literal('message.updated'), message: PlatformMessage, customer: z.string().optional() });

/** A message was deleted by its author or its platform: its text and author are erased. */
export const MessageDeleted = subject.extend({ type: z.literal('message.deleted') });

/** The public counts of a message moved. Not a message. */
export const EngagementUpdated = subject.extend({ type: z.literal('engagement.updated'), engagement: Engagement });

/** A replay says that everything sent before `watermark` has been delivered: minutes up to it may be sealed. */
export const ReplayAdvanced = z.object({ type: z.literal('replay.advanced'), watermark: isoTime });

/** What a platform reader can find in a delivery. */
export const PlatformEvent = z.discriminatedUnion('type', [MessageCreated, MessageUpdated, MessageDeleted, EngagementUpdated, ReplayAdvanced]);
export type PlatformEvent = z.output<typeof PlatformEvent>;
export type MessageEvent = Exclude<PlatformEvent, { type: 'replay.advanced' }>;

/** A platform asked whether we are there and was answered; that holds until `until`, for all of the platform or for one account. */
export const HandshakeAnswered = z.object({
  type: z.literal('handshake.answered'),
  platform: z.string(),
  account: z.string().optional(),
  until: isoTime,
});
export type HandshakeAnswered = z.output<typeof HandshakeAnswered>;

/** What can wait in the inbox: what readers found, and what the door itself has to tell. */
const InboxEvent = z.discriminatedUnion('type', [PlatformEvent, HandshakeAnswered]);
export type InboxEvent = z.output<typeof InboxEvent>;

/** What waits in the inbox: one event, when we received it, and the replay it is part of, if any. */
export const InboxItem = z.object({ event: InboxEvent, receivedAt: isoTime, replay: z.string().max(64).optional() });
export type InboxItem = z.output<typeof InboxItem>;

/** Whose channel an event came in on: one account's flood must not delay another's. */
export const accountOf = (event: InboxEvent): string => {
  switch (event.type) {
    case 'message.created':
    case 'message.updated':
      return event.message.account;
    case 'message.deleted':
    case 'engagement.updated':
      return event.account;
    case 'replay.advanced':
      return 'replay';
    case 'handshake.answered':
      return 'handshake';
    default:
      return event satisfies never;
  }
};
