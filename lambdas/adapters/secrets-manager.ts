import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import * as z from 'zod';
import type { PlatformSecret } from '../../core/platforms/platform.ts';
import { platformSecretOf, readSecretList } from '../../core/platforms/secret-list.ts';
import { MINUTE, SECOND, type Time } from '../../core/time.ts';
import type { Log, Now, Secrets } from '../ports.ts';

export interface SecretsManagerSettings {
  readonly client: SecretsManagerClient;
  /** The ARN of each list that this deployment has, by its name. */
  readonly arns: Readonly<Record<string, string>>;
  readonly log: Log;
  readonly now: Now;
  /** A list is read again after so many milliseconds. @default 5 minutes */
  readonly keptFor?: number;
}

const KEPT_FOR = 5 * MINUTE;
/** After a failure, and while no secret is set, we ask again sooner: somebody is likely to be mending it just now. */
const ASK_AGAIN = 30 * SECOND;

const Arns = z.record(z.string().min(1), z.string().min(1));

/** ARNs by name, of the JSON that the deployment sets. Throws when it is of another form. */
export const readArns = (json: string): Readonly<Record<string, string>> => Arns.parse(JSON.parse(json));

/** A client that answers within the deadlines of the platforms, or says that it cannot. */
export const createSecretsManagerClient = (config: SecretsManagerClientConfig = {}): SecretsManagerClient =>
  new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1_000, throwOnRequestTimeout: true },
    ...config,
  });

/**
 * Lists of secrets in Secrets Manager, kept for some minutes, so that a rotation needs no deployment. A signature that fits none of
 * them is no reason to look again: whoever forges signatures could then make us ask, and pay, for each. While Secrets Manager cannot
 * be asked, the secrets of before stay valid. `of` rejects when they were never read.
 */
export const createSecretsManager = ({ client, arns, ...settings }: SecretsManagerSettings): Secrets => {
  const lists = new Map(Object.entries(arns).map(([name, arn]) => [name, keptList(name, () => readList(client, arn), settings)]));
  return {
    of: async (name) => (await lists.get(name)?.()) ?? [],
    howToSet: (name) =>
      lists.has(name)
        ? `Set one with: npm run secret -- ${name}`
        : `This deployment has no place for it: name its platform in the deployment's setting "platforms".`,
  };
};

type List = readonly PlatformSecret[];

/** One list, read at most once at a time, however many ask for it. */
function keptList(name: string, read: () => Promise<List>, { log, now, keptFor = KEPT_FOR }: Omit<SecretsManagerSettings, 'client' | 'arns'>) {
  let kept: { readonly list: List; readonly until: Time } | undefined;
  let reading: Promise<List> | undefined;
  const refreshed = async (): Promise<List> => {
    const list = await read().catch((error: unknown) => {
      if (kept === undefined) throw error;
      log.warn('secrets not read again, those of before stay valid', { name, error: error instanceof Error ? error.name : typeof error });
    });
    kept = { list: list ?? kept?.list ?? [], until: now() + (list === undefined || list.length === 0 ? ASK_AGAIN : keptFor) };
    return kept.list;
  };
  return async (): Promise<List> => {
    if (kept !== undefined && now() < kept.until) return kept.list;
    reading ??= refreshed().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}

async function readList(client: SecretsManagerClient, arn: string): Promise<List> {
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return readSecretList(SecretString).map(platformSecretOf);
  } catch (error) {
    if (isNeverFilled(error)) return [];
    throw error;
  }
}

/** A secret without any value, and a secret that is not there, differ in their words only; the second must not pass for the first. */
const isNeverFilled = (error: unknown): boolean => error instanceof ResourceNotFoundException && /staging label/.test(error.message);
