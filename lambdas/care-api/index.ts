import { now } from '../adapters/clock.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { createLambdaClient, createLambdaExports } from '../adapters/lambda-exports.ts';
import { createSnsClient } from '../adapters/sns-client.ts';
import { createSubscriptions } from '../adapters/sns-subscriptions.ts';
import { erasingOn } from '../composition/erasing.ts';
import { storesOn } from '../composition/store.ts';
import { tableOf } from '../composition/table.ts';
import { VERSION } from '../composition/version.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(ENVIRONMENT);
const log = createEmfLog({ functionName: functionName(), now });
const stores = storesOn(tableOf(environment));

export const handler = createHandler({
  ...stores,
  erasing: erasingOn(stores, environment.AUTHOR_KEY, log),
  exports: createLambdaExports({ client: createLambdaClient(), functionName: environment.EXPORT_FUNCTION }),
  subscriptions: createSubscriptions({
    client: createSnsClient(),
    topicArn: environment.TOPIC_ARN,
    sender: environment.MAIL_SENDER,
    brands: stores.brands,
    log,
  }),
  log,
  now,
  version: VERSION,
});
