import { now } from '../adapters/clock.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { createSnsClient } from '../adapters/sns-client.ts';
import { createSubscriptionCounts } from '../adapters/sns-subscription-counts.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const { TOPIC_ARN } = readEnvironment(ENVIRONMENT);

export const handler = createHandler({
  subscriptions: createSubscriptionCounts({ client: createSnsClient(), topicArn: TOPIC_ARN }),
  log: createEmfLog({ functionName: functionName(), now }),
});
