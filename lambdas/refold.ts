import type { Act } from '../core/act.ts';
import type { BrandDocument } from '../core/brand.ts';
import { MESSAGES_READ, type Conversation } from '../core/conversation.ts';
import { foldConversation } from '../core/conversation-fold.ts';
import { asJudgedBefore, triagedBefore } from '../core/judged-before.ts';
import { messageOf, momentOf, type MessageRecord } from '../core/message-record.ts';
import type { Message } from '../core/message.ts';
import type { KeptConversation, Versioned } from './ports.ts';

/** What a conversation is folded from beside its messages. */
export interface Beside {
  /** The ids of those that were merged into it, in order. */
  readonly merged: readonly string[];
  readonly acts: readonly Act[];
  /** How many others its customer had begun before. @default 0 */
  readonly earlier?: number | undefined;
  /** The conversation as it is stored: what words were judged to be that are erased by now. */
  readonly stored?: Conversation | undefined;
}

/** A conversation as it is to be kept, from the records of its messages, in any order, and what people did. Undefined while none has its text. */
export const refold = (
  id: string,
  records: readonly MessageRecord[],
  brand: BrandDocument,
  { merged, acts, earlier, stored }: Beside,
): KeptConversation | undefined => {
  const messages = messagesOf(id, records, brand.brand);
  const folded = foldConversation(id, messages, brand, acts, earlier, stored && triagedBefore(stored, records));
  const conversation = folded && stored ? asJudgedBefore(folded, stored, records) : folded;
  return (
    conversation && {
      conversation,
      messages: messages.map((message) => message.id),
      ...(merged.length === 0 ? {} : { merged }),
      ...(acts.length === 0 ? {} : { acts }),
    }
  );
};

/**
 * The messages of a conversation in time order, the newest MESSAGES_READ of them. Nobody writes later than it is received: a sender whose
 * clock is ahead must not hold up a conversation until then.
 */
export const messagesOf = (id: string, records: readonly MessageRecord[], brand: string): readonly Message[] =>
  records
    .flatMap((record) => {
      const message = messageOf({ ...record, conversation: id }, brand);
      return message === undefined ? [] : [{ ...message, sentAt: momentOf(record) }];
    })
    .toSorted((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1))
    .slice(-MESSAGES_READ);

/** Those of some records that belong to a conversation, or to one that was merged into it: what names its messages may be older than they are. */
export const ownRecords = (records: readonly Versioned<MessageRecord>[], id: string, merged: readonly string[]): readonly MessageRecord[] =>
  records.map(({ value }) => value).filter(({ conversation: said = id }) => said === id || merged.includes(said));
