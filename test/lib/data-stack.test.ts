import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { anApp, resourcesOf, stacksOf, templatesOf } from './synthesis.ts';

const STATEFUL = new Set([
  'AWS::DynamoDB::GlobalTable',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
]);
const KEY = { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] };

const { data, application } = templatesOf();

describe('the data stack', () => {
  const stateful = Object.entries(resourcesOf(data)).filter(([, { Type }]) => STATEFUL.has(Type));

  /**
   * CloudFormation knows a resource by its logical id. A changed one means: make a new, empty one, and forget the old one with everything in it.
   * A failure here is no snapshot to be updated: the change that caused it must go, or customers' data must be moved by hand first.
   */
  it('keeps the logical ids of all that holds state, for ever', () => {
    expect(Object.fromEntries(stateful.map(([id, { Type }]) => [id, Type]))).toEqual({
      Key961B73FD: 'AWS::KMS::Key',
      StoreTable0CCFA19B: 'AWS::DynamoDB::GlobalTable',
      InboxDeadLettersFE4330BC: 'AWS::SQS::Queue',
      InboxQueue96F60793: 'AWS::SQS::Queue',
      VaultPlatformStandardSecretDB489CDE: 'AWS::SecretsManager::Secret',
      VaultPlatformXSecretEF100389: 'AWS::SecretsManager::Secret',
      VaultPlatformMetaSecretB9BBBB84: 'AWS::SecretsManager::Secret',
      VaultPlatformMetaVerifySecret5A28FB15: 'AWS::SecretsManager::Secret',
      VaultTextKeySecretADB672CF: 'AWS::SecretsManager::Secret',
      VaultAuthorKeySecretDD38D1B6: 'AWS::SecretsManager::Secret',
      VaultLinkKeySecretFDF6C50D: 'AWS::SecretsManager::Secret',
      AlertsTopicCF7C81C9: 'AWS::SNS::Topic',
      ExportsBucket54D5CE64: 'AWS::S3::Bucket',
    });
  });

  it('leaves everything that holds state in the account when the stack goes, unless it never came to be', () => {
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of stateful)
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'RetainExceptOnCreate', 'Retain']);
  });

  it('holds all that holds state: the application has none', () => {
    expect(Object.values(resourcesOf(application)).filter(({ Type }) => STATEFUL.has(Type))).toEqual([]);
  });

  it('cannot be deleted in production', () => {
    expect(stacksOf(anApp()).data.terminationProtection).toBe(true);
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: true }] });
  });

  it('can be deleted in any other stage', () => {
    const { data: test } = stacksOf(anApp(), { stage: 'test' });
    expect(test.terminationProtection).toBe(false);
    Template.fromStack(test).hasResourceProperties('AWS::DynamoDB::GlobalTable', { Replicas: [{ DeletionProtectionEnabled: false }] });
  });

  it('rotates its key', () => {
    data.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
});

describe('the table', () => {
  it('is encrypted with our key, can be restored to any second, forgets what has expired and is paid by use', () => {
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, SSESpecification: { KMSMasterKeyId: KEY } }],
    });
  });

  it('has text keys and three sparse indexes that hold keys only', () => {
    const index = (IndexName: string, partition: string, sort: string) => ({
      IndexName,
      ...schema(partition, sort),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    });
    const names = ['pk', 'sk', 'rp', 'rs', 'pp', 'ps', 'dp', 'ds'];
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      ...schema('pk', 'sk'),
      AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [index('Recent', 'rp', 'rs'), index('Priority', 'pp', 'ps'), index('Due', 'dp', 'ds')],
    });
  });

  const schema = (partition: string, sort: string) => ({
    KeySchema: [
      { AttributeName: partition, KeyType: 'HASH' },
      { AttributeName: sort, KeyType: 'RANGE' },
    ],
  });
});

describe('the secrets', () => {
  const secrets = resourcesOf(data, 'AWS::SecretsManager::Secret');
  const tagged = Object.values(secrets).map(({ Properties }) => ({ ...Properties, tags: tagsOf(Properties['Tags']) }));

  it('are all encrypted with our key', () => {
    for (const secret of tagged) expect(secret).toMatchObject({ KmsKeyId: KEY });
  });

  it('are one for each list that the platforms need, found by its tags', () => {
    expect(tagged.flatMap(({ tags }) => tags['groundswell:secret'] ?? []).sort()).toEqual(['meta', 'metaVerify', 'standard', 'x']);
    for (const { tags } of tagged) expect(tags['groundswell:stage']).toBe('production');
  });

  it('of platforms have no value in the template, so that no update of the stack puts one back', () => {
    for (const secret of tagged.filter(({ tags }) => tags['groundswell:secret'] !== undefined)) {
      expect(secret).not.toHaveProperty('SecretString');
      expect(secret).not.toHaveProperty('GenerateSecretString');
    }
  });

  it('of our own are generated, 64 letters and digits each', () => {
    const own = tagged.filter(({ tags }) => tags['groundswell:secret'] === undefined);
    expect(own).toHaveLength(3);
    for (const secret of own) expect(secret).toMatchObject({ GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } });
  });

  it('are only those of the chosen platforms', () => {
    const { data: withX } = templatesOf({ platforms: 'x' });
    expect(Object.keys(resourcesOf(withX, 'AWS::SecretsManager::Secret'))).toHaveLength(4);
  });
});

describe('the inbox', () => {
  it('hides a batch for six times as long as its reader may take, and gives up after five attempts', () => {
    data.hasResourceProperties('AWS::SQS::Queue', {
      VisibilityTimeout: 360,
      RedrivePolicy: { maxReceiveCount: 5, deadLetterTargetArn: { 'Fn::GetAtt': ['InboxDeadLettersFE4330BC', 'Arn'] } },
    });
  });

  it('and its dead letters keep what they have for fourteen days, encrypted', () => {
    data.resourceCountIs('AWS::SQS::Queue', 2);
    data.allResourcesProperties('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  });

  it('and its dead letters are found by their tags', () => {
    const tags = Object.values(resourcesOf(data, 'AWS::SQS::Queue')).map(({ Properties }) => tagsOf(Properties['Tags']));
    expect(tags).toEqual([
      { 'groundswell:queue': 'dead-letters', 'groundswell:stage': 'production' },
      { 'groundswell:queue': 'inbox', 'groundswell:stage': 'production' },
    ]);
  });
});

describe('what travels to the topic, the queues and the bucket', () => {
  it.each(['AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy'])('is refused without TLS by %s', (type) => {
    const policies = Object.values(resourcesOf(data, type));
    expect(policies.length).toBeGreaterThan(0);
    for (const { Properties } of policies) expect(JSON.stringify(Properties)).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
  });

  it('is encrypted with our key at the topic and in the bucket', () => {
    data.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: KEY });
    data.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { KMSMasterKeyID: KEY } }] },
    });
  });
});

describe('the export bucket', () => {
  it('is closed to the public and forgets after seven days, older versions included: it has none', () => {
    const closed = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
    data.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: closed,
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 7, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' }] },
    });
    expect(Object.values(resourcesOf(data, 'AWS::S3::Bucket')).map(({ Properties }) => Properties['VersioningConfiguration'])).toEqual([undefined]);
  });
});

/** Tags as CloudFormation has them, as a record. */
function tagsOf(tags: unknown): Record<string, string> {
  return Object.fromEntries((Array.isArray(tags) ? tags : []).map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]));
}
