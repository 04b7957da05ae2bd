import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface InboxProps {
  /** The time-out of the function that reads the inbox. */
  readonly readerTimeout: Duration;
  /** How often a delivery is tried before it becomes a dead letter. @default 5 */
  readonly attempts?: number;
}

/** AWS asks for six times the reader's time-out, so that a batch under way is not handed out twice. */
const VISIBILITY_FACTOR = 6;
const ATTEMPTS = 5;
/** The longest that SQS keeps a message: a dead letter must survive a long holiday. */
const RETENTION = Duration.days(14);
/** By this tag the operators' commands find a queue that has no name of its own. */
const QUEUE_TAG = 'groundswell:queue';

/**
 * The inbox between the webhook door and the analysis: a standard queue, made fair by the account that each message carries
 * as its MessageGroupId, with dead letters. What fails here is a customer who is not heard until somebody redrives it.
 */
export class Inbox extends Construct {
  readonly queue: IQueue;
  readonly deadLetters: IQueue;

  constructor(scope: Construct, id: string, { readerTimeout, attempts = ATTEMPTS }: InboxProps) {
    super(scope, id);
    if (attempts < 1 || attempts > 1_000) throw new RangeError(`attempts is ${attempts}; SQS takes 1 to 1000`);
    const kept = {
      retentionPeriod: RETENTION,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    };
    const deadLetters = new Queue(this, 'DeadLetters', kept);
    const queue = new Queue(this, 'Queue', {
      ...kept,
      visibilityTimeout: Duration.seconds(VISIBILITY_FACTOR * readerTimeout.toSeconds()),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: attempts },
    });
    Tags.of(deadLetters).add(QUEUE_TAG, 'dead-letters');
    Tags.of(queue).add(QUEUE_TAG, 'inbox');
    this.deadLetters = deadLetters;
    this.queue = queue;
  }

  /** Lets somebody put messages in. */
  grantSend({ grantPrincipal }: IGrantable): void {
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queue.queueArn] }));
  }
}
