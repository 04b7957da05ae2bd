import type { DatabaseSync } from 'node:sqlite';
import { emptyPulse, LOUD_AT_ONCE, merge, withEntry, withGrowth, type LoudMessage, type Pulse, type PulseEntry } from '../../core/pulse.ts';
import { MINUTE, minuteOf, type Time } from '../../core/time.ts';
import type { Moment, Pulses, Reassigned, Versioned } from '../../lambdas/ports.ts';
import { entryOf, entryRow, type EntryRow, pulseDoc, pulseOf } from './pulse-rows.ts';
import { numberOf, textOf, type Row } from './rows.ts';
import { inTransaction } from './transaction.ts';

const RANGE = 'SELECT doc FROM pulses WHERE brand = ? AND minute >= ? AND minute < ? ORDER BY minute';
const KEEP = `
  REPLACE INTO pulse_entries (brand, id, version, sent_at, counts, public, label, author, reach, interactions, loud, asks, language, platform)
  VALUES (:brand, :id, :version, :sent_at, :counts, :public, :label, :author, :reach, :interactions, :loud, :asks, :language, :platform)`;
const LOUDEST = `
  SELECT id, sent_at, reach, interactions FROM pulse_entries INDEXED BY pulse_entries_loud
  WHERE brand = ? AND loud = 1 AND sent_at >= ? AND sent_at < ?
  ORDER BY reach DESC, interactions DESC, id LIMIT ${LOUD_AT_ONCE}`;
const MEMBERS = 'SELECT * FROM pulse_entries INDEXED BY pulse_entries_in_time WHERE brand = ? AND sent_at >= ? AND sent_at < ?';
const IN_TIME = 'SELECT id, sent_at FROM pulse_entries INDEXED BY pulse_entries_in_time WHERE brand = ?';

/** The pulses in SQLite: the entries, and the minutes counted from them. */
export const sqlitePulses = (db: DatabaseSync): Pulses => {
  const range = db.prepare(RANGE);
  const first = db.prepare('SELECT minute FROM pulses WHERE brand = ? AND minute >= ? ORDER BY minute LIMIT 1');
  const loudest = db.prepare(LOUDEST);
  const firstMoments = db.prepare(`${IN_TIME} ORDER BY sent_at, id LIMIT ?`);
  const nextMoments = db.prepare(`${IN_TIME} AND (sent_at, id) > (?, ?) ORDER BY sent_at, id LIMIT ?`);
  const record = recorder(db);
  const reassign = reassigner(db);
  return {
    record: async (brand, entries) => inTransaction(db, () => record(brand, entries)),
    reassign: async (brand, messages) => inTransaction(db, () => reassign(brand, messages)),
    range: async (brand, from, to) => range.all(brand, from, to).map(pulseOf),
    firstMinute: async (brand, from) => {
      const row = first.get(brand, from);
      return row && numberOf(row, 'minute');
    },
    loudest: async (brand, { from, to }) => loudest.all(brand, from, to).map(loudMessageOf),
    timeline: async (brand, after, limit) =>
      (after === undefined ? firstMoments.all(brand, limit) : nextMoments.all(brand, after.sentAt, after.id, limit)).map(momentOf),
  };
};

/** Records entries: each touched minute is read once and written once. Needs a transaction around it. */
function recorder(db: DatabaseSync): (brand: string, entries: readonly Versioned<PulseEntry>[]) => void {
  const known = db.prepare('SELECT * FROM pulse_entries WHERE brand = ? AND id = ?');
  const keep = db.prepare(KEEP);
  const store = minuteStore(db);

  return (brand, entries) => {
    const minutes = new Map<Time, Pulse>();
    const minuteAt = (minute: Time): Pulse => minutes.get(minute) ?? store.load(brand, minute);
    const added: PulseEntry[] = [];
    const stale = new Set<Time>();
    for (const row of newestRows(brand, entries)) {
      const old = known.get(brand, row.id);
      if (old !== undefined && numberOf(old, 'version') >= row.version) continue;
      keep.run(row);
      const before = old && entryOf(old);
      const entry = entryOf(row);
      if (before !== undefined && isSame(before, entry)) continue;
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

/** Changes authors, and counts every minute anew in which one wrote. Needs a transaction around it. */
function reassigner(db: DatabaseSync): (brand: string, messages: readonly Reassigned[]) => void {
  const change = db.prepare('UPDATE pulse_entries SET author = ? WHERE brand = ? AND id = ? AND author <> ? RETURNING sent_at');
  const store = minuteStore(db);
  return (brand, messages) => {
    const changed = messages.flatMap(({ id, author }) => change.all(author, brand, id, author).map((row) => minuteOf(numberOf(row, 'sent_at'))));
    for (const minute of new Set(changed)) store.save(brand, store.recount(brand, minute));
  };
}

/** Each entry once, in its highest version, as its row will be. */
function newestRows(brand: string, entries: readonly Versioned<PulseEntry>[]): Iterable<EntryRow> {
  const newest = new Map<string, EntryRow>();
  for (const entry of entries) {
    if (entry.version > (newest.get(entry.value.id)?.version ?? 0)) newest.set(entry.value.id, entryRow(brand, entry));
  }
  return newest.values();
}

/** Small pulses merge fast, while adding to a large one copies its sketches: gathering first makes a large minute six times faster to count. */
const GATHERED = 32;

/** A pulse with many more entries. */
export function withEntries(pulse: Pulse, entries: Iterable<PulseEntry>): Pulse {
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
  const entries = db.prepare(MEMBERS);
  const write = db.prepare('REPLACE INTO pulses (brand, minute, doc) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM pulses WHERE brand = ? AND minute = ?');
  return {
    load: (brand: string, minute: Time): Pulse => {
      const row = load.get(brand, minute);
      return row === undefined ? emptyPulse(minute) : pulseOf(row);
    },
    recount: (brand: string, minute: Time): Pulse =>
      withEntries(emptyPulse(minute), Iterator.from(entries.iterate(brand, minute, minute + MINUTE)).map(entryOf)),
    save: (brand: string, pulse: Pulse): void => {
      if (isEmpty(pulse)) remove.run(brand, pulse.minute);
      else write.run(brand, pulse.minute, pulseDoc(pulse));
    },
  };
}

const isEmpty = ({ messages, answers, statementAt }: Pulse): boolean => messages === 0 && answers === 0 && statementAt === undefined;

const isSame = (a: PulseEntry, b: PulseEntry): boolean => JSON.stringify(a) === JSON.stringify(b);

const momentOf = (row: Row): Moment => ({ sentAt: numberOf(row, 'sent_at'), id: textOf(row, 'id') });

const loudMessageOf = (row: Row): LoudMessage => ({
  id: textOf(row, 'id'),
  sentAt: numberOf(row, 'sent_at'),
  reach: numberOf(row, 'reach'),
  interactions: numberOf(row, 'interactions'),
});
