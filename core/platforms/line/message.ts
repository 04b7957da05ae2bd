import * as z from 'zod';
import { NO_ENGAGEMENT } from '../../message.ts';
import { kept } from '../content.ts';
import { messageText, optionally, pairedId } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';

/** Where it was written: to the account alone, or in a chat of several people that the account was asked into. */
const Source = z.object({
  userId: optionally(pairedId),
  groupId: optionally(pairedId),
  roomId: optionally(pairedId),
});
type Source = z.output<typeof Source>;

const Written = z.object({
  timestamp: platformTime,
  source: Source,
  message: z.object({
    id: pairedId,
    /** A picture, a place or most stickers have none; the customer spoke all the same. */
    text: optionally(messageText),
    quotedMessageId: optionally(pairedId),
  }),
});

const Unsent = z.object({ unsend: z.object({ messageId: pairedId }) });

/** What a person wrote. A redelivery has the same message id, and so does what came while another module held the talk (`standby`). */
export const readMessage = (event: unknown, path: string, account: string): DeliveryContent => {
  const { timestamp, source, message } = readShape(Written, event, path);
  const { id, text = '', quotedMessageId: quoted } = message;
  // LINE leaves out who wrote in a group when that person did not agree to be known: two people must never become one.
  const author = source.userId ?? `unknown:${id}`;
  return kept({
    type: 'message.created',
    message: {
      id: `line:${id}`,
      platform: 'line',
      account,
      kind: 'direct',
      visibility: 'private',
      direction: 'inbound',
      author: { id: author, role: 'customer' },
      text,
      threadId: `line:${account}:${chatOf(source) ?? author}`,
      ...(quoted === undefined ? {} : { inReplyTo: `line:${quoted}` }),
      engagement: NO_ENGAGEMENT,
      sentAt: timestamp,
    },
  });
};

/** A person took a message back: LINE asks for it to be forgotten. https://developers.line.biz/en/reference/messaging-api/#unsend-event */
export const readUnsent = (event: unknown, path: string, account: string): DeliveryContent => {
  const { messageId } = readShape(Unsent, event, path).unsend;
  return kept({ type: 'message.deleted', id: `line:${messageId}`, platform: 'line', account });
};

const chatOf = ({ groupId, roomId, userId }: Source): string | undefined => groupId ?? roomId ?? userId;
