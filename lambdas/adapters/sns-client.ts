import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';

/** A client for the alert topic. An answer takes milliseconds; who waits longer would hold back the messages behind the alert. */
export const createSnsClient = (config: SNSClientConfig = {}): SNSClient =>
  new SNSClient({ maxAttempts: 3, requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true }, ...config });
