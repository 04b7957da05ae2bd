import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { clientSettings } from './client-settings.ts';
import { listenOnLoopback } from './loopback.ts';

/** One function behind the wire protocol of Lambda's Invoke. An asynchronous invocation is begun when it is asked for; `ended` waits for all of them. */
export const startLambda = async (handler: (event: unknown) => Promise<unknown>) => {
  const begun: Promise<unknown>[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const event: unknown = JSON.parse((await Array.fromAsync(request)).join(''));
    if (request.headers['x-amz-invocation-type'] === 'Event') {
      begun.push(handler(event));
      response.writeHead(202).end();
      return;
    }
    try {
      response.end(JSON.stringify((await handler(event)) ?? null));
    } catch (error) {
      const body = JSON.stringify({ errorType: error instanceof Error ? error.name : 'Error' });
      response.writeHead(200, { 'x-amz-function-error': 'Unhandled' }).end(body);
    }
  };
  const server = createServer((request, response) => void answer(request, response));
  const url = await listenOnLoopback(server);
  const client = new LambdaClient(clientSettings(url));
  return {
    client,
    ended: () => Promise.all(begun),
    close: async () => {
      client.destroy();
      await server[Symbol.asyncDispose]();
    },
  };
};
