import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { INBOX_MIGRATIONS, STORE_MIGRATIONS } from '../../../local/store/migrations.ts';
import { openDatabase, StoreError } from '../../../local/store/open.ts';
import { freshDataDirs } from './data-dir.ts';

const VERSION_1 = 'CREATE TABLE cups (size INTEGER) STRICT; INSERT INTO cups VALUES (3)';
const VERSION_2 = `ALTER TABLE cups ADD COLUMN colour TEXT NOT NULL DEFAULT 'white'`;
const VERSION_3 = 'UPDATE cups SET size = size * 10';

const freshDataDir = freshDataDirs();
const freshPath = (): string => join(freshDataDir(), 'store.db');
const cupsOf = (db: DatabaseSync) =>
  db
    .prepare(`SELECT json_object('size', size, 'colour', colour) AS cup FROM cups`)
    .all()
    .map(({ cup }) => JSON.parse(String(cup)));
const closed = (path: string, migrations: readonly string[] = STORE_MIGRATIONS): void => openDatabase(path, migrations).close();

describe('opening a database', () => {
  it('creates the folder and the file, for their owner only', () => {
    const folder = join(freshDataDir(), 'new', 'folder');
    closed(join(folder, 'store.db'));
    expect(statSync(folder).mode & 0o077).toBe(0);
    expect(statSync(join(folder, 'store.db')).mode & 0o077).toBe(0);
  });

  it.each([
    ['journal_mode', 'wal'],
    ['synchronous', 2],
    ['foreign_keys', 1],
    ['secure_delete', 1],
    ['trusted_schema', 0],
    ['user_version', STORE_MIGRATIONS.length],
  ])('sets %s to %s', (pragma, value) => {
    const db = openDatabase(freshPath(), STORE_MIGRATIONS);
    expect(Object.values(db.prepare(`PRAGMA ${pragma}`).get() ?? {})).toEqual([value]);
    db.close();
  });

  describe('of an older store', () => {
    it('migrates it forward, step by step, and keeps what it holds', () => {
      const path = freshPath();
      closed(path, [VERSION_1]);
      const db = openDatabase(path, [VERSION_1, VERSION_2, VERSION_3]);
      expect(cupsOf(db)).toEqual([{ size: 30, colour: 'white' }]);
      db.close();
    });

    it('runs no step twice', () => {
      const path = freshPath();
      closed(path, [VERSION_1, VERSION_2, VERSION_3]);
      const db = openDatabase(path, [VERSION_1, VERSION_2, VERSION_3]);
      expect(cupsOf(db)).toEqual([{ size: 30, colour: 'white' }]);
      db.close();
    });

    it('undoes a step that fails, keeps those before it, and goes on from there', () => {
      const path = freshPath();
      closed(path, [VERSION_1]);
      const broken = 'UPDATE cups SET size = 0; INSERT INTO saucers VALUES (1)';
      expect(() => openDatabase(path, [VERSION_1, VERSION_2, broken])).toThrow(/no such table: saucers/);
      const db = openDatabase(path, [VERSION_1, VERSION_2, VERSION_3]);
      expect(cupsOf(db)).toEqual([{ size: 30, colour: 'white' }]);
      db.close();
    });
  });

  describe('refuses, with one sentence naming the path,', () => {
    const refusal = (path: string, migrations: readonly string[] = STORE_MIGRATIONS): string => {
      try {
        closed(path, migrations);
      } catch (error) {
        expect(error).toBeInstanceOf(StoreError);
        return error instanceof Error ? error.message : '';
      }
      throw new Error('nothing was refused');
    };

    it('a store newer than the program, and leaves it as it is', () => {
      const path = freshPath();
      closed(path, [VERSION_1, VERSION_2]);
      expect(refusal(path, [VERSION_1])).toBe(
        `${path} was written by a newer Groundswell (its schema is 2, this program knows 1). Start that version, or a newer one.`,
      );
      closed(path, [VERSION_1, VERSION_2]);
    });

    it('a file that is no database, and leaves it as it is', () => {
      const path = freshPath();
      const text = 'Dear diary, this is not a database. '.repeat(100);
      writeFileSync(path, text);
      expect(refusal(path)).toContain(`${path} is damaged`);
      expect(readFileSync(path, 'utf8')).toBe(text);
    });

    it('a database that was cut off', () => {
      const path = freshPath();
      closed(path);
      truncateSync(path, Math.floor(statSync(path).size / 8192) * 4096);
      expect(refusal(path)).toContain(`${path} is damaged`);
    });

    it('the database of another program, and leaves it as it is', () => {
      const path = freshPath();
      const other = new DatabaseSync(path);
      other.exec('CREATE TABLE notes (text TEXT)');
      other.close();
      const bytes = readFileSync(path);
      expect(refusal(path)).toBe(`${path} belongs to another program. Choose another data folder.`);
      expect(readFileSync(path)).toEqual(bytes);
    });

    it('a data folder that is a file', () => {
      const file = join(freshDataDir(), 'data');
      writeFileSync(file, '');
      expect(refusal(join(file, 'store.db'))).toContain(`${join(file, 'store.db')} cannot be opened for writing`);
    });

    it('a path that is a folder', () => {
      const path = freshPath();
      mkdirSync(path);
      expect(refusal(path)).toContain('cannot be opened for writing');
    });

    const isRoot = process.getuid?.() === 0;
    it.skipIf(isRoot)('a folder that may not be written (not tried as root, who may write everywhere)', () => {
      const folder = freshDataDir();
      chmodSync(folder, 0o500);
      expect(refusal(join(folder, 'store.db'))).toContain('cannot be opened for writing');
      chmodSync(folder, 0o700);
    });
  });

  it.each([
    ['inbox', INBOX_MIGRATIONS],
    ['store', STORE_MIGRATIONS],
  ])('finds nothing wrong with the schema of the %s', (_name, migrations) => {
    const db = openDatabase(freshPath(), migrations);
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    db.close();
  });
});
