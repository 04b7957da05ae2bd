import { CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { PLATFORMS } from '../core/platforms/index.ts';
import { AlertTopic } from './constructs/alert-topic.ts';
import { ExportBucket } from './constructs/export-bucket.ts';
import { Inbox } from './constructs/inbox.ts';
import { ANALYSIS_TIMEOUT } from './constructs/message-pipeline.ts';
import { Store } from './constructs/store.ts';
import { Vault } from './constructs/vault.ts';

export interface DataStackProps extends StackProps {
  /** The platforms that are meant to deliver: each gets its secrets. */
  readonly platforms: readonly string[];
  /** Whether the table refuses to be deleted, and the stack with it. */
  readonly isProduction: boolean;
}

/**
 * Everything that holds state: customers' messages, what has been received and not yet read, secrets and subscriptions. It changes rarely, so
 * that the application beside it can change often. All of it stays in the account when the stack goes, and the logical ids of its resources
 * are what CloudFormation knows them by: a renamed one is a new, empty one. `test/lib/data-stack.test.ts` pins them.
 */
export class DataStack extends Stack {
  readonly store: Store;
  readonly inbox: Inbox;
  readonly vault: Vault;
  readonly alerts: AlertTopic;
  readonly exports: ExportBucket;

  constructor(scope: Construct, id: string, { platforms, isProduction, ...props }: DataStackProps) {
    super(scope, id, { ...props, terminationProtection: isProduction });
    const key = new Key(this, 'Key', {
      description: 'Groundswell: messages, secrets, alerts and exports',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.store = new Store(this, 'Store', { key, deletionProtection: isProduction });
    this.inbox = new Inbox(this, 'Inbox', { readerTimeout: ANALYSIS_TIMEOUT });
    this.vault = new Vault(this, 'Vault', { key, lists: secretListsOf(platforms) });
    this.alerts = new AlertTopic(this, 'Alerts', { key });
    this.exports = new ExportBucket(this, 'Exports', { key });
    this.tell();
  }

  /** What somebody needs to know after `cdk deploy`. */
  private tell(): void {
    const { store, inbox, alerts } = this;
    new CfnOutput(this, 'TableName', { value: store.table.tableName, description: 'Where everything is stored' });
    new CfnOutput(this, 'AlertTopicArn', { value: alerts.topic.topicArn, description: 'Where alerts are published' });
    new CfnOutput(this, 'InboxUrl', { value: inbox.queue.queueUrl, description: 'Where deliveries wait to be analysed' });
    new CfnOutput(this, 'DeadLettersUrl', { value: inbox.deadLetters.queueUrl, description: 'Where deliveries lie that could not be analysed' });
  }
}

/** The names of the lists of secrets that some platforms need. */
const secretListsOf = (names: readonly string[]): readonly string[] => [
  ...new Set(PLATFORMS.filter(({ name }) => names.includes(name)).flatMap(listsOf)),
];

const listsOf = ({ secrets, handshakeSecrets = secrets }: (typeof PLATFORMS)[number]): string[] => [secrets, handshakeSecrets];
