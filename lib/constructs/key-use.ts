import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

export type KeyedService = 'dynamodb' | 'sns' | 's3' | 'secretsmanager';

const READING = ['kms:Decrypt', 'kms:DescribeKey'];
/** Spelt out, since `kms:ReEncrypt*` and `kms:GenerateDataKey*` would be wildcards. */
const WRITING = [...READING, 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** Lets somebody read what a service keeps under our key: through that service, never with the key alone. */
export const grantDecrypt = (key: IKey, grantee: IGrantable, service: KeyedService): void => grant(key, grantee, service, READING);

/** Lets somebody read and write what a service keeps under our key. */
export const grantEncryptDecrypt = (key: IKey, grantee: IGrantable, service: KeyedService): void => grant(key, grantee, service, WRITING);

function grant(key: IKey, { grantPrincipal }: IGrantable, service: KeyedService, actions: string[]): void {
  const condition = { StringEquals: { 'kms:ViaService': `${service}.${Stack.of(key).region}.amazonaws.com` } };
  grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [key.keyArn], conditions: condition }));
}
