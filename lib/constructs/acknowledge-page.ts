import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { Construct } from 'constructs';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import type { PublicApi } from './public-api.ts';
import { storeSettings, type Stored } from './store-settings.ts';
import type { Secret } from './vault.ts';

export interface AcknowledgePageProps extends Workshop {
  readonly api: PublicApi;
  readonly stored: Stored;
  /** The key that signed the links of alerts. */
  readonly linkKey: Secret;
}

const TIMEOUT = Duration.seconds(10);
/** Somebody waits for this page in the middle of a crisis, and nobody keeps it warm. */
const MEMORY = 1_024;

/** The page behind the link of an alert: shows the incident, and takes it on. */
export class AcknowledgePage extends Construct {
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, { api, stored, linkKey, ...workshop }: AcknowledgePageProps) {
    super(scope, id);
    this.handler = new HandlerFunction(this, 'Acknowledge', {
      ...workshop,
      name: 'acknowledge',
      description: 'The page behind the link of an alert, where somebody takes on an incident.',
      environment: { ...storeSettings(stored), LINK_KEY: linkKey.arn },
      memory: MEMORY,
      timeout: TIMEOUT,
    });
    stored.store.grantReadWrite(this.handler);
    linkKey.grantRead(this.handler);
    api.open(
      { paths: ['/acknowledge/{token}'], methods: [HttpMethod.GET, HttpMethod.POST], function: this.handler },
      'People open this from a mail, without an account: the link holds a signed token that expires, which the function verifies before anything else.',
    );
  }
}
