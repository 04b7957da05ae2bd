import type { IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** The functions by name, in the order of a message's journey. */
export const FUNCTION_NAMES = ['receiveWebhook', 'analyzeMessages', 'watchBrands', 'careApi', 'acknowledge', 'exportBrand', 'checkAlerts'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** Everything that alarms and dashboard look at. */
export interface Watched {
  readonly functions: Readonly<Record<FunctionName, IFunction>>;
  readonly inbox: IQueue;
  readonly deadLetters: IQueue;
  /** Of table and API only what is looked at: under exact optional types `TableV2` is no `ITableV2`, and `HttpApi` no `IHttpApi`. */
  readonly table: Pick<
    ITableV2,
    'tableName' | 'metric' | 'metricConsumedReadCapacityUnits' | 'metricConsumedWriteCapacityUnits' | 'metricSystemErrorsForOperations'
  >;
  /** The topic that alerts go to. Never the one that alarms go to. */
  readonly topic: ITopic;
  readonly api: Pick<IHttpApi, 'metricCount' | 'metricClientError' | 'metricServerError' | 'metricLatency'>;
  /** The platforms that are meant to deliver, such as `x` and `meta`. */
  readonly platforms: readonly string[];
}

/** The table's indexes: DynamoDB counts the throttles and the units of each apart. */
export const INDEXES = ['Recent', 'Priority', 'Due'] as const;

/** `receiveWebhook` as `receive-webhook`: the name of its folder. */
export const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
