import { Duration, Stack } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import type { Inbox } from './inbox.ts';
import type { PublicApi } from './public-api.ts';
import type { Vault } from './vault.ts';

export interface WebhookDoorProps extends Workshop {
  readonly api: PublicApi;
  readonly inbox: Inbox;
  readonly vault: Vault;
}

const PATHS = ['/webhooks/{platform}', '/webhooks/{platform}/{account}'];
/** What a large brand in a crisis brings; beyond it the gateway answers 429 and platforms deliver again. */
const PACE = { rate: 2_000, burst: 1_000 };
/** The most patient platform waits ten seconds; an answer later than that is delivered again anyway. */
const TIMEOUT = Duration.seconds(10);
/** More than a quarter of a core: verifying and reading take well under a millisecond, and the first delivery after a quiet hour less than the least patient platform's three seconds. */
const MEMORY = 512;

/** Where platforms deliver: verifies, reads and queues each delivery within their few seconds. */
export class WebhookDoor extends Construct {
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, { api, inbox, vault, ...workshop }: WebhookDoorProps) {
    super(scope, id);
    const arns = Object.fromEntries([...vault.ofPlatforms].map(([list, { arn }]) => [list, arn]));
    this.handler = new HandlerFunction(this, 'ReceiveWebhook', {
      ...workshop,
      name: 'receiveWebhook',
      description: 'Accepts signed deliveries of platforms and puts them into the inbox.',
      environment: { INBOX_URL: inbox.queue.queueUrl, SECRETS: Stack.of(this).toJsonString(arns) },
      memory: MEMORY,
      timeout: TIMEOUT,
      runsUntold: true,
    });
    inbox.grantSend(this.handler);
    for (const secret of vault.ofPlatforms.values()) secret.grantRead(this.handler);
    api.open(
      { paths: PATHS, methods: [HttpMethod.GET, HttpMethod.OPTIONS, HttpMethod.POST], function: this.handler, pace: PACE },
      'Platforms know no AWS credentials: each delivery carries a signature of its own, which the function verifies over the raw bytes before it reads any of them.',
    );
  }
}
