import type { BrandDocument } from '../../core/brand.ts';
import { foldConversation } from '../../core/conversation-fold.ts';
import { answers, placedInThread, threadOf } from '../../core/membership.ts';
import type { Message } from '../../core/message.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import type { Conversations, Messages, Versioned } from '../ports.ts';

export interface FoldPorts {
  readonly messages: Messages;
  readonly conversations: Conversations;
}

const ATTEMPTS = 10;

/** Brings the conversations that some stored records touch up to date. Repeating it changes nothing. */
export const foldConversations = async (ports: FoldPorts, brand: BrandDocument, records: readonly Versioned<MessageRecord>[]): Promise<void> => {
  const placed = await placeAnswers(ports.messages, brand.brand, records);
  const threaded = await placeThreads(ports.messages, brand.brand, records);
  const touched = new Set([...records.map(({ value }) => value.conversation), ...placed, ...threaded]);
  await foldEach(
    ports,
    brand,
    [...touched].filter((id) => id !== undefined),
  );
};

/** Gives each record that answers a placed one the same conversation, and those that wait for a placed record. Returns the conversations. */
async function placeAnswers(messages: Messages, brand: string, records: readonly Versioned<MessageRecord>[]): Promise<readonly string[]> {
  const places = await placesOfParents(messages, brand, records);
  const joined = records.flatMap((record) => joining(record, places.get(answers(record.value) ?? '')));
  await saveAll(messages, brand, joined);
  const placed = new Map([...records, ...joined].map(({ value }) => [value.id, value.conversation]));
  const waiting = await messages.waitingFor(brand, [...placed.keys()]);
  const followed = waiting.flatMap((record) => joining(record, placed.get(answers(record.value) ?? '')));
  await saveAll(messages, brand, followed);
  return [...joined, ...followed].flatMap(({ value }) => value.conversation ?? []);
}

const joining = (record: Versioned<MessageRecord>, conversation: string | undefined): Versioned<MessageRecord>[] =>
  conversation === undefined ? [] : [{ ...record, value: { ...record.value, conversation } }];

/** The conversations of the messages that some records answer. */
async function placesOfParents(
  messages: Messages,
  brand: string,
  records: readonly Versioned<MessageRecord>[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const parents = [...new Set(records.map(({ value }) => answers(value)).filter((id) => id !== undefined))];
  if (parents.length === 0) return new Map();
  return new Map([...(await messages.load(brand, parents))].map(([id, { value }]) => [id, value.conversation]));
}

/** Places the brand's messages of direct threads. Returns every conversation of those threads. */
async function placeThreads(messages: Messages, brand: string, records: readonly Versioned<MessageRecord>[]): Promise<readonly string[]> {
  const threads = new Map(
    records.flatMap(({ value }) => {
      const thread = threadOf(value);
      return thread === undefined ? [] : [[`${thread.platform}\n${thread.threadId}`, thread] as const];
    }),
  );
  const touched: (string | undefined)[] = [];
  for (const { platform, threadId } of threads.values()) {
    const members = await messages.inThread(brand, platform, threadId);
    const versions = new Map(members.map(({ value, version }) => [value.id, version]));
    await saveAll(
      messages,
      brand,
      placedInThread(members.map(({ value }) => value)).map((value) => ({ value, version: versions.get(value.id) ?? 0 })),
    );
    touched.push(...members.map(({ value }) => value.conversation));
  }
  return touched.filter((id) => id !== undefined);
}

/** A record that changed meanwhile is being placed by whoever changed it. */
async function saveAll(messages: Messages, brand: string, records: readonly Versioned<MessageRecord>[]): Promise<void> {
  if (records.length === 0) return;
  const lost = await messages.save(brand, records);
  if (lost.length > 0) throw new Error(`The messages ${lost.join(', ')} changed while they were placed; the next attempt places them.`);
}

/** Folds each conversation from all its messages; whoever loses a save has older messages than the winner may have, and folds again. */
async function foldEach({ messages, conversations }: FoldPorts, brand: BrandDocument, ids: readonly string[]): Promise<void> {
  let left = ids;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`The conversations ${left.join(', ')} changed under every one of ${ATTEMPTS} attempts to save them.`);
    const known = await conversations.load(left);
    const folded = await Promise.all(
      left.map(async (id) => ({
        value: foldConversation(id, await gathered(messages, brand.brand, id), brand),
        version: known.get(id)?.version ?? 0,
      })),
    );
    left = await conversations.save(folded.flatMap(({ value, version }) => (value === undefined ? [] : [{ value, version }])));
  }
}

/**
 * Every message of a conversation, with those that answer one of the brand's in it and wait outside. It is found by what is stored and
 * not by what was just placed, so that a chain of answers which was placed half way, by a process that died, is placed to its end.
 */
async function gathered(messages: Messages, brand: string, conversation: string): Promise<readonly Message[]> {
  for (;;) {
    const members = await messages.inConversation(brand, conversation);
    const said = members.filter(({ direction }) => direction === 'outbound').map(({ id }) => id);
    const waiting = said.length === 0 ? [] : await messages.waitingFor(brand, said);
    if (waiting.length === 0) return members;
    await saveAll(
      messages,
      brand,
      waiting.map(({ value, version }) => ({ value: { ...value, conversation }, version })),
    );
  }
}
