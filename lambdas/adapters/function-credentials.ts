import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type CredentialChain = NonNullable<DynamoDBClientConfig['credentialDefaultProvider']>;
type Source = Readonly<Record<string, string | undefined>>;

/** Lambda has handed this function no credentials. */
export class NoCredentials extends Error {
  override readonly name = 'NoCredentials';
}

// oxlint-disable-next-line no-restricted-properties -- the SDK's own settings, which no env.ts lists
const SOURCE: Source = process.env;

/**
 * Where clients get their credentials in a bundle: what Lambda put into the environment. `lib/bundle.ts` lets this module stand for
 * `@aws-sdk/credential-provider-node`, whose other places (files, logins, instances, other roles) no function has, and each start would read.
 * Rejects with NoCredentials.
 */
export const credentialsFrom =
  (source: Source): CredentialChain =>
  () =>
  async () => {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: sessionToken } = source;
    if (!accessKeyId || !secretAccessKey) throw new NoCredentials('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both in the environment.');
    return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
  };

/** The name that clients ask for. */
export const defaultProvider: CredentialChain = credentialsFrom(SOURCE);
