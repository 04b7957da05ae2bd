import * as z from 'zod';
import { NO_ENGAGEMENT } from '../../message.ts';
import { kept } from '../content.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { Chat, scopeOf } from './chat.ts';

const Reactions = z.object({
  chat: Chat,
  message_id: z.int().nonnegative(),
  reactions: z.array(z.object({ total_count: z.int().min(0).max(1_000_000_000) })),
});

/** How many people reacted to a message, whichever sign they chose. */
export const readReactions = (value: unknown, path: string, account: string): DeliveryContent => {
  const { chat, message_id: id, reactions } = readShape(Reactions, value, path);
  const likes = reactions.reduce((sum, reaction) => sum + reaction.total_count, 0);
  const subject = { id: `${scopeOf(chat, account, undefined)}:${id}`, platform: 'telegram', account };
  return kept({ type: 'engagement.updated', ...subject, engagement: { ...NO_ENGAGEMENT, likes } });
};
