import {
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretListEntry,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { readSecretList, type SecretList } from '../core/platforms/secret-list.ts';
import { SECRET_TAG, STAGE_TAG } from './deployment.ts';
import { Refusal } from './refusal.ts';

/** The ARN of the one secret of that name and stage, by its tags. Throws Refusal when there is none, or more than one. */
export const findSecret = async (client: SecretsManagerClient, name: string, stage: string): Promise<string> => {
  const found = (await secretsTagged(client, name)).filter((secret) => tagOf(secret, STAGE_TAG) === stage);
  const [arn, ...more] = found.flatMap(({ ARN }) => ARN ?? []);
  const region = await client.config.region();
  if (arn === undefined)
    throw new Refusal(
      `There is no secret for ${name} of stage "${stage}" in ${region}. Is it deployed there, with this platform? Choose with --stage and --region.`,
    );
  if (more.length > 0)
    throw new Refusal(
      `${more.length + 1} secrets are tagged for ${name} of stage "${stage}": ${[arn, ...more].join(', ')}. Take the tags off the old ones.`,
    );
  return arn;
};

/** All that carry this name as a tag, whatever their stage. The service matches keys and values apart, and by their beginning. */
async function secretsTagged(client: SecretsManagerClient, name: string): Promise<SecretListEntry[]> {
  const found: SecretListEntry[] = [];
  let token: string | undefined;
  do {
    const Filters = [
      { Key: 'tag-key' as const, Values: [SECRET_TAG] },
      { Key: 'tag-value' as const, Values: [name] },
    ];
    const page = await client.send(new ListSecretsCommand({ Filters, NextToken: token }));
    found.push(...(page.SecretList ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return found.filter((secret) => tagOf(secret, SECRET_TAG) === name);
}

const tagOf = ({ Tags = [] }: SecretListEntry, key: string): string | undefined => Tags.find(({ Key }) => Key === key)?.Value;

/** What is stored now; the empty list where nothing ever was. Throws Refusal when it is no list. */
export const storedList = async (client: SecretsManagerClient, arn: string): Promise<SecretList> => {
  try {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    return readSecretList(SecretString);
  } catch (error) {
    if (error instanceof ResourceNotFoundException && /staging label/.test(error.message)) return [];
    if (error instanceof SyntaxError) throw new Refusal('What is stored there is no list of secrets. --replace puts yours in its place.');
    throw error;
  }
};

export const storeList = async (client: SecretsManagerClient, arn: string, list: SecretList): Promise<void> => {
  await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: JSON.stringify(list) }));
};
