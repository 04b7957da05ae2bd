import { Duration } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer, HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Construct } from 'constructs';
import type { AlertTopic } from './alert-topic.ts';
import { mailSenderSetting } from './alerting.ts';
import type { BrandExports } from './brand-exports.ts';
import { HandlerFunction, type Workshop } from './handler-function.ts';
import type { PublicApi } from './public-api.ts';
import type { Secret } from './vault.ts';
import { storeSettings, type Stored } from './store-settings.ts';

/** Who issues the tokens of callers, and whom they are for. */
export interface Tokens {
  readonly issuer: string;
  readonly audience: readonly string[];
}

export interface CareApiProps extends Workshop {
  readonly api: PublicApi;
  readonly stored: Stored;
  readonly topic: AlertTopic;
  /** Where mails come from; with none the topic subscribes the addresses of brands. */
  readonly mailSender: string | undefined;
  readonly exports: BrandExports;
  /** Keys the hashes by which erased people are known again. */
  readonly authorKey: Secret;
  /**
   * Callers show tokens with brands and a scope.
   * @default callers are known by IAM, and are admins
   */
  readonly tokens: Tokens | undefined;
}

/** Everything about a brand, a conversation or an incident. The function knows the rest, and answers 404 and 405 itself. */
const PATHS = ['/brands', '/brands/{proxy+}', '/conversations/{proxy+}', '/incidents/{proxy+}'];
/** The gateway gives up after thirty seconds. */
const TIMEOUT = Duration.seconds(29);
const MEMORY = 1_024;

/** What care teams and their programs ask: brands, conversations, incidents, exports. No route but /health and /openapi.json is open. */
export class CareApi extends Construct {
  readonly handler: HandlerFunction;

  constructor(scope: Construct, id: string, props: CareApiProps) {
    super(scope, id);
    const { api, stored, topic, mailSender, exports, authorKey, tokens, ...workshop } = props;
    this.handler = new HandlerFunction(this, 'CareApi', {
      ...workshop,
      name: 'careApi',
      description: 'Answers questions about brands, conversations and incidents, and changes them.',
      environment: {
        ...storeSettings(stored),
        TOPIC_ARN: topic.topic.topicArn,
        MAIL_SENDER: mailSenderSetting(mailSender),
        AUTHOR_KEY: authorKey.arn,
        EXPORT_FUNCTION: exports.handler.function.functionName,
      },
      memory: MEMORY,
      timeout: TIMEOUT,
    });
    stored.store.grantReadWrite(this.handler);
    authorKey.grantRead(this.handler);
    topic.grantSubscribe(this.handler);
    exports.grantAsk(this.handler);
    api.guard({ paths: PATHS, methods: [HttpMethod.ANY], function: this.handler }, authorizerFor(tokens));
    api.open(
      { paths: ['/health'], methods: [HttpMethod.GET], function: this.handler },
      'Probes have no credentials; the answer is a status and a version, nothing of any brand.',
    );
    api.open(
      { paths: ['/openapi.json'], methods: [HttpMethod.GET], function: this.handler },
      'The description of the API is in the repository for everybody; it is nothing of any brand.',
    );
  }
}

const authorizerFor = (tokens: Tokens | undefined) =>
  tokens === undefined ? new HttpIamAuthorizer() : new HttpJwtAuthorizer('Tokens', tokens.issuer, { jwtAudience: [...tokens.audience] });
