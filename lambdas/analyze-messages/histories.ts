import type { BrandDocument } from '../../core/brand.ts';
import type { Conversation } from '../../core/conversation.ts';
import { idsOfCustomer } from '../../core/customer.ts';
import { earlierThan, HISTORY_READ, historyFrom } from '../../core/history.ts';
import { foldOne, gather, type FoldPorts } from './fold-conversations.ts';
import { loadToTheEnd, Merges } from './merges.ts';
import { Places } from './places.ts';

/** Whoever loses a save may have counted fewer than the winner, and counts again. */
const ATTEMPTS = 10;

/**
 * Tells some conversations, and those that their customers began later, how many others came before them. Each analysis notes a
 * conversation, saves it, and then looks at its customer's: of two at once one sees both, so that any order ends the same. It is counted
 * after the conversation was read, so that whoever counts less than somebody else before loses its save.
 */
export const bringHistories = async (ports: FoldPorts, brand: BrandDocument, begun: readonly Conversation[]): Promise<void> => {
  const around = await Promise.all(begun.map((one) => idsAround(ports, one)));
  let left: readonly string[] = [...new Set(around.flat())];
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS)
      throw new Error(`The conversations ${left.join(', ')} changed under every one of ${ATTEMPTS} attempts to count others.`);
    left = await countOthers(ports, brand, left);
  }
};

/** It, and those that its customer began later; nothing when there is nothing to tell of any. */
async function idsAround(ports: FoldPorts, one: Conversation): Promise<readonly string[]> {
  const noted = await notedWith(ports, one);
  const isAlone = noted.every(({ id }) => id === one.id) && one.earlier === 0;
  return isAlone ? [] : [one.id, ...noted.filter(({ at }) => at > one.firstMessageAt).map(({ id }) => id)];
}

/** The conversations of a customer that matter to one of them and to those that come after it. */
async function notedWith({ customers }: FoldPorts, { brand, platform, customer, firstMessageAt }: Conversation) {
  const query = { from: historyFrom(firstMessageAt), limit: HISTORY_READ + 1 };
  const lists = await Promise.all(idsOfCustomer(customer).map((id) => customers.conversationsOf(brand, platform, id, query)));
  return lists.flat();
}

/** Folds those again that others came before than they know. Returns the ones that somebody else changed meanwhile. */
async function countOthers(ports: FoldPorts, brand: BrandDocument, ids: readonly string[]): Promise<readonly string[]> {
  const merges = new Merges(await loadToTheEnd(ports.conversations, ids), []);
  const kept = [...new Set(ids.map((id) => merges.endOf(id)))].flatMap((id) => merges.kept(id)?.conversation ?? []);
  const counts = await countsOf(ports, kept);
  const wrong = kept.filter(({ id, earlier }) => counts.get(id) !== earlier).map(({ id }) => id);
  if (wrong.length === 0) return [];
  const places = new Places();
  await gather(ports.messages, brand.brand, places, merges, wrong);
  return ports.conversations.save(wrong.flatMap((id) => foldOne(id, places.members(id), brand, merges, counts.get(id))));
}

/** A note may be of one that is not saved yet, that was merged into another, or that is nobody's by now: the conversations tell. */
async function countsOf(ports: FoldPorts, kept: readonly Conversation[]): Promise<ReadonlyMap<string, number>> {
  const lists = await Promise.all(kept.map(async (one) => ({ one, noted: new Set((await notedWith(ports, one)).map(({ id }) => id)) })));
  const stored = await ports.conversations.load([...new Set(lists.flatMap(({ noted }) => [...noted]))]);
  const others = [...stored.values()].flatMap(({ value }) => ('mergedInto' in value ? [] : [value.conversation]));
  return new Map(lists.map(({ one, noted }) => [one.id, earlierThan(one, others.filter(({ id }) => noted.has(id)).filter(isOf(one)))]));
}

const isOf =
  ({ customer }: Conversation) =>
  (other: Conversation): boolean =>
    idsOfCustomer(other.customer).some((id) => idsOfCustomer(customer).includes(id));
