import * as z from 'zod';
import type { PlatformSecret } from './platform.ts';

/** One secret as people write it down: alone, or with the accounts that it may speak for. */
const Entry = z.union([z.string().min(1), z.strictObject({ secret: z.string().min(1), accounts: z.array(z.string().min(1)).min(1).optional() })]);

/** Secrets of one name, the newest first. A list, so that a secret can be rotated: the old ones stay valid until they are taken out. */
export const SecretList = z.array(Entry);
export type SecretList = z.output<typeof SecretList>;

export const platformSecretOf = (entry: SecretList[number]): PlatformSecret => {
  if (typeof entry === 'string') return { secret: entry };
  const { secret, accounts } = entry;
  return accounts === undefined ? { secret } : { secret, accounts };
};

/**
 * A list as a vault keeps it: JSON. What begins like no JSON is one secret as it stands, as people paste it and generators write it;
 * nothing at all is the empty list. Throws SyntaxError, which says nothing of the text.
 */
export const readSecretList = (text: string): SecretList => {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  if (!/^[[{]/.test(trimmed)) return [trimmed];
  const list = SecretList.safeParse(jsonOf(trimmed));
  if (!list.success) throw new SyntaxError('not a list of secrets: ["..."] or [{"secret": "...", "accounts": ["..."]}]');
  return list.data;
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
