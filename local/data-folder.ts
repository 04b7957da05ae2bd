import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UsageError } from './options.ts';

/** The folder that holds everything of one installation. */
export interface DataFolder {
  readonly path: string;
  /** True when it was missing or empty. */
  readonly isNew: boolean;
  readonly secrets: string;
  readonly alerts: string;
  /** Lets another process have it. */
  release(): void;
}

const OWNER_ONLY = 0o700;

/** Creates the folder where it is missing and takes it for this process. Throws UsageError when that cannot be. */
export const openDataFolder = async (path: string): Promise<DataFolder> => {
  const failed = (cause: unknown): never => {
    throw new UsageError(`The data folder ${path} cannot be created or written to. Choose another with --data DIR, or mend its permissions.`, {
      cause,
    });
  };
  await mkdir(path, { recursive: true, mode: OWNER_ONLY }).catch(failed);
  await access(path, constants.R_OK | constants.W_OK | constants.X_OK).catch(failed);
  const isNew = (await readdir(path).catch(failed)).length === 0;
  const lock = taken(path);
  return { path, isNew, secrets: join(path, 'secrets.json'), alerts: join(path, 'alerts'), release: () => lock.close() };
};

/** An exclusive lock on a file of SQLite's: the system gives it back however the process ends, so that no stale lock is left. */
function taken(path: string): DatabaseSync {
  const lock = new DatabaseSync(join(path, 'lock.db'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    throw new UsageError(`The data folder ${path} is in use by another Groundswell. Stop it, or choose another folder with --data DIR.`, { cause });
  }
}
