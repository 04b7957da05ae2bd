import type { DatabaseSync } from 'node:sqlite';
import { emptyPulse, LOUD_AT_ONCE, merge, withEntry, withGrowth, type LoudMessage, type Pulse, type PulseEntry } from '../../core/pulse.ts';
import type { Time } from '../../core/time.ts';
import type { Pulses } from '../../lambdas/ports.ts';
import { entryOf, entryRow, pulseDoc, pulseOf } from './pulse-rows.ts';
import { numberOf, textOf, type Row } from './rows.ts';
import { inTransaction } from './transaction.ts';

const RANGE = 'SELECT doc FROM pulses WHERE brand = ? AND minute >= ? AND minute < ? ORDER BY minute';
const KEEP = `
  REPLACE INTO pulse_entries (brand, id, minute, sent_at, counts, public, label, author, reach, interactions, language, platform)
  VALUES (:brand, :id, :minute, :sent_at, :counts, :public, :label, :author, :reach, :interactions, :language, :platform)`;
/** One seek into the index for each power of two from the limit up; 2 ** 53 is the largest whole number there is. */
const loudBy = (measure: 'reach' | 'interactions', index: string): string => `
  SELECT id, sent_at, reach, interactions FROM powers CROSS JOIN pulse_entries INDEXED BY ${index}
  WHERE power >= CAST(log2(:${measure} + 1) AS INTEGER) AND brand = :brand AND ${measure}_power = power
    AND label = 'NEGATIVE' AND counts = 'message' AND public = 1
    AND sent_at >= :from AND sent_at < :to AND ${measure} >= :${measure}`;
const LOUDEST = `
  WITH RECURSIVE powers (power) AS (SELECT 0 UNION ALL SELECT power + 1 FROM powers WHERE power < 53)
  ${loudBy('reach', 'pulse_entries_reaching_far')} UNION ${loudBy('interactions', 'pulse_entries_acted_on')}
  ORDER BY reach DESC, interactions DESC, id LIMIT ${LOUD_AT_ONCE}`;

/** The pulses in SQLite: the entries, and the minutes counted from them. */
export const sqlitePulses = (db: DatabaseSync): Pulses => {
  const range = db.prepare(RANGE);
  const first = db.prepare('SELECT minute FROM pulses WHERE brand = ? AND minute >= ? ORDER BY minute LIMIT 1');
  const loudest = db.prepare(LOUDEST);
  const record = recorder(db);
  return {
    record: async (brand, entries) => inTransaction(db, () => record(brand, entries)),
    range: async (brand, from, to) => range.all(brand, from, to).map(pulseOf),
    firstMinute: async (brand, from) => {
      const row = first.get(brand, from);
      return row && numberOf(row, 'minute');
    },
    loudest: async (brand, query) => loudest.all({ brand, ...query }).map(loudMessageOf),
  };
};

/** Records entries: each touched minute is read once and written once. Needs a transaction around it. */
function recorder(db: DatabaseSync): (brand: string, entries: readonly PulseEntry[]) => void {
  const known = db.prepare('SELECT * FROM pulse_entries WHERE brand = ? AND id = ?');
  const keep = db.prepare(KEEP);
  const store = minuteStore(db);

  return (brand, entries) => {
    const minutes = new Map<Time, Pulse>();
    const minuteAt = (minute: Time): Pulse => minutes.get(minute) ?? store.load(brand, minute);
    const added: PulseEntry[] = [];
    const stale = new Set<Time>();
    for (const [id, entry] of latestById(entries)) {
      const row = known.get(brand, id);
      const before = row && entryOf(row);
      if (before !== undefined && isSame(before, entry)) continue;
      keep.run(entryRow(brand, entry));
      if (before === undefined || before.counts === 'nothing') {
        added.push(entry);
        continue;
      }
      const grown = withGrowth(minuteAt(entry.minute), before, entry);
      if (grown === undefined) stale.add(before.minute).add(entry.minute);
      else minutes.set(entry.minute, grown);
    }
    for (const [minute, members] of Map.groupBy(added, (entry) => entry.minute)) minutes.set(minute, withEntries(minuteAt(minute), members));
    for (const minute of stale) minutes.set(minute, store.recount(brand, minute));
    for (const pulse of minutes.values()) store.save(brand, pulse);
  };
}

/** Each entry once, as it came last, its fields in the order that `isSame` and `withGrowth` compare them in. */
const latestById = (entries: readonly PulseEntry[]): ReadonlyMap<string, PulseEntry> =>
  new Map(entries.map((entry) => [entry.id, entryOf(entryRow('', entry))]));

/** Small pulses merge fast, while adding to a large one copies its sketches: gathering first makes a large minute six times faster to count. */
const GATHERED = 32;

function withEntries(pulse: Pulse, entries: Iterable<PulseEntry>): Pulse {
  let counted = pulse;
  let gathered = emptyPulse(pulse.minute);
  let size = 0;
  for (const entry of entries) {
    gathered = withEntry(gathered, entry);
    size += 1;
    if (size % GATHERED !== 0) continue;
    counted = merge(counted, gathered);
    gathered = emptyPulse(pulse.minute);
  }
  return merge(counted, gathered);
}

/** The counted minutes of brands. A minute in which nothing counts has no row, whatever came and went in it. */
function minuteStore(db: DatabaseSync) {
  const load = db.prepare('SELECT doc FROM pulses WHERE brand = ? AND minute = ?');
  const entries = db.prepare('SELECT * FROM pulse_entries INDEXED BY pulse_entries_by_minute WHERE brand = ? AND minute = ?');
  const write = db.prepare('REPLACE INTO pulses (brand, minute, doc) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM pulses WHERE brand = ? AND minute = ?');
  return {
    load: (brand: string, minute: Time): Pulse => {
      const row = load.get(brand, minute);
      return row === undefined ? emptyPulse(minute) : pulseOf(row);
    },
    recount: (brand: string, minute: Time): Pulse => withEntries(emptyPulse(minute), Iterator.from(entries.iterate(brand, minute)).map(entryOf)),
    save: (brand: string, pulse: Pulse): void => {
      if (isEmpty(pulse)) remove.run(brand, pulse.minute);
      else write.run(brand, pulse.minute, pulseDoc(pulse));
    },
  };
}

const isEmpty = ({ messages, answers, statementAt }: Pulse): boolean => messages === 0 && answers === 0 && statementAt === undefined;

const isSame = (a: PulseEntry, b: PulseEntry): boolean => JSON.stringify(a) === JSON.stringify(b);

const loudMessageOf = (row: Row): LoudMessage => ({
  id: textOf(row, 'id'),
  sentAt: numberOf(row, 'sent_at'),
  reach: numberOf(row, 'reach'),
  interactions: numberOf(row, 'interactions'),
});
