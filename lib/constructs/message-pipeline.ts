import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge-wildcard.ts';
import { alertSettings, grantAlerting, type Alerting } from './alerting.ts';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import type { Inbox } from './inbox.ts';
import { unitsFor } from '../settings/comprehend-price.ts';
import type { MoodChoice } from '../settings/keys.ts';
import { storeSettings, type Stored } from './store-settings.ts';
import type { Secret } from './vault.ts';

export interface MessagePipelineProps extends Workshop {
  readonly inbox: Inbox;
  readonly stored: Stored;
  readonly alerting: Alerting;
  /** Who reads the moods. */
  readonly reading: MoodReading;
  /** How many batches are analysed at once, 2 to 1000: what Comprehend's quota bears. */
  readonly maxConcurrency: number;
}

/** Who reads the moods, and on what terms. */
export interface MoodReading {
  readonly mood: MoodChoice;
  /** How sure the embedded engine must be in a hybrid, 0.25 to 1. */
  readonly sureAt: number;
  /** What a hybrid may spend on Comprehend in a day, in US dollars. */
  readonly comprehendDollarsPerDay: number;
  /** The region whose Comprehend reads the texts. */
  readonly comprehendRegion: string;
  /** Keys the hashes of texts by which their mood is remembered. */
  readonly textKey: Secret;
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
    const { inbox, stored, alerting, reading, maxConcurrency, ...workshop } = props;
    this.handler = new HandlerFunction(this, 'AnalyzeMessages', {
      ...workshop,
      name: 'analyzeMessages',
      description: 'Reads the mood of messages, stores them with their conversations and looks for the crisis that begins.',
      environment: {
        ...storeSettings(stored),
        ...alertSettings(alerting),
        ...moodSettings(reading),
      },
      memory: MEMORY,
      timeout: ANALYSIS_TIMEOUT,
    });
    this.readFrom(inbox, maxConcurrency);
    stored.store.grantReadWrite(this.handler);
    grantAlerting(alerting, this.handler);
    if (reading.mood !== 'embedded') this.grantComprehend(reading);
  }

  /** A batch gives back the messages that failed, and only those. */
  private readFrom(inbox: Inbox, maxConcurrency: number): void {
    this.handler.function.addEventSource(
      new SqsEventSource(inbox.queue, { batchSize: BATCH_SIZE, maxBatchingWindow: BATCHING_WINDOW, maxConcurrency, reportBatchItemFailures: true }),
    );
  }

  /** The embedded engine needs none of it: without this no text can leave. */
  private grantComprehend({ textKey }: MoodReading): void {
    textKey.grantRead(this.handler);
    this.handler.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['comprehend:BatchDetectDominantLanguage', 'comprehend:BatchDetectSentiment'], resources: ['*'] }),
    );
    acknowledgeWildcard(this.handler, 'Resource::*', 'Neither Comprehend nor X-Ray knows resources for these actions: they are only allowed on all.');
  }
}

const moodSettings = ({ mood, sureAt, comprehendDollarsPerDay, comprehendRegion, textKey }: MoodReading) => ({
  MOOD: mood,
  SURE_AT: String(sureAt),
  COMPREHEND_REGION: comprehendRegion,
  COMPREHEND_UNITS_PER_DAY: String(unitsFor(comprehendDollarsPerDay)),
  TEXT_KEY: textKey.arn,
});
