import { BrandDocument } from '../../../../core/brand.ts';
import { foldConversation } from '../../../../core/conversation-fold.ts';
import { conversationId } from '../../../../core/conversation.ts';
import type { PlatformMessage } from '../../../../core/message.ts';
import { messageOf, type MessageRecord } from '../../../../core/message-record.ts';
import type { KeptConversation } from '../../../../lambdas/ports.ts';
import { aRecord, NOON } from '../../../contracts/builders.ts';

const BRAND = BrandDocument.parse({ brand: 'harbour-coffee', name: 'Harbour Coffee', accounts: [{ platform: 'x', account: '783214' }] });
const CUSTOMER = { id: '1448112370941353986', handle: 'ada_in_the_rain', name: 'Ada Okonkwo', role: 'customer' } as const;
const QUESTION = 'x:1896503126423486711';
const CONVERSATION = conversationId({ brand: BRAND.brand, platform: 'x', threadId: QUESTION, customer: CUSTOMER.id });

const aPost = (over: Partial<PlatformMessage>, sentiment?: MessageRecord['sentiment']): MessageRecord =>
  aRecord(
    { account: '783214', threadId: QUESTION, author: CUSTOMER, ...over },
    { conversation: CONVERSATION, language: 'en', ...(sentiment === undefined ? {} : { sentiment }) },
  );

/** What a customer asked in 140 characters, as it is kept: read, placed, with an address. */
export const QUESTIONED = aPost(
  {
    id: QUESTION,
    text: 'Ordered two bags of the Sumatra roast nine days ago and the parcel is still shown as "label printed". Could somebody look? Order HC-20417-B.',
    url: 'https://x.com/ada_in_the_rain/status/1896503126423486711',
  },
  { label: 'NEGATIVE', positive: 0.012_345, negative: 0.861_234, neutral: 0.101_213, mixed: 0.025_208, engine: 'comprehend' },
);

/** What the brand answered. */
export const ANSWERED = aPost({
  id: 'x:1896504413288579113',
  kind: 'reply',
  direction: 'outbound',
  inReplyTo: QUESTION,
  author: { id: '783214', handle: 'harbourcoffee', name: 'Harbour Coffee', role: 'agent' },
  text: 'Sorry about the wait, Ada. Your parcel missed the van on Friday; it leaves this afternoon and the tracking link will move by tonight. ^JM',
  sentAt: NOON + 600_000,
});

/** The conversation of the two. */
export const TALKED: KeptConversation = kept([QUESTIONED, ANSWERED]);

function kept(records: readonly MessageRecord[]): KeptConversation {
  const messages = records.flatMap((record) => messageOf(record, BRAND.brand) ?? []);
  const conversation = foldConversation(CONVERSATION, messages, BRAND);
  if (conversation === undefined) throw new Error('two messages make a conversation');
  return { conversation, messages: messages.map(({ id }) => id) };
}
