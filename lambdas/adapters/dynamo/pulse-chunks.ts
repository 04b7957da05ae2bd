import { createHash } from 'node:crypto';
import type { PulseEntry } from '../../../core/pulse.ts';
import type { Time } from '../../../core/time.ts';
import type { Versioned } from '../../ports.ts';
import { documents } from './documents.ts';
import { chunkPartition, shardOf, timeKey, timeOfKey, type Key } from './keys.ts';
import { newest, type Standing } from './minute-fold.ts';
import { packed } from './packed.ts';
import type { Item } from './table.ts';

/**
 * What one call counts of one brand and one minute, as one item that never changes. 50 entries take about 1.6 kB packed, which is two
 * write units instead of fifty. Its key ends with a hash of its contents, so that the same call again writes the same item again.
 */
export interface Chunk {
  readonly key: Key;
  readonly minute: Time;
  readonly doc: Uint8Array;
  /** True when one of its messages is loud. */
  readonly isLoud: boolean;
}

/**
 * What a row holds of an entry, in this order. `sentAt` is counted from its minute; a label of null means that nobody could read it.
 * `asks` is told only where it is not what the others say, which keeps rows short; an older program never told it.
 */
type Row =
  | readonly [id: string, version: number]
  | readonly [
      id: string,
      version: number,
      sentAt: number,
      counts: PulseEntry['counts'],
      isPublic: boolean,
      label: NonNullable<PulseEntry['label']> | null,
      author: string,
      reach: number,
      interactions: number,
      loud: boolean,
      language: string,
      platform: string,
      asks?: 0 | 1,
    ];

const stored = documents<readonly Row[]>();

/** An item may have 400 kB. A chunk has fewer even when packing gains nothing. */
const CHUNK_BYTES = 300_000;

/** The chunks that some entries make, one a minute unless that would be too large: also for the minutes that they have left. */
export const chunksOf = (brand: string, entries: readonly Versioned<PulseEntry>[], shards: number): readonly Chunk[] => {
  const minutes = Map.groupBy(entries.flatMap(standingsOf), ({ minute }) => minute);
  return [...minutes].flatMap(([minute, placed]) =>
    portions(newest(placed).toSorted(byId)).map((portion) => chunkOf(brand, minute, portion, shards)),
  );
};

/** The minute that a chunk is about. */
export const minuteOfChunk = ({ sk }: Item): Time => timeOfKey(String(sk).split('#')[0] ?? '');

/** What a chunk says. */
export const standingsIn = (item: Item): Standing[] => {
  const minute = minuteOfChunk(item);
  return stored.of(item).map((row) => standingOf(minute, row));
};

/** A chunk that says the same of other authors; undefined when it names none of these messages, or has the authors already. */
export const reassignedChunk = (brand: string, item: Item, authors: ReadonlyMap<string, string>, shards: number): Chunk | undefined => {
  const standings = standingsIn(item);
  const next = standings.map((standing): Standing => {
    const author = authors.get(standing.id);
    const { entry } = standing;
    return author === undefined || entry === undefined || entry.author === author ? standing : { ...standing, entry: { ...entry, author } };
  });
  const isChanged = next.some((standing, index) => standing !== standings[index]);
  return isChanged ? chunkOf(brand, minuteOfChunk(item), next, shards) : undefined;
};

/** Where an entry stands, and all the minutes that it has left. */
function standingsOf({ value, version }: Versioned<PulseEntry>): (Standing & { readonly minute: Time })[] {
  const { left = [], ...entry } = value;
  const { id, minute } = entry;
  const elsewhere = left.filter((other) => other !== minute).map((other) => ({ id, version, minute: other }));
  return [{ id, version, minute, entry: entryOf(minute, rowOf(minute, version, entry)) }, ...elsewhere];
}

function chunkOf(brand: string, minute: Time, portion: readonly Standing[], shards: number): Chunk {
  const rows = portion.map(({ id, version, entry }): Row => (entry === undefined ? [id, version] : rowOf(minute, version, entry)));
  const name = createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22);
  return {
    key: { pk: chunkPartition(brand, shardOf(name, shards)), sk: `${timeKey(minute)}#${name}` },
    minute,
    doc: packed(rows),
    isLoud: portion.some(({ entry }) => entry?.loud === true),
  };
}

/** Portions whose JSON is short enough for one item each. */
function portions(standings: readonly Standing[]): Standing[][] {
  const all: Standing[][] = [];
  let left = 0;
  for (const standing of standings) {
    const bytes = Buffer.byteLength(JSON.stringify(standing));
    if (all.length === 0 || bytes > left) {
      all.push([]);
      left = CHUNK_BYTES;
    }
    all.at(-1)?.push(standing);
    left -= bytes;
  }
  return all;
}

type FullRow = Extract<Row, { readonly length: 12 | 13 }>;

const rowOf = (minute: Time, version: number, entry: PulseEntry): FullRow => {
  const row = [
    entry.id,
    version,
    entry.sentAt - minute,
    entry.counts,
    entry.public,
    entry.label ?? null,
    entry.author,
    entry.reach,
    entry.interactions,
    entry.loud,
    entry.language,
    entry.platform,
  ] as const;
  return entry.asks === asksByMood(entry) ? row : [...row, entry.asks ? 1 : 0];
};

const standingOf = (minute: Time, row: Row): Standing => {
  const [id, version] = row;
  return row.length === 2 ? { id, version } : { id, version, entry: entryOf(minute, row) };
};

/** What is negative wants an answer; that of others only their text can say. */
const asksByMood = (entry: Pick<PulseEntry, 'counts' | 'public' | 'label'>): boolean =>
  entry.counts === 'message' && entry.public && entry.label === 'NEGATIVE';

/** The entry of a row, its fields always in the same order. */
function entryOf(minute: Time, row: FullRow): PulseEntry {
  const [id, , sentAt, counts, isPublic, label, author, reach, interactions, loud, language, platform, asks] = row;
  const read = { counts, public: isPublic, ...(label === null ? {} : { label }) };
  const figures = { author, reach, interactions, loud, asks: asks === undefined ? asksByMood(read) : asks === 1, language, platform };
  return { id, minute, sentAt: minute + sentAt, ...read, ...figures };
}

const byId = (a: Standing, b: Standing): number => (a.id < b.id ? -1 : 1);
