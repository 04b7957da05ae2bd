import { createSecretKey, type KeyObject } from 'node:crypto';
import { now } from '../adapters/clock.ts';
import { createSecretsManager, createSecretsManagerClient } from '../adapters/secrets-manager.ts';
import type { Log } from '../ports.ts';

/** The keys under one secret of our own, the newest first. */
export const keysOf = (arn: string, log: Log): (() => Promise<readonly string[]>) => {
  const secrets = createSecretsManager({ client: createSecretsManagerClient(), arns: { own: arn }, log, now });
  return async () => (await secrets.of('own')).map(({ secret }) => secret);
};

/** The first of some keys, as a key that hashes are made with. Rejects when there is none. */
export const hashKeyOf = (keys: () => Promise<readonly string[]>) => async (): Promise<KeyObject> => {
  const [key] = await keys();
  if (key === undefined) throw new Error('The secret that keys text hashes is empty.');
  return createSecretKey(Buffer.from(key));
};
