import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback } from '../core/brand.ts';
import type { ApiEvent, ApiResult } from '../lambdas/ports.ts';
import { BODY_LIMIT } from '../lambdas/receive-webhook/handler.ts';
import { claimsOf } from './access.ts';
import { UsageError } from './options.ts';
import type { Claims, Tokens } from './tokens.ts';

export type Handle = (event: ApiEvent) => Promise<ApiResult>;

/** The handlers behind the doors of this machine. */
export interface Doors {
  readonly receiveWebhook: Handle;
  readonly acknowledge: Handle;
  /** Absent on the port for tunnels, which answers webhooks and acknowledge pages only. */
  readonly careApi?: Handle;
}

export interface Listening {
  readonly url: string;
  /** Stops taking requests and ends when those under way are answered. */
  close(): Promise<void>;
}

/** Listens for HTTP and hands each request to its handler as API Gateway would. Throws UsageError when the port is taken. */
export const listen = async (doors: Doors, tokens: Tokens, host: string, port: number): Promise<Listening> => {
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 30_000 }, (request, response) => {
    answer(doors, tokens, isLoopback(host), request, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  await bound(server, host, port);
  const { port: actual } = server.address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`, close: () => closed(server) };
};

const bound = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new UsageError(listenFailure(error, host, port), { cause: error })));
    server.listen(port, host, resolve);
  });

function listenFailure({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Stop what listens there, or choose another with --port N (0 takes any free one).`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has. Choose one above 1023 with --port N.`;
  return `Cannot listen on ${host}, port ${port}: ${message}.`;
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });

async function answer(doors: Doors, tokens: Tokens, onLoopback: boolean, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const door = doorOf(doors, url.pathname);
  if (door === undefined) return send(response, plainProblem(404, 'Not found', 'Nothing is served here.'));
  const body = await bodyOf(request);
  if (body === undefined) {
    response.shouldKeepAlive = false;
    return send(response, plainProblem(413, 'Too large', `A body may have at most ${BODY_LIMIT} bytes.`));
  }
  const headers = headersOf(request);
  const claims = claimsOf({ remoteAddress: request.socket.remoteAddress, headers }, tokens, onLoopback);
  return send(response, await door.handle(apiEvent(request, url, headers, body, door.parameters, claims)));
}

interface Door {
  readonly handle: Handle;
  readonly parameters: Record<string, string>;
}

function doorOf({ receiveWebhook, acknowledge, careApi }: Doors, path: string): Door | undefined {
  const [, first, second, third, ...more] = path.split('/').map(decoded);
  if (first === 'webhooks' && second !== undefined && more.length === 0) {
    return { handle: receiveWebhook, parameters: { platform: second, ...(third === undefined ? {} : { account: third }) } };
  }
  if (first === 'acknowledge' && second !== undefined && third === undefined) return { handle: acknowledge, parameters: { token: second } };
  return careApi === undefined ? undefined : { handle: careApi, parameters: {} };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The body's bytes; undefined when there are too many. What comes after the limit is not kept. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Header names in lower case; one that came twice is joined with a comma, as API Gateway does it. */
const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]));

function apiEvent(
  request: IncomingMessage,
  url: URL,
  headers: Record<string, string>,
  body: Buffer,
  pathParameters: Record<string, string>,
  claims: Claims | undefined,
): ApiEvent {
  const now = Date.now();
  const method = request.method ?? 'GET';
  const requestContext = {
    accountId: 'local',
    apiId: 'local',
    domainName: headers['host'] ?? 'localhost',
    domainPrefix: 'local',
    http: {
      method,
      path: url.pathname,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: new Date(now).toISOString(),
    timeEpoch: now,
    ...(claims === undefined ? {} : { authorizer: { jwt: { claims: { ...claims }, scopes: [] }, principalId: 'local', integrationLatency: 0 } }),
  };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: joinedQuery(url.searchParams),
    pathParameters,
    requestContext,
    body: body.toString('base64'),
    isBase64Encoded: true,
  };
}

/** A parameter that came twice is joined with a comma, as API Gateway does it. */
const joinedQuery = (parameters: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]));

const plainProblem = (status: number, title: string, detail: string): ApiResult => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', title, status, detail }),
});

async function send(response: ServerResponse, { statusCode, headers, body, isBase64Encoded }: ApiResult): Promise<void> {
  response.writeHead(statusCode ?? 200, Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])));
  if (body === undefined || typeof body === 'string') {
    response.end(body === undefined ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
    return;
  }
  for await (const chunk of body) if (!response.write(chunk)) await drained(response);
  response.end();
}

/** Waits for a slow reader; ends as well when the reader has gone. */
const drained = (response: ServerResponse): Promise<void> =>
  new Promise((resolve, reject) => {
    response.once('drain', resolve);
    response.once('close', () => reject(new Error('The reader went away.')));
  });
