import type { Conversation } from '../../core/conversation.ts';
import type { Desks } from '../../lambdas/care-ports.ts';
import type { Brands, Conversations } from '../../lambdas/ports.ts';
import { AGENT, BRAND, conversationsOf, HELD } from './mix.ts';

export interface Filled {
  readonly brands: Pick<Brands, 'save'>;
  readonly conversations: Pick<Conversations, 'save'>;
  readonly desks: Pick<Desks, 'save'>;
}

/** So many conversations are saved at once. */
const BATCH = 1_000;

/** Describes the brand and saves so many of its conversations, through the store. `moved` hears how many. */
export const fill = async ({ brands, conversations, desks }: Filled, count: number, moved: (saved: number) => void): Promise<void> => {
  await brands.save({ value: BRAND, version: 0 });
  const held: { id: string; at: number }[] = [];
  let batch: Conversation[] = [];
  let saved = 0;
  for (const conversation of conversationsOf(count)) {
    batch.push(conversation);
    const { id, assignedTo, lastMessageAt } = conversation;
    if (assignedTo === AGENT) held.push({ id, at: lastMessageAt });
    if (batch.length < BATCH && saved + batch.length < count) continue;
    await saveNew(conversations, batch);
    moved((saved += batch.length));
    batch = [];
  }
  await desks.save(BRAND.brand, AGENT, { value: { conversations: held }, version: 0 });
};

async function saveNew(conversations: Filled['conversations'], batch: readonly Conversation[]): Promise<void> {
  const lost = await conversations.save(batch.map((conversation) => ({ value: { conversation, messages: [] }, version: 0 })));
  if (lost.length > 0) throw new Error(`${lost.length} conversations were there already`);
}
