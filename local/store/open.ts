import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createForOwner } from '../owner-file.ts';
import { inTransaction } from './transaction.ts';

/** The store cannot be used. The message is for the operator: which file, what is wrong with it, what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

/** Marks a file as ours: "GrSw" in ASCII. */
const APPLICATION_ID = 0x47725377;

/** How long a statement waits for another connection's transaction, in ms. */
const BUSY_TIMEOUT = 5_000;

/**
 * When a commit survives a power cut: `each` as soon as it returns; `settled` only after the next `settle`, which is many times
 * faster. Either way it survives the end of the process, and no commit is ever half there. https://sqlite.org/pragma.html#pragma_synchronous
 */
export type Durability = 'each' | 'settled';
const SYNCHRONOUS: Readonly<Record<Durability, string>> = { each: 'PRAGMA synchronous = FULL', settled: 'PRAGMA synchronous = NORMAL' };

/**
 * WAL lets readers go on while somebody writes. Deleted texts are overwritten.
 * The log is written back every 2,000 pages (8 MB) and keeps at most 64 MB on disk.
 */
const PRAGMAS = `
  PRAGMA journal_mode = WAL;
  PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;
  PRAGMA trusted_schema = OFF;
  PRAGMA wal_autocheckpoint = 2000;
  PRAGMA journal_size_limit = 67108864;
`;

/**
 * Opens a database file, creating it and its folder when missing (readable by their owner only), and brings it to the newest schema.
 * `migrations` is the ordered list of steps; the file's `user_version` says how many of them it has seen.
 * Throws StoreError when the file is damaged, not ours, newer than this program, locked or not writable.
 */
export const openDatabase = (path: string, migrations: readonly string[], durability: Durability = 'each'): DatabaseSync => {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    createForOwner(path);
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT });
    versionOf(db, path, migrations);
    db.exec(PRAGMAS);
    db.exec(SYNCHRONOUS.each);
    migrate(db, path, migrations);
    db.exec(SYNCHRONOUS[durability]);
    return db;
  } catch (error) {
    db?.close();
    throw error instanceof StoreError ? error : new StoreError(`${path} ${diagnosis(error)}`, { cause: error });
  }
};

/** Waits until everything committed so far is on disk: a small commit that is synchronised takes all of the log before it along. */
export const settle = (db: DatabaseSync): void => {
  db.exec(SYNCHRONOUS.each);
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  db.exec(SYNCHRONOUS.settled);
};

/**
 * Writes the whole log back and empties it, so that nothing of what was overwritten is left there. False while somebody reads an older
 * state. https://sqlite.org/pragma.html#pragma_wal_checkpoint
 */
export const scrub = (db: DatabaseSync): boolean => db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'] === 0;

/** Runs the steps that the file has not seen, each in a transaction of its own, so that an interrupted upgrade goes on where it stopped. */
function migrate(db: DatabaseSync, path: string, migrations: readonly string[]): void {
  // Asked under the write lock, even when there is nothing to do: two threads may open at once, and a read-only file must be found now.
  while (inTransaction(db, () => migrateOnce(db, path, migrations)));
}

function migrateOnce(db: DatabaseSync, path: string, migrations: readonly string[]): boolean {
  const version = versionOf(db, path, migrations);
  const next = migrations[version];
  if (next === undefined) return false;
  db.exec(next);
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version + 1}`);
  return true;
}

/** How many steps the file has seen. Only reads: a file that is not ours or too new stays as it is. */
function versionOf(db: DatabaseSync, path: string, migrations: readonly string[]): number {
  const version = integer(db, 'PRAGMA user_version');
  const isEmpty = version === 0 && integer(db, 'SELECT count(*) FROM sqlite_schema') === 0;
  if (!isEmpty && integer(db, 'PRAGMA application_id') !== APPLICATION_ID) {
    throw new StoreError(`${path} belongs to another program. Choose another data folder.`);
  }
  if (version > migrations.length) {
    const program = `this program knows ${migrations.length}`;
    throw new StoreError(`${path} was written by a newer Groundswell (its schema is ${version}, ${program}). Start that version, or a newer one.`);
  }
  return version;
}

function integer(db: DatabaseSync, sql: string): number {
  return Number(Object.values(db.prepare(sql).get() ?? {})[0]);
}

const CORRUPT = 11;

/** What is wrong and what to do, by SQLite's result code: https://sqlite.org/rescode.html */
const DIAGNOSES: Readonly<Record<number, readonly [wrong: string, remedy: string]>> = {
  5: ['is locked by another program', 'Stop that program, then start again.'],
  [CORRUPT]: ['is damaged', 'Move it away or put a backup in its place, then start again.'],
  13: ['cannot grow, since the disk is full', 'Make room, then start again.'],
  26: ['is damaged', 'Move it away or put a backup in its place, then start again.'],
};
const NOT_WRITABLE = ['cannot be opened for writing', 'Check that the folder and the file belong to you, or choose another data folder.'] as const;

/** The same, when damage shows only in use, as in a file whose beginning is whole. Undefined for every other error. */
export const damageIn = (folder: string, error: unknown): StoreError | undefined =>
  primaryCode(error) === CORRUPT ? new StoreError(`A database in ${folder} ${diagnosis(error)}`, { cause: error }) : undefined;

function diagnosis(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  const [wrong, remedy] = DIAGNOSES[primaryCode(error) ?? 0] ?? NOT_WRITABLE;
  return `${wrong} (${reason}). ${remedy}`;
}

/** SQLite's result code without its extension, or undefined for an error of the file system. */
function primaryCode(error: unknown): number | undefined {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
