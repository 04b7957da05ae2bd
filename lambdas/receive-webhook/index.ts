import { now } from '../adapters/clock.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { createSecretsManager, createSecretsManagerClient, readArns } from '../adapters/secrets-manager.ts';
import { createSqsClient, createSqsInbox } from '../adapters/sqs-inbox.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const { INBOX_URL, SECRETS } = readEnvironment(ENVIRONMENT);
const log = createEmfLog({ functionName: functionName(), now });

export const handler = createHandler({
  secrets: createSecretsManager({ client: createSecretsManagerClient(), arns: readArns(SECRETS), log, now }),
  inbox: createSqsInbox({ client: createSqsClient(), queueUrl: INBOX_URL }),
  // A standard queue keeps no order, and a replay's watermarks need one.
  takesReplays: false,
  log,
  now,
});
