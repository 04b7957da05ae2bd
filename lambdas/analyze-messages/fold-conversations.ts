import type { BrandDocument } from '../../core/brand.ts';
import { MESSAGES_READ } from '../../core/conversation.ts';
import { foldConversation } from '../../core/conversation-fold.ts';
import { opensThread } from '../../core/membership.ts';
import { messageOf } from '../../core/message-record.ts';
import type { Conversations, KeptConversation, Messages, Versioned } from '../ports.ts';
import { placesOf, settle } from './place-messages.ts';
import type { Kept, Places } from './places.ts';

export interface FoldPorts {
  readonly messages: Messages;
  readonly conversations: Conversations;
}

/** Whoever loses the save of a conversation may have read older messages than the winner, and folds again. */
const ATTEMPTS = 10;

/**
 * Brings the conversations that some stored records touch up to date. Repeating it changes nothing, and repeating it after a crash ends
 * what was begun: a conversation names its messages before they themselves say that they are its own, so that none is placed and then lost.
 */
export const foldConversations = async (ports: FoldPorts, brand: BrandDocument, records: readonly Kept[]): Promise<void> => {
  const places = await placesOf(ports.messages, brand.brand, records);
  let left = places.conversations();
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`The conversations ${left.join(', ')} changed under every one of ${ATTEMPTS} attempts to save them.`);
    const lost = new Set(await foldEach(ports, brand, places, left, attempt === 0));
    await settle(
      ports.messages,
      brand.brand,
      places,
      left.filter((id) => !lost.has(id)),
    );
    left = [...lost];
  }
};

/** Folds each conversation from all its messages. Returns those that somebody else changed meanwhile. */
async function foldEach(
  { messages, conversations }: FoldPorts,
  brand: BrandDocument,
  places: Places,
  ids: readonly string[],
  isFirst: boolean,
): Promise<readonly string[]> {
  const asked = isFirst ? ids.filter((id) => !beginsNow(places.members(id))) : ids;
  const known = asked.length === 0 ? new Map<string, Versioned<KeptConversation>>() : await conversations.load(asked);
  await gather(messages, brand.brand, places, known);
  const folded = ids.flatMap((id) => foldOne(id, places.members(id), brand, known.get(id)?.version ?? 0));
  return conversations.save(folded);
}

/** Nobody is asked for a conversation that surely begins with these: if it is there after all, saving it as a new one loses, and it is folded again. */
const beginsNow = (members: readonly Kept[]): boolean =>
  members.every(({ version }) => version === 1) && members.some(({ value }) => opensThread(value));

/** Reads every message of the conversations that are known, those in hand again: what one of them says may be older than what was folded. */
async function gather(messages: Messages, brand: string, places: Places, known: ReadonlyMap<string, Versioned<KeptConversation>>): Promise<void> {
  const members = new Map(
    [...known].map(([id, { value }]) => [id, [...new Set([...value.messages, ...places.members(id).map((record) => record.value.id)])]] as const),
  );
  const ids = [...members.values()].flat();
  const records = ids.length === 0 ? new Map<string, Kept>() : await messages.load(brand, ids);
  for (const [conversation, all] of members) {
    const own = all.flatMap((id) => records.get(id) ?? []).filter(({ value }) => (value.conversation ?? conversation) === conversation);
    places.replace(conversation, own);
  }
}

function foldOne(id: string, members: readonly Kept[], brand: BrandDocument, version: number): Versioned<KeptConversation>[] {
  const messages = members
    .flatMap(({ value }) => messageOf({ ...value, conversation: id }, brand.brand) ?? [])
    .toSorted((a, b) => a.sentAt - b.sentAt || (a.id < b.id ? -1 : 1))
    .slice(-MESSAGES_READ);
  const conversation = foldConversation(id, messages, brand);
  return conversation === undefined ? [] : [{ value: { conversation, messages: messages.map((message) => message.id) }, version }];
}
