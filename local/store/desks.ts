import type { DatabaseSync } from 'node:sqlite';
import type { Desk, Desks } from '../../lambdas/care-ports.ts';
import { documents, versionedSave } from './rows.ts';

const stored = documents<Desk>();

/** What each person holds, in SQLite. */
export const sqliteDesks = (db: DatabaseSync): Desks => {
  const byAgent = db.prepare('SELECT version, doc FROM desks WHERE brand = ? AND agent = ?');
  const save = versionedSave(db, 'desks', ['brand', 'agent'], ['brand', 'agent', 'doc']);
  return {
    load: async (brand, agent) => {
      const row = byAgent.get(brand, agent);
      return row && stored.versionedOf(row);
    },
    save: async (brand, agent, { value, version }) => save(version, { brand, agent, doc: stored.textOf(value) }),
  };
};
