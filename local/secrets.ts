import { randomBytes } from 'node:crypto';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod';
import type { PlatformSecret } from '../core/platforms/platform.ts';
import { SECRET_LISTS } from '../core/platforms/index.ts';
import { platformSecretOf, SecretList } from '../core/platforms/secret-list.ts';
import { problemErrors } from '../core/problem.ts';
import { SECOND } from '../core/time.ts';
import type { Log, Secrets } from '../lambdas/ports.ts';
import { UsageError } from './options.ts';

const SecretFile = z.record(z.string(), SecretList.min(1));
type SecretFile = z.output<typeof SecretFile>;

/** The name of our own keys that sign acknowledge links. */
const LINKS = 'links';
/** The name of our own keys that the ids of erased people are hashed with. */
const AUTHORS = 'authors';
const OWNER_ONLY = 0o600;
const READABLE_BY_OTHERS = 0o077;

/**
 * All lists of secrets of a file. Each is a list so that a secret can be rotated: the newest first, the old ones until they are taken out.
 * The file is looked at again at most once a second, so that a rotation needs no restart.
 */
export class FileSecrets implements Secrets {
  readonly #path: string;
  readonly #log: Log;
  readonly #lookEvery: number;
  #file: ReadFile;
  #lookedAt = performance.now();

  constructor(path: string, file: ReadFile, log: Log, lookEvery: number) {
    this.#path = path;
    this.#file = file;
    this.#log = log;
    this.#lookEvery = lookEvery;
  }

  async of(name: string): Promise<readonly PlatformSecret[]> {
    await this.#lookAgain();
    return (this.#file.lists[name] ?? []).map(platformSecretOf);
  }

  /** Names the file alone: who asks need not know how the folders of this machine are called. */
  howToSet(name: string): string {
    return `Put one into ${basename(this.#path)} on its machine: {"${name}": ["..."]}.`;
  }

  /** A change that cannot be used leaves the secrets as they were, and is told once. */
  async #lookAgain(): Promise<void> {
    const now = performance.now();
    if (now - this.#lookedAt < this.#lookEvery) return;
    this.#lookedAt = now;
    const stamp = await stampOf(this.#path);
    if (stamp === this.#file.stamp) return;
    this.#file = await readSecretFile(this.#path).catch((error: unknown) => {
      const reason = error instanceof UsageError ? error.message : 'the file cannot be read';
      this.#log.warn('the changed secrets cannot be used, those of before stay valid', { reason });
      return { ...this.#file, stamp };
    });
  }
}

/** What was read of a file, and what tells whether it has changed since. */
interface ReadFile {
  readonly lists: SecretFile;
  readonly stamp: string;
}

/** Reads a file of secrets. Throws UsageError naming the file, the path and what is expected. Warns when others can read it. */
export const readSecrets = async (path: string, log: Log, lookEvery: number = SECOND): Promise<FileSecrets> => {
  const file = await readSecretFile(path);
  const { mode } = await stat(path);
  if ((mode & READABLE_BY_OTHERS) !== 0) log.warn(`The secrets file ${path} can be read by others: chmod 600 it.`);
  return new FileSecrets(path, file, log, lookEvery);
};

/** Writes random secrets for every platform, for the owner's eyes only. An existing file is never touched. */
export const createSecrets = (path: string): Promise<void> => writeOnce(path, SECRET_LISTS);

/** Writes the keys that are our own and no platform's. What an existing file has is never touched; what an older program did not know is added. */
export const createKeys = async (path: string): Promise<void> => {
  await writeOnce(path, [LINKS, AUTHORS]);
  const { lists } = await readSecretFile(path);
  if (lists[AUTHORS] === undefined) await writeLists(path, { ...lists, [AUTHORS]: [randomSecret(AUTHORS)] });
};

/** The keys that the ids of erased people are hashed with, the newest first. */
export const authorKeysOf = async (keys: Secrets): Promise<readonly string[]> => (await keys.of(AUTHORS)).map(({ secret }) => secret);

/** The keys that sign acknowledge links, the newest first. */
export const linkKeysOf = async (keys: Secrets): Promise<readonly string[]> => (await keys.of(LINKS)).map(({ secret }) => secret);

/** Whole or not at all: a start that is cut off must not leave half a file behind. */
async function writeOnce(path: string, names: readonly string[]): Promise<void> {
  if ((await stampOf(path)) !== MISSING) return;
  await writeLists(path, Object.fromEntries(names.map((name) => [name, [randomSecret(name)]])));
}

async function writeLists(path: string, lists: SecretFile): Promise<void> {
  await writeFile(`${path}.part`, `${JSON.stringify(lists, undefined, 2)}\n`, { mode: OWNER_ONLY, flush: true });
  await rename(`${path}.part`, path);
}

const randomSecret = (name: string): string =>
  name === 'standard' ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(24).toString('hex');

const MISSING = 'missing';

/** Differs as soon as the file is another one. */
const stampOf = (path: string): Promise<string> =>
  stat(path).then(
    ({ ino, size, mtimeMs }) => `${ino} ${size} ${mtimeMs}`,
    () => MISSING,
  );

/** The stamp is taken first: a change in between is then seen at the next look. */
async function readSecretFile(path: string): Promise<ReadFile> {
  const stamp = await stampOf(path);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The secrets file ${path} cannot be read. Check the path and its permissions.`, { cause });
  });
  return { lists: parseSecrets(path, text), stamp };
}

function parseSecrets(path: string, text: string): SecretFile {
  const parsed = SecretFile.safeParse(jsonOf(path, text));
  if (parsed.success) return parsed.data;
  const errors = problemErrors(parsed.error.issues).map((error) => `${error.path || '(all)'}: ${error.message}`);
  throw new UsageError(`The secrets file ${path} is not of the expected shape {"x": ["..."], "meta": ["..."], ...}: ${errors.join('; ')}`);
}

/** Says nothing of the text: it is a file of secrets. */
function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`The secrets file ${path} is not JSON.`);
  }
}
