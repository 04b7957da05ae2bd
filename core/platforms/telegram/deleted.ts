import * as z from 'zod';
import { pairedId } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { Chat, scopeOf } from './chat.ts';

const Deleted = z.object({ business_connection_id: pairedId, chat: Chat, message_ids: z.array(z.int().nonnegative()) });

/** Messages that were deleted from a chat of a person of the brand. Of other chats Telegram tells bots nothing. */
export const readDeleted = (value: unknown, path: string, account: string): DeliveryContent => {
  const { business_connection_id: business, chat, message_ids: ids } = readShape(Deleted, value, path);
  const scope = scopeOf(chat, account, business);
  return { events: ids.map((id) => ({ type: 'message.deleted', id: `${scope}:${id}`, platform: 'telegram', account })), ignored: 0 };
};
