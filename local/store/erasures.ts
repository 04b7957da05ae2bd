import type { DatabaseSync } from 'node:sqlite';
import type { Erasure } from '../../core/erasure.ts';
import type { Erasures } from '../../lambdas/care-ports.ts';
import { documents, versionedSave } from './rows.ts';

const stored = documents<Erasure>();

/** The port Erasures in SQLite. */
export const sqliteErasures = (db: DatabaseSync): Erasures => {
  const byId = db.prepare('SELECT version, doc FROM erasures WHERE brand = ? AND id = ?');
  const all = db.prepare('SELECT doc FROM erasures WHERE brand = ? ORDER BY id');
  const due = db.prepare('SELECT version, doc FROM erasures WHERE next_at <= ? ORDER BY next_at, brand, id');
  const save = versionedSave(db, 'erasures', ['brand', 'id'], ['brand', 'id', 'next_at', 'doc']);
  return {
    load: async (brand, id) => {
      const row = byId.get(brand, id);
      return row && stored.versionedOf(row);
    },
    save: async ({ value, version }) => save(version, { brand: value.brand, id: value.id, next_at: value.nextAt ?? null, doc: stored.textOf(value) }),
    of: async (brand) => all.all(brand).map(stored.of),
    due: async (now) => due.all(now).map(stored.versionedOf),
  };
};
