import { closeSync, openSync } from 'node:fs';

const OWNER_ONLY = 0o600;

/**
 * Creates an empty file, readable by its owner only, where it is missing. One that exists is not even opened: closing a file gives up all
 * locks that this process holds on it (POSIX), those of another thread's connection to a database included. Any other program that then
 * opens the database believes itself alone, and may delete the log under us. https://sqlite.org/howtocorrupt.html section 2.2
 */
export const createForOwner = (path: string): void => {
  try {
    closeSync(openSync(path, 'ax', OWNER_ONLY));
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) throw error;
  }
};
