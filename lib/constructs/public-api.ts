import { Lazy, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  HttpApi,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
  type HttpMethod,
  type HttpRoute,
  type IHttpRouteAuthorizer,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HandlerFunction } from './handler-function.ts';

/** Requests a second, and how many may come at one moment. */
export interface Pace {
  readonly rate: number;
  readonly burst: number;
}

export interface PublicApiProps {
  /** What the API is called in the console; names of APIs need not be unique. */
  readonly name: string;
  /** The pace of every route that has none of its own. */
  readonly pace: Pace;
  /** How long the access log is kept. */
  readonly logDays: RetentionDays;
  /** Closes the address that AWS gives: for an API that has a domain of its own. */
  readonly closed: boolean;
}

export interface Routes {
  readonly paths: readonly string[];
  readonly methods: readonly HttpMethod[];
  readonly function: HandlerFunction;
  /** @default that of the API */
  readonly pace?: Pace;
}

/**
 * A line of the access log. The route and not the path: the path of an acknowledge link holds its token, and no query is kept either.
 * The address tells a forger from a platform.
 */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    route: '$context.routeKey',
    status: '$context.status',
    milliseconds: '$context.responseLatency',
    bytes: '$context.responseLength',
    from: '$context.identity.sourceIp',
    refusal: '$context.error.responseType',
    fault: '$context.integration.error',
  }),
);

/** The one HTTP API: webhooks, acknowledge pages and the care API are routes of it. What no route names is answered 404 by the gateway. */
export class PublicApi extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** By route, in the letters of CloudFormation: the CDK hands them on as they are. */
  private readonly paces: Record<string, { readonly ThrottlingRateLimit: number; readonly ThrottlingBurstLimit: number }> = {};

  constructor(scope: Construct, id: string, { name, pace, logDays, closed }: PublicApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: name, createDefaultStage: false, disableExecuteApiEndpoint: closed });
    const log = new LogGroup(this, 'AccessLog', { retention: logDays, removalPolicy: RemovalPolicy.DESTROY });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: pace.rate, burstLimit: pace.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: ACCESS_LOG },
    });
    const { defaultChild } = this.stage.node;
    if (!(defaultChild instanceof CfnStage)) throw new TypeError('the stage of the API is no CfnStage');
    defaultChild.routeSettings = Lazy.any({ produce: () => this.paces });
  }

  /** Routes that only callers pass whom the authorizer knows. */
  guard(routes: Routes, authorizer: IHttpRouteAuthorizer): void {
    this.add(routes, authorizer);
  }

  /** Routes that anybody may call. `because` says who looks after them instead. */
  open(routes: Routes, because: string): void {
    for (const route of this.add(routes, new HttpNoneAuthorizer())) Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: because });
  }

  private add({ paths, methods, function: handler, pace }: Routes, authorizer: IHttpRouteAuthorizer): HttpRoute[] {
    const integration = new HttpLambdaIntegration(handler.node.id, handler.function);
    const routes = paths.flatMap((path) => this.api.addRoutes({ path, methods: [...methods], integration, authorizer }));
    // A pace names its route, so the route must be there first.
    this.stage.node.addDependency(...routes);
    if (pace !== undefined)
      for (const key of keysOf(paths, methods)) this.paces[key] = { ThrottlingRateLimit: pace.rate, ThrottlingBurstLimit: pace.burst };
    return routes;
  }
}

/** `GET /health`, as the gateway calls a route. */
const keysOf = (paths: readonly string[], methods: readonly HttpMethod[]): string[] =>
  paths.flatMap((path) => methods.map((method) => `${method} ${path}`));
