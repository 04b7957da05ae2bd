import * as z from 'zod';
import { NO_ENGAGEMENT, type PlatformMessage } from '../../message.ts';
import { IGNORED, kept } from '../content.ts';
import { messageText, nativeId, optionally, pairedId } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';
import { timeWithin, type Entry, type Part } from './entry.ts';
import { reactedTo } from './reaction.ts';

/** The channels that speak the Messenger Platform's protocol. */
type Channel = 'messenger' | 'instagram';

const person = z.object({ id: pairedId });

const Kind = z.object({
  message: z.object({ is_deleted: optionally(z.boolean()) }).optional(),
  message_edit: optionally(z.object({ text: z.string() })),
  /** Taken back, it has another action. */
  reaction: optionally(z.object({ mid: nativeId, action: z.literal('react') })),
});

const Deleted = z.object({ message: z.object({ mid: nativeId }) });

const Direct = z.object({
  sender: person,
  recipient: person,
  timestamp: optionally(platformTime),
});
type Direct = z.output<typeof Direct>;

/** Without text it is a picture, a sticker or a voice; the customer spoke all the same. */
const Written = Direct.extend({
  message: z.object({
    mid: nativeId,
    text: messageText.nullish(),
    is_echo: optionally(z.boolean()),
    /** What answers a story has no message here. */
    reply_to: optionally(z.object({ mid: nativeId })),
  }),
});

const Edited = Direct.extend({ message_edit: z.object({ mid: nativeId, text: messageText }) });

/**
 * One item of `messaging` or `standby`. Receipts and button presses are ignored, and so is an edit that Meta sends without its text.
 */
export const readMessaging = (platform: Channel, { value, path }: Part, entry: Entry): DeliveryContent => {
  const { message, message_edit: edit, reaction } = readShape(Kind, value, path);
  if (message?.is_deleted === true) {
    return kept({ type: 'message.deleted', id: `${platform}:${readShape(Deleted, value, path).message.mid}`, platform, account: entry.id });
  }
  if (message !== undefined) return readWritten(platform, { value, path }, entry);
  if (edit !== undefined) return readEdited(platform, { value, path }, entry);
  return reaction === undefined ? IGNORED : reactedTo(platform, entry.id, reaction.mid);
};

type Place = Omit<Part, 'field'>;

function readWritten(platform: Channel, { value, path }: Place, entry: Entry): DeliveryContent {
  const direct = readShape(Written, value, path);
  const { mid, text, is_echo: isEcho, reply_to: answered } = direct.message;
  const outbound = isEcho === true || direct.sender.id === entry.id;
  const message = {
    ...messageOf(platform, direct, { account: entry.id, mid, outbound, sentAt: timeWithin(direct.timestamp, entry, `${path}.timestamp`) }),
    text: text ?? '',
    ...(answered === undefined ? {} : { inReplyTo: `${platform}:${answered.mid}` }),
  };
  return kept({ type: 'message.created', message, ...(outbound ? { customer: direct.recipient.id } : {}) });
}

/** An edit does not tell when the message was first sent: the earliest time that is seen of it will stand. */
function readEdited(platform: Channel, { value, path }: Place, entry: Entry): DeliveryContent {
  const direct = readShape(Edited, value, path);
  const { mid, text } = direct.message_edit;
  const edited = timeWithin(direct.timestamp, entry, `${path}.timestamp`);
  const outbound = direct.sender.id === entry.id;
  const message = { ...messageOf(platform, direct, { account: entry.id, mid, outbound, sentAt: edited }), text, edited };
  return kept({ type: 'message.updated', message, ...(outbound ? { customer: direct.recipient.id } : {}) });
}

interface Facts {
  readonly account: string;
  readonly mid: string;
  readonly outbound: boolean;
  readonly sentAt: number;
}

const messageOf = (platform: Channel, direct: Direct, { account, mid, outbound, sentAt }: Facts): Omit<PlatformMessage, 'text'> => ({
  id: `${platform}:${mid}`,
  platform,
  account,
  kind: 'direct',
  visibility: 'private',
  direction: outbound ? 'outbound' : 'inbound',
  author: outbound ? { id: account, role: 'agent' } : { id: direct.sender.id, role: 'customer' },
  threadId: `${platform}:${account}:${outbound ? direct.recipient.id : direct.sender.id}`,
  engagement: NO_ENGAGEMENT,
  sentAt,
});
