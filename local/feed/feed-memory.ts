import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';

/** What a poller knows of its feed: how the server named the version that it saw, and what it has sent of it, by id, as hashes. */
const Memory = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  sent: z.record(z.string(), z.string()).default({}),
});
export type Memory = z.output<typeof Memory>;

const NOTHING: Memory = { sent: {} };

/** What was remembered. A file that is missing or unreadable is nothing: all is sent again then, and a message counts once. */
export const recall = (path: string): Memory => {
  try {
    return Memory.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return NOTHING;
  }
};

/** Remembers all of it or what was there before. */
export const remember = (path: string, memory: Memory): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, JSON.stringify(memory), { mode: 0o600 });
  renameSync(`${path}.new`, path);
};
