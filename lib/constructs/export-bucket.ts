import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import * as z from 'zod';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import type { HandlerFunction } from './handler-function.ts';
import { grantEncryptDecrypt } from './key-use.ts';

export interface ExportBucketProps {
  /** What exports are encrypted with. */
  readonly key: IKey;
}

/** Long enough to fetch an export after a weekend; nothing is kept here for its own sake. */
const KEPT = Duration.days(7);

/** Where exports wait to be fetched. It has no versions: what a person wants erased must not survive as an older one. */
export class ExportBucket extends Construct {
  readonly bucket: Bucket;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key }: ExportBucketProps) {
    super(scope, id);
    this.key = key;
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: KEPT, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'An export lives for seven days and is reached by signed links only; who asked for one stands in the log of the care API. ' +
        'Access logs would outlive what they speak of, and need a bucket of their own for each deployment.',
    });
  }

  /** Lets a function write exports and sign links to them. To whom may list the bucket, one that is not there yet is a 404 and no 403. */
  grantReadWrite(handler: HandlerFunction): void {
    const { bucketArn } = this.bucket;
    const { grantPrincipal } = handler;
    const actions = ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'];
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [this.bucket.arnForObjects('*')] }));
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }));
    grantEncryptDecrypt(this.key, handler, 's3');
    acknowledgeWildcard(
      handler,
      `Resource::${this.importedArn()}/*`,
      'Each export has a name of its own that nobody knows before; the bucket holds nothing else.',
    );
  }

  /** What other stacks import the bucket's ARN by: so cdk-nag calls it. */
  private importedArn(): string {
    const stack = Stack.of(this);
    return z.object({ 'Fn::ImportValue': z.string() }).parse(stack.resolve(stack.exportValue(this.bucket.bucketArn)))['Fn::ImportValue'];
  }
}
