import type { Conversation } from '../../core/conversation.ts';
import { answers, joinedConversations, ownConversation, placedInThread, threadOf } from '../../core/membership.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import { Merges } from '../../lambdas/analyze-messages/merges.ts';
import { refold } from '../../lambdas/refold.ts';
import type { BrandHistory } from '../simulate/read-history.ts';

type Records = ReadonlyMap<string, MessageRecord>;

/** The conversations of a brand's messages, each folded when it is asked for, as the analysis folds them from the same messages. */
export function* conversationsOf({ brand, records }: BrandHistory): Generator<Conversation, void> {
  const placed = answersPlaced(threadsPlaced(customersPlaced(brand.brand, records)));
  const merges = new Merges(new Map(), joinsOf(brand.brand, records));
  const members = Map.groupBy(placed.values(), ({ conversation }) => (conversation === undefined ? undefined : merges.endOf(conversation)));
  for (const [id, own] of members) {
    const kept = id === undefined ? undefined : refold(id, own, brand, { merged: [], acts: [] });
    if (kept !== undefined) yield kept.conversation;
  }
}

/** What customers write has its place by itself. */
function customersPlaced(brand: string, records: Records): Records {
  return mapped(records, (record) => {
    const conversation = record.first && ownConversation(brand, { type: 'message.created', message: record.first });
    return conversation === undefined ? record : { ...record, conversation };
  });
}

/** The brand's direct messages go to the customer of their thread. */
function threadsPlaced(records: Records): Records {
  const threads = Map.groupBy(records.values(), (record) => {
    const thread = threadOf(record);
    return thread === undefined ? undefined : `${thread.platform}\n${thread.threadId}`;
  });
  threads.delete(undefined);
  const moved = [...threads.values()].flatMap((thread) => placedInThread(thread.toSorted(byTime)));
  return new Map([...records, ...moved.map((record) => [record.id, record] as const)]);
}

/** Answers go where goes what they answer, however long the chain. */
function answersPlaced(records: Records): Records {
  const places = new Map([...records].flatMap(([id, { conversation }]) => (conversation === undefined ? [] : [[id, conversation] as const])));
  for (const record of records.values()) {
    const chain = chainOf(record, records, places);
    const place = places.get(answers(chain.at(-1) ?? record) ?? '');
    if (place !== undefined) for (const { id } of chain) places.set(id, place);
  }
  return mapped(records, (record) => {
    const conversation = places.get(record.id);
    return conversation === undefined ? record : { ...record, conversation };
  });
}

/** A record that has no place yet, what it answers, what that answers, as far up as something has none. */
function chainOf(record: MessageRecord, records: Records, places: ReadonlyMap<string, string>): readonly MessageRecord[] {
  const chain = new Map<string, MessageRecord>();
  let at: MessageRecord | undefined = record;
  while (at !== undefined && !places.has(at.id) && !chain.has(at.id)) {
    chain.set(at.id, at);
    at = records.get(answers(at) ?? '');
  }
  return [...chain.values()];
}

/** The conversations that are one, since their customers' ids are one person's. */
const joinsOf = (brand: string, records: Records): readonly (readonly string[])[] =>
  [...records.values()]
    .flatMap(({ first, last }) => [first ?? [], last ?? []].flat())
    .map((message) => joinedConversations(brand, { type: 'message.created', message }))
    .filter((join) => join.length > 0);

const byTime = (a: MessageRecord, b: MessageRecord): number => (a.sentAt ?? 0) - (b.sentAt ?? 0) || (a.id < b.id ? -1 : 1);

const mapped = (records: Records, act: (record: MessageRecord) => MessageRecord): Records =>
  new Map([...records].map(([id, record]) => [id, act(record)]));
