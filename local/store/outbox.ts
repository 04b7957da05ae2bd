import type { DatabaseSync } from 'node:sqlite';
import type { CareEvent } from '../../core/care-events.ts';
import { DAY } from '../../core/time.ts';
import type { Outbox } from '../../lambdas/care-ports.ts';
import { documents } from './rows.ts';
import { inTransaction } from './transaction.ts';

const stored = documents<CareEvent>();
/** What is done is remembered for so long: nobody finds the same news again later. */
const KEPT = 30 * DAY;

const PUT = `
  INSERT INTO outbox (id, due_at, expires, doc) VALUES (:id, :due, :expires, :doc)
  ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, doc = excluded.doc WHERE due_at > excluded.due_at`;

/** What is to be told, in SQLite. */
export const sqliteOutbox = (db: DatabaseSync): Outbox => {
  const put = db.prepare(PUT);
  const due = db.prepare('SELECT doc FROM outbox WHERE due_at <= ? ORDER BY due_at, id LIMIT ?');
  const forget = db.prepare('DELETE FROM outbox WHERE expires <= ?');
  const done = db.prepare('UPDATE outbox SET due_at = NULL WHERE id = ?');
  const later = db.prepare('UPDATE outbox SET due_at = ? WHERE id = ? AND due_at IS NOT NULL');
  return {
    put: async (events) =>
      inTransaction(db, () => {
        for (const event of events) put.run({ id: event.id, due: event.dueAt, expires: event.dueAt + KEPT, doc: stored.textOf(event) });
      }),
    due: async (now, limit) => {
      forget.run(now);
      return due.all(now, limit).map(stored.of);
    },
    done: async (id) => void done.run(id),
    later: async (id, at) => void later.run(at, id),
  };
};
