import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { byLoudness, LOUD_AT_ONCE, type LoudMessage, type PulseEntry } from '../../../core/pulse.ts';
import { DAY, MINUTE, minuteOf, type Time } from '../../../core/time.ts';
import type { Moment, Pulses, Reassigned, Versioned } from '../../ports.ts';
import { chunksIn, firstChunk, minutesInOrder } from './chunk-reader.ts';
import { dropFold, isLate, markLate, minuteDays } from './folded-minutes.ts';
import { inParallel } from './in-parallel.ts';
import { loudHints, loudMinutes } from './loud-minutes.ts';
import { isCounted, newest, type MinuteFold, type Standing } from './minute-fold.ts';
import { createMinuteReader, type MinuteReader } from './minute-reader.ts';
import { chunksOf, reassignedChunk, type Chunk } from './pulse-chunks.ts';
import { ALWAYS, joined, onlyMinute, stretchOf, type Stretch } from './stretch.ts';
import { expiryOf, type Item, type Table } from './table.ts';

/**
 * The pulses in DynamoDB. What one call counts of one minute is one item, a chunk, that is never read before it is written and never
 * changed: a minute is a fold over its chunks, in which of each message the highest version counts. So duplicates, retries, and any order
 * of writers give the same minute; nothing is conditional, and two writers never meet.
 *
 * Costs. `record`: a write unit for each kilobyte of a chunk, which is about 30 entries; one more a minute when that has settled or holds
 * loud messages. `range`: one read unit for the marks; then, of what is neither remembered nor kept folded, a unit for each 4 kB and at
 * least one a shard. So a look at a brand costs its marks, its newest seven minutes and what came late, however long the window is.
 * Those seven are read whole each time: of a brand with 100,000 messages a minute, in chunks of 50, that is 22 MB or 5,600 read units,
 * 0.0007 US dollars and about three seconds a look. An instance that begins reads the whole window once, folded where it was large.
 * `reassign`: reads each minute that the messages may stand in, and writes and deletes the chunks that name them.
 * `timeline`: a page reads its minutes whole, so that pages of such a minute read it again and again.
 */
export const createPulses = (table: Table): Pulses => {
  const reader = createMinuteReader(table);
  return {
    record: (brand, entries) => record(table, brand, entries),
    reassign: (brand, messages) => reassign(table, brand, messages),
    range: async (brand, from, to) => (await counted(reader, brand, stretchOf(from, to))).map(({ pulse }) => pulse),
    firstMinute: (brand, from) => firstMinute(table, reader, brand, from),
    loudest: (brand, query) => loudest(table, reader, brand, query),
    timeline: (brand, after, limit) => timeline(table, brand, after, limit),
  };
};

async function record(table: Table, brand: string, entries: readonly Versioned<PulseEntry>[]): Promise<void> {
  const chunks = chunksOf(brand, entries, table.shards);
  await inParallel([...chunks.map((chunk) => chunkItem(table, chunk)), ...loudHints(table, brand, chunks)], (item) => put(table, item));
  // Only now: a reader who has missed a chunk must find its minute marked. See folded-minutes.ts.
  const now = table.now();
  const late = new Set(chunks.map(({ minute }) => minute).filter((minute) => isLate(minute, now)));
  await inParallel([...late], (minute) => markLate(table, brand, minute));
}

/** Minute by minute: what says the same of other authors is put before what it stands for goes, so that nothing is ever missing. */
async function reassign(table: Table, brand: string, messages: readonly Reassigned[]): Promise<void> {
  const authors = new Map(messages.map(({ id, author }) => [id, author]));
  for (const minute of new Set(messages.flatMap(({ minutes }) => minutes))) {
    const items = await chunksIn(table, brand, onlyMinute(minute));
    await inParallel(items, async (item) => {
      const next = reassignedChunk(brand, item, authors, table.shards);
      if (next === undefined) return;
      await put(table, { ...item, ...next.key, doc: next.doc });
      await table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk: item['pk'], sk: item['sk'] } }));
    });
    await markLate(table, brand, minute);
    await dropFold(table, brand, minute);
  }
}

/** The minutes of a stretch in which something counts, in order. */
async function counted(reader: MinuteReader, brand: string, stretch: Stretch | undefined): Promise<MinuteFold[]> {
  const minutes = await reader.read(brand, stretch === undefined ? [] : [stretch]);
  return [...minutes.values()].filter(isCounted).toSorted((a, b) => a.pulse.minute - b.pulse.minute);
}

/** Looks from chunk to chunk, ever farther where nothing counts: a year of what does not count is stepped over day by day. */
async function firstMinute(table: Table, reader: MinuteReader, brand: string, from: Time): Promise<Time | undefined> {
  let rest = stretchOf(from, ALWAYS.to);
  for (let span = MINUTE; rest !== undefined; span = Math.min(4 * span, DAY)) {
    const next = reader.remembered(brand, rest) ?? (await afterNextChunk(table, brand, rest, span));
    const [first] = await counted(reader, brand, next);
    if (next === undefined || first !== undefined) return first?.pulse.minute;
    rest = stretchOf(next.to, ALWAYS.to);
  }
  return undefined;
}

async function afterNextChunk(table: Table, brand: string, rest: Stretch, span: number): Promise<Stretch | undefined> {
  const minute = await firstChunk(table, brand, rest);
  return minute === undefined ? undefined : stretchOf(minute, minute + span);
}

async function loudest(table: Table, reader: MinuteReader, brand: string, { from, to }: { from: Time; to: Time }): Promise<LoudMessage[]> {
  const asked = stretchOf(minuteOf(from), to);
  const hinted = asked === undefined ? [] : await loudMinutes(table, brand, asked);
  const minutes = await reader.read(brand, joined(hinted.map(onlyMinute)));
  const loud = [...minutes.values()].flatMap((fold) => fold.loud).filter(({ sentAt }) => from <= sentAt && sentAt < to);
  return loud.toSorted(byLoudness).slice(0, LOUD_AT_ONCE);
}

async function timeline(table: Table, brand: string, after: Moment | undefined, limit: number): Promise<Moment[]> {
  const moments: Moment[] = [];
  for await (const [, standings] of minutesInOrder(table, brand, after === undefined ? ALWAYS.from : minuteOf(after.sentAt))) {
    moments.push(...momentsOf(standings).filter((moment) => after === undefined || byTime(moment, after) > 0));
    if (moments.length >= limit) break;
  }
  return moments.slice(0, limit);
}

const chunkItem = ({ now, retentionDays }: Table, { key, doc }: Chunk): Item => ({
  ...key,
  doc,
  expires: expiryOf(now(), minuteDays(retentionDays)),
});

const put = async ({ client, name }: Table, item: Item): Promise<void> => {
  await client.send(new PutCommand({ TableName: name, Item: item }));
};

/** Where the messages of a minute stand, in order. */
const momentsOf = (standings: readonly Standing[]): Moment[] =>
  newest(standings)
    .flatMap(({ entry }) => (entry === undefined ? [] : { sentAt: entry.sentAt, id: entry.id }))
    .toSorted(byTime);

const byTime = (a: Moment, b: Moment): number => a.sentAt - b.sentAt || (a.id < b.id ? -1 : a.id === b.id ? 0 : 1);
