import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { grantDecrypt, grantEncryptDecrypt } from './key-use.ts';
import { INDEXES } from './watched.ts';

export interface StoreProps {
  /** What everything in it is encrypted with. */
  readonly key: IKey;
  /** Refuses to be deleted, by CloudFormation and by hand. */
  readonly deletionProtection: boolean;
}

const READS = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITES = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'];

/** The attributes of the index keys: `Recent` has `rp` and `rs`. */
const letterOf = (index: string): string => index.charAt(0).toLowerCase();

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** Messages, conversations, pulses, incidents and brands: one table, paid by use, that can be restored to any second of the last 35 days. */
export class Store extends Construct {
  readonly table: TableV2;
  private readonly key: IKey;

  constructor(scope: Construct, id: string, { key, deletionProtection }: StoreProps) {
    super(scope, id);
    this.key = key;
    this.table = new TableV2(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      // What a list shows is read from the table itself, which is consistent: an index only has to say where to look.
      globalSecondaryIndexes: INDEXES.map((indexName) => ({
        indexName,
        partitionKey: text(`${letterOf(indexName)}p`),
        sortKey: text(`${letterOf(indexName)}s`),
        projectionType: ProjectionType.KEYS_ONLY,
      })),
      timeToLiveAttribute: 'expires',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      encryption: TableEncryptionV2.customerManagedKey(key),
      deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  /** Lets somebody read items by key and by index. Nobody may scan. */
  grantRead(grantee: IGrantable): void {
    this.allow(grantee, READS);
    grantDecrypt(this.key, grantee, 'dynamodb');
  }

  /** Lets somebody read and write items. */
  grantReadWrite(grantee: IGrantable): void {
    this.allow(grantee, [...READS, ...WRITES]);
    grantEncryptDecrypt(this.key, grantee, 'dynamodb');
  }

  private allow({ grantPrincipal }: IGrantable, actions: string[]): void {
    const { tableArn } = this.table;
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [tableArn] }));
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['dynamodb:Query'], resources: INDEXES.map((index) => `${tableArn}/index/${index}`) }),
    );
  }
}
