import type { DatabaseSync } from 'node:sqlite';
import type { Audit, AuditEntry } from '../../lambdas/care-ports.ts';
import { documents } from './rows.ts';

const stored = documents<AuditEntry>();
const NEWEST = 'SELECT doc FROM audit WHERE brand = ? ORDER BY at DESC, id DESC LIMIT ?';
const OLDER = 'SELECT doc FROM audit WHERE brand = ? AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?';

/** Who did what, in SQLite. */
export const sqliteAudit = (db: DatabaseSync): Audit => {
  const note = db.prepare('INSERT INTO audit (brand, at, id, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const newest = db.prepare(NEWEST);
  const older = db.prepare(OLDER);
  return {
    note: async (brand, entry) => void note.run(brand, entry.at, entry.id, stored.textOf(entry)),
    list: async (brand, { after, limit }) =>
      (after === undefined ? newest.all(brand, limit) : older.all(brand, after.at, after.id, limit)).map(stored.of),
  };
};
