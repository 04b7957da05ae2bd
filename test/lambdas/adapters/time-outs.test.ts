import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { DetectDominantLanguageCommand } from '@aws-sdk/client-comprehend';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { GetAccountCommand } from '@aws-sdk/client-sesv2';
import { ListTopicsCommand } from '@aws-sdk/client-sns';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createComprehendClient } from '../../../lambdas/adapters/comprehend/client.ts';
import { createDynamoClient } from '../../../lambdas/adapters/dynamo/client.ts';
import { createLambdaClient } from '../../../lambdas/adapters/lambda-exports.ts';
import { createS3Client } from '../../../lambdas/adapters/s3-export-files.ts';
import { createSecretsManagerClient } from '../../../lambdas/adapters/secrets-manager.ts';
import { createSesClient } from '../../../lambdas/adapters/ses-mail.ts';
import { createSnsClient } from '../../../lambdas/adapters/sns-client.ts';
import { createSqsClient } from '../../../lambdas/adapters/sqs-inbox.ts';
import { clientSettings } from '../../stand-ins/client-settings.ts';
import { listenOnLoopback } from '../../stand-ins/loopback.ts';

/** A service that takes every call and never answers. */
let silent: Server;
let url: string;
beforeAll(async () => {
  silent = createServer(() => undefined);
  url = await listenOnLoopback(silent);
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

describe('a client that is not answered', () => {
  // The SDK's requestTimeout alone writes a warning, and waits on for ever.
  it.each([
    ['Comprehend', () => createComprehendClient('us-east-1', clientSettings(url)).send(new DetectDominantLanguageCommand({ Text: 'hello' }))],
    ['DynamoDB', () => createDynamoClient(clientSettings(url)).send(new ListTablesCommand())],
    ['Lambda', () => createLambdaClient(clientSettings(url)).send(new ListFunctionsCommand())],
    ['S3', () => createS3Client(clientSettings(url)).send(new ListBucketsCommand())],
    ['Secrets Manager', () => createSecretsManagerClient(clientSettings(url)).send(new GetSecretValueCommand({ SecretId: 'x' }))],
    ['SES', () => createSesClient(clientSettings(url)).send(new GetAccountCommand())],
    ['SNS', () => createSnsClient(clientSettings(url)).send(new ListTopicsCommand())],
    ['SQS', () => createSqsClient(clientSettings(url)).send(new ListQueuesCommand())],
  ])('gives up on %s after some seconds', async (_service, call) => {
    const failure = vi.fn<(error: Error) => void>();
    const ended = call().catch(failure);
    // A busy machine takes its time to load a client and to reach the service: until then no time passes that the client could count.
    for (let second = 0; second < 60 && failure.mock.calls.length === 0; second += 1) {
      await pause(5);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(failure).toHaveBeenCalledWith(expect.objectContaining({ name: 'TimeoutError' }));
    await ended;
  });
});
