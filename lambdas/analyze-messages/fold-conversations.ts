import type { BrandDocument } from '../../core/brand.ts';
import type { Conversation } from '../../core/conversation.ts';
import { opensThread } from '../../core/membership.ts';
import type { Customers } from '../care-ports.ts';
import type { Conversations, KeptConversation, Messages, Versioned } from '../ports.ts';
import { refold } from '../refold.ts';
import { loadToTheEnd, Merges } from './merges.ts';
import { noteBeginnings } from './note-beginnings.ts';
import { placesOf, settle } from './place-messages.ts';
import type { Kept, Places } from './places.ts';

export interface FoldPorts {
  readonly messages: Messages;
  readonly conversations: Conversations;
  readonly customers: Customers;
}

/** Whoever loses the save of a conversation may have read older messages than the winner, and folds again. */
const ATTEMPTS = 10;

/**
 * Brings the conversations that some stored records touch up to date, and those together that turned out to be one (`joins`, by id). Repeating
 * it changes nothing, and repeating it after a crash ends what was begun: a conversation names its messages before they themselves say
 * that they are its own, and before another one that had them is merged into it, so that none is placed and then lost.
 */
export const foldConversations = async (
  ports: FoldPorts,
  brand: BrandDocument,
  records: readonly Kept[],
  joins: readonly (readonly string[])[],
): Promise<FoldedNews> => {
  const kept: KeptConversation[] = [];
  const begun: Conversation[] = [];
  const places = await placesOf(ports.messages, brand.brand, records);
  let left = places.conversations();
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`The conversations ${left.join(', ')} changed under every one of ${ATTEMPTS} attempts to save them.`);
    const { saved, folded, lost, begins } = await foldEach(ports, brand, places, { ids: left, joins, records, isFirst: attempt === 0 });
    await settle(ports.messages, brand.brand, places, saved);
    kept.push(...folded);
    begun.push(...begins);
    left = lost;
  }
  return { kept, begun };
};

/** What came of folding. */
export interface FoldedNews {
  /** The conversations that were saved. */
  readonly kept: readonly KeptConversation[];
  /** Those with which a customer's history may have changed: see histories.ts. */
  readonly begun: readonly Conversation[];
}

interface Wanted {
  readonly ids: readonly string[];
  readonly joins: readonly (readonly string[])[];
  /** What is in hand. */
  readonly records: readonly Kept[];
  readonly isFirst: boolean;
}

interface Outcome {
  readonly saved: readonly string[];
  readonly folded: readonly KeptConversation[];
  /** Those that somebody else changed meanwhile. */
  readonly lost: readonly string[];
  /** Those saved that are news in the history of their customer. */
  readonly begins: readonly Conversation[];
}

/** Folds each conversation from all its messages, or instead of it the one that it was merged into. */
async function foldEach(ports: FoldPorts, brand: BrandDocument, places: Places, { ids, joins, records, isFirst }: Wanted): Promise<Outcome> {
  const asked = isFirst ? ids.filter((id) => !beginsNow(places.members(id))) : ids;
  const merges = new Merges(await loadToTheEnd(ports.conversations, [...asked, ...joins.flat()]), joins);
  for (const id of ids) if (merges.endOf(id) !== id) places.merge(id, merges.endOf(id));
  const ends = [...new Set([...ids.map((id) => merges.endOf(id)), ...merges.newEnds()])];
  await gather(ports.messages, brand.brand, places, merges, ends);
  const all = ends.flatMap((id) => foldOne(id, places.members(id), brand, merges));
  const begins = await noteBeginnings(ports.customers, all, merges, records);
  const lost = new Set(await ports.conversations.save(all));
  const folded = all.flatMap(({ value }) => (lost.has(value.conversation.id) ? [] : [value]));
  const merged = ends.filter((id) => !lost.has(id)).flatMap((id) => merges.newsOf(id, brand.brand));
  const unmerged = merged.length === 0 ? [] : await ports.conversations.save(merged);
  for (const id of unmerged) lost.add(merges.endOf(id));
  return { saved: ends.filter((id) => !lost.has(id)), folded, lost: [...lost], begins: begins.filter(({ id }) => !lost.has(id)) };
}

/** Nobody is asked for a conversation that surely begins with these: if it is there after all, saving it as a new one loses, and it is folded again. */
const beginsNow = (members: readonly Kept[]): boolean =>
  members.every(({ version }) => version === 1) && members.some(({ value }) => opensThread(value));

/** Reads every message of the conversations that are known, those in hand again: what one of them says may be older than what was folded. */
export async function gather(messages: Messages, brand: string, places: Places, merges: Merges, conversations: readonly string[]): Promise<void> {
  const known = conversations.filter((id) => merges.kept(id) !== undefined || merges.newIn(id).length > 0);
  const members = new Map(
    known.map((id) => [id, [...new Set([...merges.messagesOf(id), ...places.members(id).map((record) => record.value.id)])]] as const),
  );
  const ids = [...members.values()].flat();
  const records = ids.length === 0 ? new Map<string, Kept>() : await messages.load(brand, ids);
  for (const [conversation, all] of members) {
    const parts = new Set(merges.allIn(conversation));
    const isOwn = ({ value: { conversation: said = conversation } }: Kept): boolean =>
      said === conversation || parts.has(said) || merges.endOf(said) === conversation;
    places.replace(conversation, all.flatMap((id) => records.get(id) ?? []).filter(isOwn));
  }
}

/** `earlier` is what is known of it until its customer's history is looked at: nothing of a new one. */
export function foldOne(
  id: string,
  members: readonly Kept[],
  brand: BrandDocument,
  merges: Merges,
  earlier = merges.kept(id)?.conversation.earlier,
): Versioned<KeptConversation>[] {
  const records = members.map(({ value }) => value);
  const value = refold(id, records, brand, { merged: merges.allIn(id), acts: merges.actsOf(id), earlier, stored: merges.kept(id)?.conversation });
  return value === undefined ? [] : [{ value, version: merges.version(id) }];
}
