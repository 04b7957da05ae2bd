import { answers, needsThread, placedInThread, threadOf } from '../../core/membership.ts';
import type { Messages, Versioned } from '../ports.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import { Places, type Kept } from './places.ts';

/**
 * Finds the conversations of some stored records, of those that wait for them, and of the direct threads that they are part of.
 * It is looked both ways and to the end of every chain of answers: whichever of two that belong together is stored later finds the other.
 */
export const placesOf = async (messages: Messages, brand: string, records: readonly Kept[]): Promise<Places> => {
  const places = new Places();
  for (const record of records) if (record.value.conversation !== undefined) places.put(record.value.conversation, record);
  const threads = await placeThreads(messages, brand, records);
  for (const record of threads) if (record.value.conversation !== undefined) places.put(record.value.conversation, record);
  const chain = await placeAnswers(messages, brand, places, records);
  const byThread = threads.filter(({ value }) => needsThread(value));
  await placeFollowers(messages, brand, places, [...records, ...chain, ...byThread]);
  return places;
};

/** Looks up: gives records that wait the place of what they answer, or of what that answers, as far up as something waits. Returns all that waited. */
async function placeAnswers(messages: Messages, brand: string, places: Places, records: readonly Kept[]): Promise<readonly Kept[]> {
  const chain = new Map(records.flatMap((record) => (answers(record.value) === undefined ? [] : [[record.value.id, record] as const])));
  const isUnknown = (id: string): boolean => places.of(id) === undefined && !chain.has(id);
  for (let asked = parentsOf(chain.values()).filter(isUnknown); asked.length > 0;) {
    const parents = [...(await messages.load(brand, asked)).values()];
    for (const parent of parents) if (parent.value.conversation !== undefined) places.put(parent.value.conversation, parent);
    const waiting = parents.filter(({ value }) => answers(value) !== undefined);
    for (const parent of waiting) chain.set(parent.value.id, parent);
    asked = parentsOf(waiting).filter(isUnknown);
  }
  // The newest link was found last: placing goes down from there.
  for (const record of [...chain.values()].toReversed()) {
    const conversation = places.of(answers(record.value));
    if (conversation !== undefined) places.put(conversation, record);
  }
  return [...chain.values()];
}

const parentsOf = (records: Iterable<Kept>): readonly string[] => [...new Set([...records].flatMap(({ value }) => answers(value) ?? []))];

/** Looks down: gives those that wait for one of these the same place, and those that wait for them. */
async function placeFollowers(messages: Messages, brand: string, places: Places, records: readonly Kept[]): Promise<void> {
  let asked = [...new Set(records.map(({ value }) => value.id))].filter((id) => places.of(id) !== undefined);
  while (asked.length > 0) {
    const waiting = await messages.waitingFor(brand, asked);
    const news = waiting.filter(({ value }) => places.of(value.id) === undefined);
    for (const record of news) {
      const conversation = places.of(answers(record.value));
      if (conversation !== undefined) places.put(conversation, record);
    }
    asked = news.map(({ value }) => value.id);
  }
}

/** Lets the members of some conversations say so themselves: those that waited, and those of conversations that were merged into these. */
export const settle = (messages: Messages, brand: string, places: Places, conversations: readonly string[]): Promise<void> => {
  const unsettled = conversations.flatMap((conversation) =>
    places
      .members(conversation)
      .filter(({ value }) => value.conversation !== conversation)
      .map(({ value, version }) => ({ value: { ...value, conversation }, version })),
  );
  return saveAll(messages, brand, unsettled);
};

/**
 * Places the brand's messages of direct threads with the customers they are for, and returns all records of those threads. One that
 * moves from one customer to another leaves the first conversation, so that it says so before either is folded.
 */
async function placeThreads(messages: Messages, brand: string, records: readonly Kept[]): Promise<readonly Kept[]> {
  const threads = new Map(
    records.flatMap(({ value }) => {
      const thread = threadOf(value);
      return thread === undefined ? [] : [[`${thread.platform}\n${thread.threadId}`, thread] as const];
    }),
  );
  const members: Kept[] = [];
  for (const { platform, threadId } of threads.values()) {
    const thread = await messages.inThread(brand, platform, threadId);
    const placed = new Map(placedInThread(thread.map(({ value }) => value)).map((value) => [value.id, value]));
    const moved = thread.map(({ value, version }) => ({ value: placed.get(value.id) ?? value, version }));
    await saveAll(
      messages,
      brand,
      moved.filter(({ value }) => placed.has(value.id)),
    );
    members.push(...moved.map(({ value, version }) => ({ value, version: placed.has(value.id) ? version + 1 : version })));
  }
  return members;
}

/** A record that changed meanwhile is being placed by whoever changed it. */
async function saveAll(messages: Messages, brand: string, records: readonly Versioned<MessageRecord>[]): Promise<void> {
  if (records.length === 0) return;
  const lost = await messages.save(brand, records);
  if (lost.length > 0) throw new Error(`The messages ${lost.join(', ')} changed while they were placed; the next attempt places them.`);
}
