import type { BrandDocument } from '../core/brand.ts';
import { idsOfCustomer } from '../core/customer.ts';
import { erasedActs, erasedConversation, type Erasure, type Named } from '../core/erasure.ts';
import { momentOf, type MessageRecord } from '../core/message-record.ts';
import { loadToTheEnd } from './analyze-messages/merges.ts';
import type { Conversations, KeptConversation, Messages, Versioned } from './ports.ts';
import { ownRecords, refold } from './refold.ts';

interface ConversationPorts {
  readonly conversations: Pick<Conversations, 'load' | 'save'>;
  readonly messages: Pick<Messages, 'load'>;
}

/** A conversation that an erasure comes upon, with what it is folded from. */
export interface Around {
  readonly id: string;
  /** Those that were merged into it. */
  readonly parts: readonly string[];
  /** False when the person only answered in it, for the brand. */
  readonly isTheirs: boolean;
  readonly named: Named;
  /** The records that are to be erased with it: all of it where it is the person's own, else none but those in hand. */
  readonly members: readonly Versioned<MessageRecord>[];
}

/** The conversations of some records of the person. */
export const conversationsAround = async (
  { conversations, messages }: ConversationPorts,
  order: Erasure,
  theirs: readonly Versioned<MessageRecord>[],
): Promise<readonly Around[]> => {
  const known = await loadToTheEnd(conversations, [...new Set(theirs.flatMap(({ value }) => value.conversation ?? []))]);
  const kept = [...known.values()].flatMap(({ value }) => ('mergedInto' in value ? [] : [value]));
  return Promise.all(
    kept.map(async ({ conversation, messages: ids, merged = [] }) => {
      const { id, platform, customer } = conversation;
      const parts = new Set([id, ...merged]);
      const inHand = theirs.filter(({ value }) => parts.has(value.conversation ?? ''));
      const isTheirs = inHand.some(({ value }) => value.first?.direction === 'inbound' || value.customer !== undefined);
      const named = { platform, ids: idsOfCustomer(customer) };
      const members = isTheirs ? [...(await messages.load(order.brand, ids)).values()] : inHand;
      return { id, parts: merged, isTheirs, named, members };
    }),
  );
};

/** Erases conversations whose messages are erased by now. `isLost` when somebody else changed one meanwhile. */
export const eraseConversations = async (
  { conversations, messages }: ConversationPorts,
  order: Erasure,
  brand: BrandDocument,
  around: readonly Around[],
): Promise<{ readonly erased: number; readonly isLost: boolean }> => {
  const known = await conversations.load(around.map(({ id }) => id));
  const saves: Versioned<KeptConversation>[] = [];
  let erased = 0;
  for (const { id, isTheirs } of around) {
    const stored = known.get(id);
    if (stored === undefined || 'mergedInto' in stored.value) continue;
    const { value, version } = stored;
    const records = ownRecords([...(await messages.load(order.brand, value.messages)).values()], id, value.merged ?? []);
    const next = isTheirs ? erasedOf(order, brand, value, records) : folded(brand, value, records);
    if (JSON.stringify(next) === JSON.stringify(value)) continue;
    if (isTheirs && value.conversation.customer.id !== order.token) erased += 1;
    saves.push({ value: next, version });
  }
  const lost = saves.length === 0 ? [] : await conversations.save(saves);
  return lost.length > 0 ? { erased: 0, isLost: true } : { erased, isLost: false };
};

/** As it was judged, without person and words; folded anew where the person has written again since. */
function erasedOf(order: Erasure, brand: BrandDocument, kept: KeptConversation, records: readonly MessageRecord[]): KeptConversation {
  const acts = kept.acts === undefined ? {} : { acts: erasedActs(kept.acts) };
  const goesOn = records.some((record) => record.first?.direction === 'inbound' && momentOf(record) > order.at);
  if (goesOn) return folded(brand, { ...kept, ...acts }, records);
  return { ...kept, ...acts, conversation: erasedConversation(kept.conversation, order) };
}

const folded = (brand: BrandDocument, kept: KeptConversation, records: readonly MessageRecord[]): KeptConversation => {
  const { merged = [], acts = [], conversation } = kept;
  return refold(conversation.id, records, brand, { merged, acts, earlier: conversation.earlier, stored: conversation }) ?? kept;
};
