import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { alertSettings, grantAlerting, type Alerting } from './alerting.ts';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import type { Inbox } from './inbox.ts';
import { grantReading, readingSettings, type MoodReading } from './mood-reading.ts';
import type { Secret } from './vault.ts';
import { storeSettings, type Stored } from './store-settings.ts';

export interface MessagePipelineProps extends Workshop {
  readonly inbox: Inbox;
  readonly stored: Stored;
  readonly alerting: Alerting;
  /** Who reads the moods. */
  readonly reading: MoodReading;
  /** How many batches are analysed at once, 2 to 1000: what Comprehend's quota bears. */
  /** Keys the hashes by which erased people are known again. */
  readonly authorKey: Secret;
  readonly maxConcurrency: number;
}

/** A batch may wait for a throttled Comprehend. The inbox hides its messages for six times as long. */
export const ANALYSIS_TIMEOUT = Duration.minutes(1);
/** Two calls of Comprehend when all are of one language; a larger batch would be given back as a whole more often. */
const BATCH_SIZE = 50;
/** What a message may wait for company: Comprehend reads 25 texts in a call as fast as one. */
const BATCHING_WINDOW = Duration.seconds(1);
const MEMORY = 1_024;

/** From the inbox to the store: mood, conversation, pulse, and the crisis that may begin. */
export class MessagePipeline extends Construct {
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, props: MessagePipelineProps) {
    super(scope, id);
    const { inbox, stored, alerting, reading, authorKey, maxConcurrency, ...workshop } = props;
    this.handler = new HandlerFunction(this, 'AnalyzeMessages', {
      ...workshop,
      name: 'analyzeMessages',
      description: 'Reads the mood of messages, stores them with their conversations and looks for the crisis that begins.',
      environment: {
        ...storeSettings(stored),
        ...alertSettings(alerting),
        ...readingSettings(reading),
        AUTHOR_KEY: authorKey.arn,
      },
      memory: MEMORY,
      timeout: ANALYSIS_TIMEOUT,
    });
    this.readFrom(inbox, maxConcurrency);
    stored.store.grantReadWrite(this.handler);
    grantAlerting(alerting, this.handler);
    grantReading(reading, this.handler);
    authorKey.grantRead(this.handler);
  }

  /** A batch gives back the messages that failed, and only those. */
  private readFrom(inbox: Inbox, maxConcurrency: number): void {
    this.handler.function.addEventSource(
      new SqsEventSource(inbox.queue, { batchSize: BATCH_SIZE, maxBatchingWindow: BATCHING_WINDOW, maxConcurrency, reportBatchItemFailures: true }),
    );
  }
}
