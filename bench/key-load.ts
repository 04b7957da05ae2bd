import { MINUTE, SECOND } from '../core/time.ts';
import { CLOCKS_DIFFER, SETTLES_AFTER } from '../lambdas/adapters/dynamo/folded-minutes.ts';
import { chunkPartition } from '../lambdas/adapters/dynamo/keys.ts';
import type { Traffic } from './key-traffic.ts';

/** What one partition key may be written and read a second: 1,000 units of one kilobyte, 3,000 units of four. */
export const WRITE_LIMIT = 1_000;
export const READ_LIMIT = 3_000;

/** Units a second. A message and its conversation are below a kilobyte when packed: one unit each. */
export interface Totals {
  readonly table: number;
  readonly recent: number;
  readonly priority: number;
  readonly due: number;
  /** Reads of the hottest watch. */
  readonly watchReads: number;
  /** What one look at the loudest brand reads of its minutes that have not settled. */
  readonly look: { readonly entries: number; readonly megabytes: number; readonly readUnits: number };
}

export interface ShardLoad {
  readonly shards: number;
  /** Write units a second on the hottest partition of each index, and of the table itself: the minutes of the loudest brand. */
  readonly recent: number;
  readonly priority: number;
  readonly minutes: number;
  /** The share of the writes of conversations that an index over its limit turns away: an index that is full refuses the table's write. */
  readonly turnedAway: number;
}

/** A key that changes is taken out and put in again. */
const MOVE = 2;
/** A brand is looked at once in five seconds, however loud: lease, two saves of the watch, release. */
const LOOKS_PER_SECOND = 0.2;
const WRITES_A_LOOK = 4;
/** The index of what is due goes by whole minutes: a brand moves in it once a minute. */
const DUE_MOVES_A_SECOND = 1 / 60;
/** What a look counts anew at most: what has not settled, from the beginning of its minute on. */
const UNSETTLED_SECONDS = (SETTLES_AFTER + CLOCKS_DIFFER + MINUTE) / SECOND;
const WRITE_UNIT = 1_024;
const READ_UNIT = 4_096;

/** What the whole stream costs the table and its indexes, in units a second. */
export const totalsOf = ({ messages, seconds, conversations, chunks, analyses }: Traffic): Totals => {
  const list = sum(conversations.map(({ isNew }) => (isNew ? 1 : MOVE)));
  const looks = sum([...analyses.values()].map((count) => Math.min(count, seconds * LOOKS_PER_SECOND)));
  const written = messages + conversations.length + sum(chunks.map(writeUnits)) + looks * WRITES_A_LOOK;
  return {
    table: written / seconds,
    recent: list / seconds,
    priority: list / seconds,
    due: analyses.size * DUE_MOVES_A_SECOND * MOVE,
    watchReads: Math.max(...analyses.values()) / seconds,
    look: lookAt(chunks, seconds),
  };
};

function lookAt(chunks: Traffic['chunks'], seconds: number): Totals['look'] {
  const loudest = [...Map.groupBy(chunks, ({ brand }) => brand).values()].reduce((a, b) => (b.length > a.length ? b : a), []);
  const bytes = (sum(loudest.map((chunk) => chunk.bytes)) / seconds) * UNSETTLED_SECONDS;
  const entries = (sum(loudest.map((chunk) => chunk.entries)) / seconds) * UNSETTLED_SECONDS;
  return { entries, megabytes: bytes / 1e6, readUnits: bytes / READ_UNIT };
}

const writeUnits = ({ bytes }: Traffic['chunks'][number]): number => Math.ceil(bytes / WRITE_UNIT);

/** The hottest partitions when the lists and minutes of a brand are spread over so many shards. */
export const shardLoad = ({ seconds, conversations, chunks }: Traffic, shards: number): ShardLoad => {
  const lists = new Map<string, number>();
  const heat = (list: string, hash: number, units: number): void => {
    const partition = `${list}#${hash % shards}`;
    lists.set(partition, (lists.get(partition) ?? 0) + units / seconds);
  };
  for (const { list, left, hash, isNew } of conversations) {
    if (left === undefined) heat(list, hash, isNew ? 1 : MOVE);
    else [list, left].forEach((side) => heat(side, hash, 1));
  }
  const minutes = new Map<string, number>();
  for (const chunk of chunks) {
    const partition = chunkPartition(chunk.brand, chunk.hash % shards);
    minutes.set(partition, (minutes.get(partition) ?? 0) + writeUnits(chunk) / seconds);
  }
  // The priority of a conversation moves with each of its messages, as its time does: both lists have the same heat.
  const hottest = Math.max(...lists.values());
  const refused = sum(conversations.map(({ list, hash }) => refusedShare(lists.get(`${list}#${hash % shards}`) ?? 0)));
  return { shards, recent: hottest, priority: hottest, minutes: Math.max(...minutes.values()), turnedAway: refused / conversations.length };
};

const refusedShare = (units: number): number => Math.max(0, 1 - WRITE_LIMIT / units);

/** The smallest number of shards whose hottest partition is filled to no more than `fill` of its limit; undefined when none is. */
export const sufficient = (loads: readonly ShardLoad[], fill: number): number | undefined =>
  loads.find(({ recent, priority, minutes }) => Math.max(recent, priority, minutes) <= fill * WRITE_LIMIT)?.shards;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
