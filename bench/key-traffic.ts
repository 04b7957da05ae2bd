import { chunksOf } from '../lambdas/adapters/dynamo/pulse-chunks.ts';
import { shardOf } from '../lambdas/adapters/dynamo/keys.ts';
import type { PulseEntry } from '../core/pulse.ts';
import type { Random } from '../local/sample/random.ts';

/** Who writes, to whom and how much: what the simulation is asked. */
export interface Scenario {
  /** Messages a second, of all brands together. */
  readonly rate: number;
  /** How many are drawn. */
  readonly messages: number;
  readonly brands: number;
  /** The exponent of Zipf's law by which the messages fall on the brands. */
  readonly zipf: number;
  /** The share of all messages that are about one brand in crisis, on top of what Zipf gives it. */
  readonly crisis: number;
  /** Messages in one analysis, when there are enough. */
  readonly batch: number;
}

/** One write of a conversation, as its two lists feel it. */
export interface ConversationWrite {
  /** Brand, status and team: a list, before it is spread over shards. */
  readonly list: string;
  /** The list that it leaves, when the status changes. */
  readonly left?: string;
  /** 32 bits of the hash of the conversation's id: modulo the number of shards it is the shard. */
  readonly hash: number;
  readonly isNew: boolean;
}

/** The entries of one analysis, brand and minute in one item. */
export interface ChunkWrite {
  readonly brand: string;
  readonly hash: number;
  readonly entries: number;
  readonly bytes: number;
}

export interface Traffic {
  readonly messages: number;
  /** How long it takes so many to come. */
  readonly seconds: number;
  readonly conversations: readonly ConversationWrite[];
  readonly chunks: readonly ChunkWrite[];
  /** Analyses that touched each brand: each reads its watch once. */
  readonly analyses: ReadonlyMap<string, number>;
}

/** Five pollers of the queue wait a second each: a slow stream gives them less than a full batch. */
const POLLERS = 5;
const FIRST_OF_CONVERSATION = 0.6;
const ANSWERS = 0.1;
const TEAMS = { care: 0.8, sales: 0.1, communications: 0.08, compliance: 0.02 };
const ALL_HASHES = 2 ** 32;
/** Follow-ups come to what was begun lately. */
const RECENT_CONVERSATIONS = 10_000;

interface Begun {
  readonly id: string;
  readonly team: string;
}

/** Draws a stream of messages and what an analysis writes for it. The same seed gives the same stream. */
export const drawTraffic = (scenario: Scenario, random: Random): Traffic => {
  const drawBrand = brandDrawer(scenario, random);
  const begun = new Map<string, Begun[]>();
  const traffic = { conversations: [] as ConversationWrite[], chunks: [] as ChunkWrite[], analyses: new Map<string, number>() };
  const size = Math.min(scenario.batch, Math.ceil(scenario.rate / POLLERS));
  for (let drawn = 0; drawn < scenario.messages; drawn += size) {
    const batch = Map.groupBy(Array.from({ length: Math.min(size, scenario.messages - drawn) }, drawBrand), (brand) => brand);
    for (const [brand, members] of batch) {
      traffic.conversations.push(...conversationWrites(brand, members.length, begun, random));
      traffic.chunks.push({ brand, hash: random.below(ALL_HASHES), entries: members.length, bytes: chunkBytes(members.length) });
      traffic.analyses.set(brand, (traffic.analyses.get(brand) ?? 0) + 1);
    }
  }
  return { messages: scenario.messages, seconds: scenario.messages / scenario.rate, ...traffic };
};

/** The first brand is the one in crisis. */
function brandDrawer({ brands, zipf, crisis }: Scenario, random: Random): () => string {
  const weights = Array.from({ length: brands }, (_, rank) => (rank + 1) ** -zipf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo = weights.map(
    (
      (sum) => (weight: number) =>
        (sum += weight / total)
    )(0),
  );
  return () => {
    if (random.chance(crisis)) return 'brand-1';
    const at = random.next();
    return `brand-${
      1 +
      Math.max(
        0,
        upTo.findIndex((limit) => at < limit),
      )
    }`;
  };
}

/** A conversation that is touched twice by one analysis is written once. */
function conversationWrites(brand: string, messages: number, begunByBrand: Map<string, Begun[]>, random: Random): ConversationWrite[] {
  const begun = begunByBrand.get(brand) ?? [];
  begunByBrand.set(brand, begun);
  const writes = new Map<string, ConversationWrite>();
  for (let message = 0; message < messages; message += 1) {
    const isNew = begun.length === 0 || random.chance(FIRST_OF_CONVERSATION);
    const conversation = isNew ? beginning(begun, random) : random.pick(begun);
    const waiting = `${brand}#waiting-on-brand#${conversation.team}`;
    const hash = writes.get(conversation.id)?.hash ?? shardOf(conversation.id, ALL_HASHES);
    const isAnswer = !isNew && random.chance(ANSWERS / (1 - FIRST_OF_CONVERSATION));
    writes.set(
      conversation.id,
      isAnswer ? { list: `${brand}#waiting-on-customer#${conversation.team}`, left: waiting, hash, isNew } : { list: waiting, hash, isNew },
    );
  }
  return [...writes.values()];
}

function beginning(begun: Begun[], random: Random): Begun {
  const conversation = { id: `${random.below(ALL_HASHES)}-${random.below(ALL_HASHES)}`, team: random.weighted(TEAMS) };
  if (begun.length < RECENT_CONVERSATIONS) begun.push(conversation);
  else begun[random.below(RECENT_CONVERSATIONS)] = conversation;
  return conversation;
}

const bytesBySize = new Map<number, number>();
/** The keys of an item and the names of its attributes, about. */
const ITEM_OVERHEAD = 100;

/** A chunk of so many entries, as the store packs it. */
function chunkBytes(entries: number): number {
  const known = bytesBySize.get(entries);
  if (known !== undefined) return known;
  const versioned = Array.from({ length: entries }, (_, index) => ({ value: anEntry(index), version: 1 }));
  const bytes = chunksOf('brand-1', versioned, 1).reduce((sum, { doc }) => sum + doc.byteLength + ITEM_OVERHEAD, 0);
  bytesBySize.set(entries, bytes);
  return bytes;
}

const A_MINUTE = 1_800_000_000_000;

/** An entry whose ids are as hard to pack as real ones. */
const anEntry = (index: number): PulseEntry => {
  const digits = `${shardOf(`id-${index}`, ALL_HASHES)}${shardOf(`more-${index}`, ALL_HASHES)}`;
  return {
    id: `x:${digits}`,
    minute: A_MINUTE,
    sentAt: A_MINUTE + ((index * 997) % 60_000),
    counts: 'message',
    public: true,
    label: index % 3 === 0 ? 'NEGATIVE' : 'NEUTRAL',
    author: Buffer.from(digits.slice(0, 8)).toString('hex'),
    reach: (index * 7_919) % 5_000,
    interactions: index % 7,
    loud: false,
    asks: index % 3 === 0 || index % 5 === 0,
    language: 'en',
    platform: 'x',
  };
};
