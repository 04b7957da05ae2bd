import { ComprehendClient } from '@aws-sdk/client-comprehend';
import { startComprehend } from '../../test/stand-ins/comprehend.ts';
import { clientSettings } from '../../test/stand-ins/client-settings.ts';
import { openTable } from '../../test/stand-ins/dynalite.ts';
import { startSqsAndSns } from '../../test/stand-ins/sqs-and-sns.ts';
import type { Ledger } from './ledger.ts';
import { meter, meterTable } from './meter.ts';

/** As lib/settings has it. */
const SHARDS = 4;

/** The services that a deployment calls, with real clients whose calls are counted. */
export const startEmulators = async (ledger: Ledger, now: () => number) => {
  const { table, client, close } = await openTable({ shards: SHARDS, now });
  const queues = await startSqsAndSns();
  const comprehend = await startComprehend();
  const inboxUrl = await queues.createQueue('inbox');
  const topicArn = await queues.createTopic('alerts');
  const reader = new ComprehendClient(clientSettings(comprehend.url));
  meterTable(client, ledger);
  meter(queues.sqs, 'SQS', ledger);
  meter(queues.sns, 'SNS', ledger);
  meter(reader, 'Comprehend', ledger);
  return {
    table,
    sqs: queues.sqs,
    sns: queues.sns,
    comprehend: reader,
    inboxUrl,
    topicArn,
    /** Documents that Comprehend has answered so far, the language of a text and its mood each for one. */
    documents: (): number => comprehend.documents,
    close: async (): Promise<void> => {
      reader.destroy();
      await Promise.all([close(), queues.close(), comprehend.close()]);
    },
  };
};
export type Emulators = Awaited<ReturnType<typeof startEmulators>>;
