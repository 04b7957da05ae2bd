import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import * as z from 'zod';
import { PLATFORMS } from '../core/platforms/index.ts';
import type { PlatformSecret } from '../core/platforms/platform.ts';
import { problemErrors } from '../core/problem.ts';
import type { Secrets } from '../lambdas/ports.ts';
import { UsageError } from './options.ts';

const Entry = z.union([z.string().min(1), z.strictObject({ secret: z.string().min(1), accounts: z.array(z.string().min(1)).min(1).optional() })]);
const SecretFile = z.record(z.string(), z.array(Entry).min(1));
type SecretFile = z.output<typeof SecretFile>;

/** The name of our own secret that signs acknowledge links. */
export const LINKS = 'links';
const OWNER_ONLY = 0o600;
const READABLE_BY_OTHERS = 0o077;

/** All lists of secrets of a file. Each is a list so that a secret can be rotated: the newest first, the old ones until they are taken out. */
export class FileSecrets implements Secrets {
  readonly #lists: SecretFile;
  readonly warning: string | undefined;

  constructor(lists: SecretFile, warning?: string) {
    this.#lists = lists;
    this.warning = warning;
  }

  of(name: string): Promise<readonly PlatformSecret[]> {
    const entries = this.#lists[name] ?? [];
    return Promise.resolve(
      entries.map((entry) =>
        typeof entry === 'string'
          ? { secret: entry }
          : { secret: entry.secret, ...(entry.accounts === undefined ? {} : { accounts: entry.accounts }) },
      ),
    );
  }

  /** The key that signs acknowledge links, the newest first. */
  async linkKeys(): Promise<readonly string[]> {
    return (await this.of(LINKS)).map(({ secret }) => secret);
  }
}

/** Reads a file of secrets. Throws UsageError naming the file, the path and what is expected. */
export const readSecrets = async (path: string): Promise<FileSecrets> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The secrets file ${path} cannot be read. Check the path and its permissions.`, { cause });
  });
  const { mode } = await stat(path);
  const shared = (mode & READABLE_BY_OTHERS) !== 0;
  return new FileSecrets(parseSecrets(path, text), shared ? `The secrets file ${path} can be read by others: chmod 600 it.` : undefined);
};

/** Writes random secrets for every platform, for the owner's eyes only. An existing file is never touched. */
export const createSecrets = async (path: string): Promise<void> => {
  const names = PLATFORMS.flatMap((platform) => [platform.secrets, ...('handshakeSecrets' in platform ? [platform.handshakeSecrets] : [])]);
  const lists = Object.fromEntries(
    [...new Set(names), LINKS].map((name) => [
      name,
      [name === 'standard' ? `whsec_${randomBytes(32).toString('base64')}` : randomBytes(24).toString('hex')],
    ]),
  );
  await writeFile(path, `${JSON.stringify(lists, undefined, 2)}\n`, { mode: OWNER_ONLY, flag: 'wx', flush: true });
};

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
