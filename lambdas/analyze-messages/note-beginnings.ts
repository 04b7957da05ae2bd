import type { Conversation } from '../../core/conversation.ts';
import { idsOfCustomer } from '../../core/customer.ts';
import type { Customers } from '../care-ports.ts';
import type { KeptConversation, Versioned } from '../ports.ts';
import type { Merges } from './merges.ts';
import type { Kept } from './places.ts';

/**
 * Notes whose conversations some are that are about to be saved, and since when, where that is news; what is no longer theirs is taken from
 * them. Returns those with which a history may have changed, as they are and, where somebody lost one, as they were; and those of which a
 * message in hand is the first: whoever died after saving one finds it so again.
 */
export const noteBeginnings = async (
  customers: Customers,
  folded: readonly Versioned<KeptConversation>[],
  merges: Merges,
  inHand: readonly Kept[],
): Promise<readonly Conversation[]> => {
  const told = new Set(inHand.map(({ value }) => value.id));
  const all = folded.map(({ value }) => ({ value, parts: partsOf(value.conversation.id, merges) }));
  const news = all.filter(({ value, parts }) => isNews(value.conversation, parts));
  await Promise.all(news.map(({ value, parts }) => note(customers, value.conversation, parts)));
  return all.flatMap((one) =>
    news.includes(one) || merges.isJoined(one.value.conversation.id) || told.has(one.value.messages[0] ?? '')
      ? [one.value.conversation, ...one.parts.filter((part) => isOfOthers(part, one.value.conversation))]
      : [],
  );
};

/** True where somebody whose conversation it was has lost it, as when all of it was deleted: their history has changed, too. */
const isOfOthers = (before: Conversation, { customer }: Conversation): boolean => {
  const ids = idsOfCustomer(customer);
  return idsOfCustomer(before.customer).some((id) => !ids.includes(id));
};

/** What is stored of a conversation, and of those that are merged into it now. */
const partsOf = (id: string, merges: Merges): readonly Conversation[] =>
  [id, ...merges.newIn(id)].flatMap((one) => merges.kept(one)?.conversation ?? []);

/** False while it stands where it stood, and is of whom it was. */
function isNews({ customer, firstMessageAt }: Conversation, parts: readonly Conversation[]): boolean {
  const [before, ...merged] = parts;
  if (before === undefined || merged.length > 0) return true;
  return before.firstMessageAt !== firstMessageAt || idsOfCustomer(before.customer).join('\n') !== idsOfCustomer(customer).join('\n');
}

async function note(
  customers: Customers,
  { id, brand, platform, customer, firstMessageAt }: Conversation,
  parts: readonly Conversation[],
): Promise<void> {
  const ids = idsOfCustomer(customer);
  if (ids.length > 0) await customers.note(brand, platform, ids, { id, at: firstMessageAt });
  for (const part of parts) {
    const known = idsOfCustomer(part.customer);
    const gone = part.id === id ? known.filter((one) => !ids.includes(one)) : known;
    if (gone.length > 0) await customers.forget(brand, platform, gone, part.id);
  }
}
