import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UsageError } from './options.ts';
import { createForOwner } from './owner-file.ts';

/** The folder that holds everything of one installation. */
export interface DataFolder {
  readonly path: string;
  /** True when it was missing or empty. */
  readonly isNew: boolean;
  /** The platforms' secrets, unless the user keeps them elsewhere. */
  readonly secrets: string;
  /** Our own keys. */
  readonly keys: string;
  readonly alerts: string;
  /** Lets another process have it. */
  release(): void;
}

const OWNER_ONLY = 0o700;
const LOCK = 'lock.db';
const SQLITE_BUSY = 5;

/** Creates the folder where it is missing and takes it for this process. Throws UsageError when that cannot be. */
export const openDataFolder = async (path: string): Promise<DataFolder> => {
  const failed = (cause: unknown): never => {
    throw unusable(path, cause);
  };
  await makeFolder(resolve(path)).catch(failed);
  await access(path, constants.R_OK | constants.W_OK | constants.X_OK).catch(failed);
  const names = await readdir(path).catch(failed);
  const lock = taken(path);
  return {
    path,
    // A start that was refused, by a taken port for instance, leaves nothing but its lock.
    isNew: names.every((name) => name.startsWith(LOCK)),
    secrets: join(path, 'secrets.json'),
    keys: join(path, 'keys.json'),
    alerts: join(path, 'alerts'),
    release: () => lock.close(),
  };
};

/** Creates a folder and those above it. Node's own recursion never ends where a folder that is there takes none, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: OWNER_ONLY });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT') throw error;
    await makeFolder(dirname(path));
    await mkdir(path, { mode: OWNER_ONLY });
  }
}

/** An exclusive lock on a file of SQLite's: the system gives it back however the process ends, so that no stale lock is left. */
function taken(path: string): DatabaseSync {
  let lock: DatabaseSync | undefined;
  try {
    createForOwner(join(path, LOCK));
    lock = new DatabaseSync(join(path, LOCK), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    const isBusy = cause instanceof Error && 'errcode' in cause && cause.errcode === SQLITE_BUSY;
    throw isBusy ? inUse(path, cause) : unusable(path, cause);
  }
}

const inUse = (path: string, cause: unknown): UsageError =>
  new UsageError(`The data folder ${path} is in use by another Groundswell. Stop it, or choose another folder with --data DIR.`, { cause });

const unusable = (path: string, cause: unknown): UsageError =>
  new UsageError(`The data folder ${path} cannot be created or written to. Choose another with --data DIR, or mend its permissions.`, { cause });
