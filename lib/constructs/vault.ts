import { RemovalPolicy, Tags, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { grantDecrypt } from './key-use.ts';

export interface VaultProps {
  /** What every secret in it is encrypted with. */
  readonly key: IKey;
  /** The names of the platforms' lists of secrets, such as `x`, `meta` and `metaVerify`. */
  readonly lists: readonly string[];
}

/** By this tag `npm run secret` finds a secret that has no name of its own. */
const SECRET_TAG = 'groundswell:secret';
const KEY_LENGTH = 64;
/** Letters and digits: 64 of them are 380 bits. */
const GENERATED = { passwordLength: KEY_LENGTH, excludePunctuation: true };

/** One secret: where it is, and who may read it. */
export class Secret extends Construct {
  readonly arn: string;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, props: { key: IKey; description: string; generated?: boolean }) {
    super(scope, id);
    const { key, description, generated = false } = props;
    // Without a value: were there one in the template, an update of the stack could put it back over the one that an operator set.
    const secret = new CfnSecret(this, 'Secret', { description, kmsKeyId: key.keyArn, ...(generated ? { generateSecretString: GENERATED } : {}) });
    secret.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    // Its ARN, as `Ref` is too on AWS; an emulator that checks permissions may take `Ref` for the name.
    this.arn = secret.attrId;
    this.key = key;
  }

  /** Lets somebody read its value. */
  grantRead(grantee: IGrantable): void {
    grantee.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [this.arn] }));
    grantDecrypt(this.key, grantee, 'secretsmanager');
  }
}

/** All secrets: those of the platforms, created empty and filled by `npm run secret`, and three keys of our own, generated. */
export class Vault extends Construct {
  /** By the name of their list. */
  readonly ofPlatforms: ReadonlyMap<string, Secret>;
  /** Keys the hashes of texts by which their mood is remembered. */
  readonly textKey: Secret;
  /** Signs the links by which an incident is acknowledged. */
  readonly linkKey: Secret;
  /** Keys the hashes by which erased people are known again. It must not be lost: what comes again would no longer be dropped. */
  readonly authorKey: Secret;

  constructor(scope: Construct, id: string, { key, lists }: VaultProps) {
    super(scope, id);
    this.ofPlatforms = new Map(lists.map((list) => [list, this.listOf(list, key)]));
    this.textKey = new Secret(this, 'TextKey', { key, description: 'Groundswell: keys the hashes of texts', generated: true });
    this.linkKey = new Secret(this, 'LinkKey', { key, description: 'Groundswell: signs the links of alerts', generated: true });
    this.authorKey = new Secret(this, 'AuthorKey', { key, description: 'Groundswell: keys the hashes of erased people', generated: true });
    this.acknowledgeRotation();
  }

  private listOf(list: string, key: IKey): Secret {
    const secret = new Secret(this, `Platform${pascal(list)}`, { key, description: `Groundswell: npm run secret -- ${list}` });
    Tags.of(secret).add(SECRET_TAG, list);
    return secret;
  }

  private acknowledgeRotation(): void {
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'The secrets of platforms are issued there and cannot be rotated by a schedule here: `npm run secret` rotates them without an outage, ' +
        'since each is a list. A new text key would only make texts be paid for again, a new link key break the links of open incidents, and a new author key forget who was erased.',
    });
  }
}

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
