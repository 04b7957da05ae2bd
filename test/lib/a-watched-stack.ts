import { App, Duration, Stack } from 'aws-cdk-lib';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function, Runtime, type IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Alarms, type AlarmsProps } from '../../lib/constructs/alarms.ts';
import { Inbox } from '../../lib/constructs/inbox.ts';
import type { Watched } from '../../lib/constructs/watched.ts';

/** A stack with one of everything that alarms and dashboard look at, and nothing else. */
export const aWatchedStack = (): { stack: Stack; watched: Watched } => {
  const stack = new Stack(new App(), 'Watched');
  const inbox = new Inbox(stack, 'Inbox', { readerTimeout: Duration.minutes(2) });
  const aFunction = (id: string): IFunction =>
    new Function(stack, id, { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('export const handler = 1;') });
  const watched = {
    functions: {
      receiveWebhook: aFunction('ReceiveWebhook'),
      analyzeMessages: aFunction('AnalyzeMessages'),
      watchBrands: aFunction('WatchBrands'),
      careApi: aFunction('CareApi'),
      acknowledge: aFunction('Acknowledge'),
      exportBrand: aFunction('ExportBrand'),
      checkAlerts: aFunction('CheckAlerts'),
    },
    inbox: inbox.queue,
    deadLetters: inbox.deadLetters,
    table: new TableV2(stack, 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } }),
    topic: new Topic(stack, 'AlertTopic'),
    api: new HttpApi(stack, 'Api'),
    platforms: ['x', 'meta', 'standard'],
  };
  return { stack, watched };
};

/** The same with its alarms, and what is changed about them: of a hybrid, unless said otherwise. */
export const aWatchedStackWithAlarms = (changed: Partial<AlarmsProps> = {}): Stack => {
  const { stack, watched } = aWatchedStack();
  new Alarms(stack, 'Alarms', { ...watched, operators: ['ada@example.com'], mood: 'hybrid', comprehendDocumentsPerDay: 100_000, ...changed });
  return stack;
};
