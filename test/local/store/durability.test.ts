import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, settle } from '../../../local/store/open.ts';

const MIGRATIONS = ['CREATE TABLE things (name TEXT)'];
const synchronous = (db: DatabaseSync): unknown => Object.values(db.prepare('PRAGMA synchronous').get() ?? {})[0];
const NORMAL = 1;
const FULL = 2;

describe('the durability of a database', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'durability-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['each', FULL],
    ['settled', NORMAL],
  ] as const)('%s waits for the disk as SQLite calls %i', (durability, level) => {
    const db = openDatabase(join(folder, 'a.db'), MIGRATIONS, durability);
    expect(synchronous(db)).toBe(level);
    db.close();
  });

  it('is durable at each commit unless somebody asks for less', () => {
    const db = openDatabase(join(folder, 'a.db'), MIGRATIONS);
    expect(synchronous(db)).toBe(FULL);
    db.close();
  });

  it('settles with a commit of its own, which takes the log before it along, and is fast again after it', () => {
    const path = join(folder, 'a.db');
    const db = openDatabase(path, MIGRATIONS, 'settled');
    db.exec("INSERT INTO things VALUES ('one')");
    const before = statSync(`${path}-wal`).size;
    settle(db);
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(before);
    expect(synchronous(db)).toBe(NORMAL);
    db.close();
  });
});
