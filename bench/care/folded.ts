import { undescribedBrand } from '../../core/brand.ts';
import type { Conversation } from '../../core/conversation.ts';
import { foldConversation } from '../../core/conversation-fold.ts';
import type { Message } from '../../core/message.ts';

/** A conversation, with the ids of its messages. */
export interface Folded {
  readonly conversation: Conversation;
  readonly messages: readonly string[];
}

/** The conversations of a file's messages: a brand's answer belongs to the customer whose message it answers in the end. */
export const foldedConversations = (messages: readonly Message[]): readonly Folded[] => {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const together = Map.groupBy(messages, (message) => `${message.brand} ${message.threadId} ${customerOf(message, byId) ?? ''}`);
  return [...together].flatMap(([key, members]) => {
    const told = members.toSorted((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1));
    const conversation = foldConversation(key, told, undescribedBrand(told[0]?.brand ?? ''));
    return conversation === undefined || key.endsWith(' ') ? [] : [{ conversation, messages: told.map(({ id }) => id) }];
  });
};

/** So far a chain of answers is followed back. */
const DEEPEST = 100;

function customerOf(message: Message, byId: ReadonlyMap<string, Message>): string | undefined {
  let at: Message | undefined = message;
  for (let depth = 0; at !== undefined && at.direction === 'outbound' && depth < DEEPEST; depth += 1) at = byId.get(at.inReplyTo ?? '');
  return at?.direction === 'inbound' ? at.author.id : undefined;
}
