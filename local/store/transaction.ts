import type { DatabaseSync } from 'node:sqlite';

/** Does all of `act` or none of it. Takes the write lock first, so that what `act` reads cannot change under it. */
export const inTransaction = <T>(db: DatabaseSync, act: () => T): T => within(db, 'BEGIN IMMEDIATE', act);

/** Reads one state of the database, whatever other connections write meanwhile. */
export const inSnapshot = <T>(db: DatabaseSync, read: () => T): T => within(db, 'BEGIN', read);

function within<T>(db: DatabaseSync, begin: string, act: () => T): T {
  db.exec(begin);
  try {
    const result = act();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // After some errors (a full disk) SQLite has rolled back by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
