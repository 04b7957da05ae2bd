import { SNSClient } from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { credentialsFrom, NoCredentials } from '../../../lambdas/adapters/function-credentials.ts';

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI', AWS_SESSION_TOKEN: 'session' };

/** What a client of the SDK signs with, when it is made without credentials of its own. */
const credentialsOfClient = async (environment: Readonly<Record<string, string>>) =>
  new SNSClient({ region: 'eu-central-1', credentialDefaultProvider: credentialsFrom(environment) }).config.credentials();

describe('the credentials of a function', () => {
  it('are those that Lambda put into its environment', async () => {
    expect(await credentialsOfClient(KEYS)).toMatchObject({ accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI', sessionToken: 'session' });
  });

  it('need no session, since the keys of a user have none', async () => {
    const { AWS_SESSION_TOKEN: _, ...keys } = KEYS;
    expect(await credentialsOfClient(keys)).not.toHaveProperty('sessionToken');
  });

  it.each([
    { name: 'both keys', missing: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] },
    { name: 'the id of the key', missing: ['AWS_ACCESS_KEY_ID'] },
    { name: 'the secret key', missing: ['AWS_SECRET_ACCESS_KEY'] },
  ])('are refused without $name, in words that hold no secret', async ({ missing }) => {
    const environment = Object.fromEntries(Object.entries(KEYS).filter(([name]) => !missing.includes(name)));
    const refusal = await credentialsOfClient(environment).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(NoCredentials);
    expect(String(refusal)).not.toContain('wJalr');
  });
});
