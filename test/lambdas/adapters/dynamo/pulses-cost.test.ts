import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../../core/time.ts';
import { createPulses } from '../../../../lambdas/adapters/dynamo/pulses.ts';
import { anEntry, NOON } from '../../../contracts/builders.ts';
import { counted, openTable, type Counted, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { realisticEntries } from './realistic-entries.ts';

const SHARDS = 4;
const WINDOW = { from: NOON - 60 * MINUTE, to: NOON };

describe('what pulses in DynamoDB cost', () => {
  let opened: OpenTable;
  let count: Counted;
  let now = NOON;
  beforeEach(async () => {
    now = NOON;
    opened = await openTable({ shards: SHARDS, now: () => now });
    count = counted(opened.client);
  });
  afterEach(() => opened.close());

  const unitsOf = async (act: () => Promise<unknown>): Promise<{ read: number; write: number }> => {
    count.reset();
    await act();
    return { read: count.readUnits, write: count.writeUnits };
  };
  const window = (pulses: ReturnType<typeof createPulses>) => unitsOf(() => pulses.range('harbour', WINDOW.from, WINDOW.to));

  it.each([
    [1, 1],
    [10, 1],
    [30, 1],
    [50, 2],
  ])('%i entries of a minute: %i write units at most', async (entries, units) => {
    const { read, write } = await unitsOf(() => createPulses(opened.table).record('harbour', realisticEntries(entries)));
    expect(write).toBeLessThanOrEqual(units);
    expect(read).toBe(0);
  });

  it('one write unit more when the minute has settled, and one more when it holds loud messages', async () => {
    const pulses = createPulses(opened.table);
    const late = anEntry({ sentAt: NOON - 30 * MINUTE });
    expect((await unitsOf(() => pulses.record('harbour', [{ value: late, version: 1 }]))).write).toBe(2);
    expect((await unitsOf(() => pulses.record('harbour', [{ value: anEntry({ loud: true }), version: 1 }]))).write).toBe(2);
  });

  // An empty query costs a unit as well, which the stand-in does not charge: queries are counted too.
  it('a look at a silent brand: one query for marks, one for folds and one a shard, and then no more for folds', async () => {
    const pulses = createPulses(opened.table);
    expect(await window(pulses)).toEqual({ read: 0, write: 0 });
    expect([...count.calls]).toEqual([['Query', 2 + SHARDS]]);
    await window(pulses);
    expect([...count.calls]).toEqual([['Query', 1 + SHARDS]]);
  });

  it('a look at a loud brand: its whole window once, then only the minutes that have not settled and those that got news', async () => {
    const writer = createPulses(opened.table);
    for (now = WINDOW.from; now < WINDOW.to; now += MINUTE) await writer.record('harbour', realisticEntries(250, now));
    const pulses = createPulses(opened.table);
    // Every minute has one chunk of about 7 kB.
    const cold = await window(pulses);
    expect(cold.read).toBeGreaterThan(100);
    const warm = await window(pulses);
    expect(warm.read).toBeLessThan(cold.read / 5);
    await writer.record('harbour', [{ value: anEntry({ sentAt: NOON - 40 * MINUTE }), version: 1 }]);
    const news = await window(pulses);
    expect(news.read - warm.read).toBeLessThanOrEqual(2 + SHARDS);
    expect((await unitsOf(() => pulses.firstMinute('harbour', WINDOW.from))).read).toBe(1);
  });

  it('a first look at minutes that others have folded: the folds in place of the chunks', async () => {
    const minutes = Array.from({ length: 10 }, (_, index) => WINDOW.from + index * MINUTE);
    const writer = createPulses(opened.table);
    for (const minute of minutes) await writer.record('harbour', realisticEntries(1_000, minute));
    const stretch = [WINDOW.from, WINDOW.from + 10 * MINUTE] as const;
    const first = await unitsOf(() => createPulses(opened.table).range('harbour', ...stretch));
    expect(first.write).toBeGreaterThanOrEqual(minutes.length);
    const second = await unitsOf(() => createPulses(opened.table).range('harbour', ...stretch));
    expect(second.write).toBe(0);
    expect(second.read).toBeLessThan(first.read / 5);
  });
});
