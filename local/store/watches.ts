import type { DatabaseSync } from 'node:sqlite';
import type { Watch } from '../../core/watch.ts';
import type { Watches } from '../../lambdas/ports.ts';
import { documents, numberOf, textOf, versionedSave } from './rows.ts';
import { inTransaction } from './transaction.ts';

const stored = documents<Watch>();

/** A holder's own mark of dirt stays when it takes the brand again; a new holder looks at everything anyway. */
const TAKE = `
  INSERT INTO leases (brand, holder, until, dirty) VALUES (:brand, :holder, :until, 0)
  ON CONFLICT (brand) DO UPDATE SET holder = :holder, until = :until, dirty = CASE WHEN holder = :holder THEN dirty ELSE 0 END
  WHERE holder = :holder OR until <= :now`;

/** The watches in SQLite. */
export const sqliteWatches = (db: DatabaseSync): Watches => {
  const byBrand = db.prepare('SELECT version, doc FROM watches WHERE brand = ?');
  const due = db.prepare('SELECT brand FROM watches WHERE next_at <= ? ORDER BY next_at, brand');
  const take = db.prepare(TAKE);
  const markDirty = db.prepare('UPDATE leases SET dirty = 1 WHERE brand = ?');
  const giveBack = db.prepare('DELETE FROM leases WHERE brand = ? AND holder = ? RETURNING dirty');
  const join = db.prepare('INSERT INTO replay_members (replay, brand) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const members = db.prepare('SELECT brand FROM replay_members WHERE replay = ? ORDER BY brand');
  const save = versionedSave(db, 'watches', ['brand'], ['brand', 'next_at', 'doc']);

  return {
    load: async (brand) => {
      const row = byBrand.get(brand);
      return row && stored.versionedOf(row);
    },
    save: async ({ value, version }) => save(version, { brand: value.brand, next_at: value.nextAt ?? null, doc: stored.textOf(value) }),
    lease: async (brand, holder, now, until) =>
      inTransaction(db, () => {
        const taken = take.run({ brand, holder, now, until }).changes === 1;
        if (!taken) markDirty.run(brand);
        return taken;
      }),
    release: async (brand, holder) => {
      const row = giveBack.get(brand, holder);
      return row !== undefined && numberOf(row, 'dirty') === 1;
    },
    due: async (now) => due.all(now).map((row) => textOf(row, 'brand')),
    joinReplay: async (replay, brands) => inTransaction(db, () => brands.forEach((brand) => join.run(replay, brand))),
    brandsOfReplay: async (replay) => members.all(replay).map((row) => textOf(row, 'brand')),
  };
};
