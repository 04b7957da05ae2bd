import type { Context } from 'aws-lambda';

/** No deadline: the longest time that a timer of Node can wait, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What Lambda tells a function about its run, for a run on one machine: no deadline. */
export const lambdaContext = (functionName: string): Context => ({
  callbackWaitsForEmptyEventLoop: false,
  functionName,
  functionVersion: 'local',
  invokedFunctionArn: `local:${functionName}`,
  memoryLimitInMB: '0',
  awsRequestId: 'local',
  logGroupName: 'local',
  logStreamName: 'local',
  getRemainingTimeInMillis: () => LONGEST_TIMER,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
