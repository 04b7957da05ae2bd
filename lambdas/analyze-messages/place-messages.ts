import { answers, placedInThread, threadOf } from '../../core/membership.ts';
import type { Messages, Versioned } from '../ports.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import { Places, type Kept } from './places.ts';

/** Finds the conversations of some stored records, and of the direct threads that they are part of. */
export const placesOf = async (messages: Messages, brand: string, records: readonly Kept[]): Promise<Places> => {
  const places = new Places();
  const parents = await placesOfParents(messages, brand, records);
  for (const record of records) {
    const conversation = record.value.conversation ?? parents.get(answers(record.value) ?? '');
    if (conversation !== undefined) places.put(conversation, record);
  }
  for (const record of await placeThreads(messages, brand, records))
    if (record.value.conversation !== undefined) places.put(record.value.conversation, record);
  return places;
};

/** Gives those that wait for some placed messages the same places. Returns their conversations. */
export const placeFollowers = async (messages: Messages, brand: string, places: Places, of: readonly string[]): Promise<readonly string[]> => {
  const waiting = of.length === 0 ? [] : await messages.waitingFor(brand, of);
  return waiting.flatMap((record) => {
    const conversation = places.of(answers(record.value));
    if (conversation === undefined || places.of(record.value.id) === conversation) return [];
    places.put(conversation, record);
    return [conversation];
  });
};

/** Lets the members of some conversations say so themselves. Returns the ids of those that did not yet. */
export const settle = async (messages: Messages, brand: string, places: Places, conversations: readonly string[]): Promise<readonly string[]> => {
  const unsettled = conversations.flatMap((conversation) =>
    places
      .members(conversation)
      .filter(({ value }) => value.conversation === undefined)
      .map(({ value, version }) => ({ value: { ...value, conversation }, version })),
  );
  await saveAll(messages, brand, unsettled);
  return unsettled.map(({ value }) => value.id);
};

/** The conversations of the messages that some records answer and wait for. They are asked for after the records were saved, since they may have come meanwhile. */
async function placesOfParents(messages: Messages, brand: string, records: readonly Kept[]): Promise<ReadonlyMap<string, string | undefined>> {
  const parents = [...new Set(records.flatMap(({ value }) => answers(value) ?? []))];
  if (parents.length === 0) return new Map();
  return new Map([...(await messages.load(brand, parents))].map(([id, { value }]) => [id, value.conversation]));
}

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
