import { chmodSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDataFolder } from '../../local/data-folder.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDir = freshDataDirs();
const isRoot = process.getuid?.() === 0;

describe('a data folder', () => {
  it('is created with the folders above it, for its owner only', async () => {
    const path = join(freshDir(), 'deep', 'data');
    const folder = await openDataFolder(path);
    expect(folder).toMatchObject({ path, isNew: true });
    expect(statSync(path).mode & 0o777).toBe(0o700);
    folder.release();
  });

  it.each<[string, (path: string) => void, boolean]>([
    ['is empty', () => undefined, true],
    ['holds only the lock of a start that was refused', (path) => writeFileSync(join(path, 'lock.db'), ''), true],
    ['holds a store', (path) => writeFileSync(join(path, 'store.db'), ''), false],
    ['holds anything else', (path) => writeFileSync(join(path, 'notes.txt'), ''), false],
  ])('that %s is told to be new: or not', async (_name, fill, isNew) => {
    const path = freshDir();
    fill(path);
    const folder = await openDataFolder(path);
    expect(folder.isNew).toBe(isNew);
    folder.release();
  });

  it('belongs to one at a time', async () => {
    const path = freshDir();
    const first = await openDataFolder(path);
    await expect(openDataFolder(path)).rejects.toThrow(`The data folder ${path} is in use by another Groundswell.`);
    first.release();
    const second = await openDataFolder(path);
    expect(existsSync(path)).toBe(true);
    second.release();
  });

  it.each<[string, (path: string) => string]>([
    ['is a file', (path) => fileAt(join(path, 'data'))],
    ['lies below a file', (path) => join(fileAt(join(path, 'file')), 'data')],
    ['has a folder where its lock belongs', (path) => folderWith(path, (inside) => mkdirSync(join(inside, 'lock.db')))],
    ['has something else where its lock belongs', (path) => folderWith(path, (inside) => writeFileSync(join(inside, 'lock.db'), 'x'.repeat(5_000)))],
  ])('that %s is refused in one sentence', async (_name, make) => {
    const path = make(freshDir());
    await expect(openDataFolder(path)).rejects.toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(`${path} cannot be`) }),
    );
  });

  it.runIf(existsSync('/proc/self'))('that no file system will take is refused, however long the path', async () => {
    const path = '/proc/groundswell/deep/data';
    await expect(openDataFolder(path)).rejects.toThrow(`The data folder ${path} cannot be created or written to.`);
  });

  // Whoever is root may write everywhere, so that there is nothing to refuse.
  it.skipIf(isRoot)('that may not be written to is refused', async () => {
    const path = freshDir();
    chmodSync(path, 0o500);
    await expect(openDataFolder(path)).rejects.toThrow('cannot be created or written to');
    chmodSync(path, 0o700);
  });
});

const fileAt = (path: string): string => {
  writeFileSync(path, 'a file');
  return path;
};

const folderWith = (path: string, fill: (path: string) => void): string => {
  fill(path);
  return path;
};
