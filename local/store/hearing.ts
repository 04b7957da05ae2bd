import type { DatabaseSync } from 'node:sqlite';
import { rememberedKey, type Remembered } from '../../core/remembered.ts';
import type { Hearing } from '../../lambdas/hearing-ports.ts';
import { documents, versionedSave } from './rows.ts';

const stored = documents<Remembered>();

/** What is remembered of how well we hear, in SQLite. */
export const sqliteHearing = (db: DatabaseSync): Hearing => {
  const byName = db.prepare('SELECT version, doc FROM hearing WHERE name = ?');
  const all = db.prepare('SELECT version, doc FROM hearing ORDER BY name');
  const save = versionedSave(db, 'hearing', ['name'], ['name', 'doc']);
  return {
    load: async (name) => {
      const row = byName.get(rememberedKey(name));
      return row && stored.versionedOf(row);
    },
    save: async ({ value, version }) => save(version, { name: rememberedKey(value), doc: stored.textOf(value) }),
    all: async () => all.all().map(stored.versionedOf),
  };
};
