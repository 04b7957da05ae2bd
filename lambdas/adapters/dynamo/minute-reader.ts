import type { Time } from '../../../core/time.ts';
import { readMinutes } from './chunk-reader.ts';
import { keepFold, keptFolds, marksIn, settledBefore, type MarkedFold, type Marks } from './folded-minutes.ts';
import { inParallel } from './in-parallel.ts';
import { foldOf, type MinuteFold } from './minute-fold.ts';
import { createMinuteMemory } from './minute-memory.ts';
import { ALWAYS, common, contains, hull, joined, without, type Stretch } from './stretch.ts';
import type { Table } from './table.ts';

/** A settled minute is kept folded when its chunks cost more to read than one query more does: 4 kB in each shard. */
const KEPT_FROM = 4_096;

/** Counted minutes, each from the cheapest source that is good: remembered, kept folded, or counted from its chunks. */
export const createMinuteReader = (table: Table) => {
  const memory = createMinuteMemory();

  /** The minutes of some stretches in which anything stands. Consistent with every `record` that has returned. */
  const read = async (brand: string, stretches: readonly Stretch[]): Promise<ReadonlyMap<Time, MinuteFold>> => {
    const all = hull(stretches);
    if (all === undefined) return new Map();
    // The order matters: first the time, then the marks, then the chunks. See folded-minutes.ts.
    const settled = { from: ALWAYS.from, to: settledBefore(table.now()) };
    const marks = await marksIn(table, brand, all);
    const recalled = stretches.map((stretch) => memory.recall(brand, stretch, marks));
    const known = new Map(recalled.flatMap((part) => [...part.known]));
    const minutes = new Map([...known, ...(await count(table, brand, joined(recalled.flatMap(({ unknown }) => unknown)), marks, settled))]);
    for (const stretch of stretches) {
      const part = common(stretch, settled);
      if (part !== undefined) memory.remember(brand, part, new Map([...minutes].filter(([minute]) => contains(part, minute))));
    }
    return new Map([...minutes].map(([minute, { fold }]) => [minute, fold]));
  };

  return { read, remembered: memory.beginning };
};
export type MinuteReader = ReturnType<typeof createMinuteReader>;

/** The minutes of some stretches, kept folded or counted anew. */
async function count(table: Table, brand: string, stretches: readonly Stretch[], marks: Marks, settled: Stretch): Promise<Map<Time, MarkedFold>> {
  const past = stretches.flatMap((stretch) => common(stretch, settled) ?? []);
  const minutes = new Map((await inParallel(past, (stretch) => keptFolds(table, brand, stretch, marks))).flatMap((kept) => [...kept]));
  const unread = stretches.flatMap((stretch) => without(stretch, minutes.keys()));
  const chunks = (await inParallel(unread, (stretch) => readMinutes(table, brand, stretch))).flatMap((read) => [...read]);
  const worthKeeping: MarkedFold[] = [];
  for (const [minute, { standings, bytes }] of chunks) {
    const counted = { mark: marks.get(minute), fold: foldOf(minute, standings) };
    minutes.set(minute, counted);
    if (contains(settled, minute) && bytes > KEPT_FROM * table.shards) worthKeeping.push(counted);
  }
  await inParallel(worthKeeping, (counted) => keepFold(table, brand, counted));
  return minutes;
}
