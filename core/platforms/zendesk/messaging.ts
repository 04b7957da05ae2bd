import * as z from 'zod';
import { NO_ENGAGEMENT, type Author } from '../../message.ts';
import { kept } from '../content.ts';
import { messageText, nativeId, optionally, personName } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';

/** Without a body it is a picture or a file; somebody spoke all the same. */
const MessageAdded = z.object({
  account_id: nativeId,
  time: platformTime,
  detail: z.object({ id: nativeId }),
  event: z.object({
    actor: z.object({ id: nativeId, name: personName, type: z.string() }),
    conversation_id: optionally(nativeId),
    message: z.object({ id: nativeId, body: messageText.nullish() }),
  }),
});

/** One message of a chat, on Zendesk's own widget or on a channel that is connected to it. */
export const readChatMessage = (value: unknown): DeliveryContent => {
  const { account_id: account, time, detail, event } = readShape(MessageAdded, value);
  const { actor, message, conversation_id: conversation = `ticket:${detail.id}` } = event;
  const role = roleOf(actor.type);
  return kept({
    type: 'message.created',
    message: {
      id: `zendesk:${message.id}`,
      platform: 'zendesk',
      account,
      kind: 'direct',
      visibility: 'private',
      direction: role === 'customer' ? 'inbound' : 'outbound',
      author: { id: actor.id, name: actor.name, role },
      text: message.body ?? '',
      threadId: `zendesk:${conversation}`,
      engagement: NO_ENGAGEMENT,
      sentAt: time,
    },
  });
};

/** `trigger` and `system` are machines of the brand, and so is a type that Zendesk may add: people it names as people. */
const roleOf = (type: string): Author['role'] => (type === 'end_user' ? 'customer' : type === 'agent' ? 'agent' : 'automation');
