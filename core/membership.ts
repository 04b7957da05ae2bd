import { conversationId } from './conversation.ts';
import { idsOfPerson, threadOfId } from './customer.ts';
import type { MessageEvent } from './event.ts';
import type { MessageRecord } from './message-record.ts';
import type { PlatformMessage } from './message.ts';

/**
 * Which conversation a message belongs to. A customer's message opens or joins the customer's own in that thread. The brand's message
 * belongs to the customer whom it addresses, whose message it answers, or who is the other side of the direct thread.
 */

/**
 * The conversation that an event's message belongs to by itself; undefined when that depends on other messages. Of a customer of several
 * ids it is the first of theirs, into which the others are merged.
 */
export const ownConversation = (brand: string, event: MessageEvent): string | undefined => {
  if (!('message' in event)) return undefined;
  const { message, customer } = event;
  if (message.direction === 'inbound') return conversationsOf(brand, message)[0];
  return customer === undefined ? undefined : conversationId({ brand, platform: message.platform, threadId: message.threadId, customer });
};

/**
 * The conversations that an event says are one, the first of them first: those of all the ids that it names of one customer, in its
 * thread. Empty for most events, which name a single id.
 */
export const joinedConversations = (brand: string, event: MessageEvent): readonly string[] => {
  if (!('message' in event) || event.message.direction !== 'inbound' || idsOfPerson(event.message.author).length === 1) return [];
  return conversationsOf(brand, event.message);
};

/** The conversations of a customer's ids, in the order of what they are called themselves. */
function conversationsOf(brand: string, { platform, threadId, kind, author }: PlatformMessage): readonly string[] {
  const threadOf = (id: string): string => (kind === 'direct' ? threadOfId(threadId, author.id, id) : threadId);
  return idsOfPerson(author)
    .map((customer) => conversationId({ brand, platform, threadId: threadOf(customer), customer }))
    .toSorted();
}

/** The id of the message that this one has to wait for, if it does: it answers one and belongs nowhere yet. */
export const answers = (record: MessageRecord): string | undefined => (record.conversation === undefined ? record.first?.inReplyTo : undefined);

/** True for a customer's public message that answers nobody: nearly always the first of its conversation. */
export const opensThread = ({ first }: MessageRecord): boolean =>
  first !== undefined && first.direction === 'inbound' && first.kind !== 'direct' && first.inReplyTo === undefined;

/** True for a direct message of the brand whose customer only the thread can tell. */
export const needsThread = ({ first, customer }: MessageRecord): boolean =>
  first?.kind === 'direct' && first.direction === 'outbound' && customer === undefined && first.inReplyTo === undefined;

/** The direct thread that a record is part of. */
export const threadOf = ({ first }: MessageRecord): Pick<PlatformMessage, 'platform' | 'threadId'> | undefined =>
  first?.kind === 'direct' ? first : undefined;

/**
 * The records of a direct thread, in time order, whose conversation changes: the brand's message goes to the customer who spoke last
 * before it, else to the first who speaks. In a thread of two, which nearly all are, that is simply the customer.
 */
export const placedInThread = (records: readonly MessageRecord[]): MessageRecord[] => {
  let current = records.find(({ first }) => first?.direction === 'inbound')?.conversation;
  return records.flatMap((record) => {
    if (record.first?.direction === 'inbound') current = record.conversation;
    return needsThread(record) && current !== undefined && record.conversation !== current ? [{ ...record, conversation: current }] : [];
  });
};
