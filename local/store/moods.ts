import type { DatabaseSync } from 'node:sqlite';
import { dayOf, unitsGranted } from '../../core/mood-budget.ts';
import { DAY } from '../../core/time.ts';
import type { MoodBudget, MoodStore } from '../../lambdas/mood-ports.ts';
import type { Mood, Now } from '../../lambdas/ports.ts';
import { documents, found, numberOf } from './rows.ts';
import { inTransaction } from './transaction.ts';

/** How long the mood of a text is remembered. */
const REMEMBERED = 30 * DAY;

const stored = documents<Mood>();

/** The port MoodStore in SQLite. What has expired is deleted when something new is kept. */
export const sqliteMoods = (db: DatabaseSync, now: Now): MoodStore => {
  const byHash = db.prepare('SELECT doc FROM moods WHERE hash = ? AND expires > ?');
  const put = db.prepare(
    'INSERT INTO moods (hash, expires, doc) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET expires = excluded.expires, doc = excluded.doc',
  );
  const forget = db.prepare('DELETE FROM moods WHERE expires <= ?');
  return {
    find: async (hashes) => found(hashes, (hash) => byHash.get(hash, now()), stored.of),
    keep: async (moods) =>
      inTransaction(db, () => {
        forget.run(now());
        for (const [hash, mood] of moods) put.run(hash, now() + REMEMBERED, stored.textOf(mood));
      }),
  };
};

/** The port MoodBudget in SQLite: a sum for each day, so that a restart does not begin anew. */
export const sqliteMoodBudget = (db: DatabaseSync, unitsADay: number, now: Now): MoodBudget => {
  const add = db.prepare(
    'INSERT INTO mood_budget (day, spent) VALUES (:day, :units) ON CONFLICT DO UPDATE SET spent = spent + :units RETURNING spent',
  );
  return {
    take: async (units) => {
      const day = dayOf(now());
      const spent = numberOf(add.get({ day, units }) ?? {}, 'spent');
      return {
        units: unitsGranted(units, spent, unitsADay),
        settle: async (paid) => void add.get({ day, units: paid - units }),
      };
    },
  };
};
