import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isLoopback } from '../core/brand.ts';
import { Problem } from '../core/problem.ts';
import { SECOND } from '../core/time.ts';
import type { ApiEvent, ApiResult, Log } from '../lambdas/ports.ts';
import { problemResult } from '../lambdas/problem-responses.ts';
import { BODY_LIMIT } from '../lambdas/receive-webhook/delivery.ts';
import { claimsOf } from './access.ts';
import { apiEvent, headersOf } from './api-event.ts';
import { callerLimits, type RefusalOf } from './caller-limits.ts';
import { UsageError } from './options.ts';
import { bodyReader, type Body } from './request-body.ts';
import type { Tokens } from './tokens.ts';

export type Handle = (event: ApiEvent) => Promise<ApiResult>;

/** The handlers behind the doors of this machine. */
export interface Doors {
  readonly receiveWebhook: Handle;
  readonly acknowledge: Handle;
  /** Absent on the port for tunnels, which answers webhooks and acknowledge pages only. */
  readonly careApi?: Handle;
}

/** Where to listen. `flag` is how the user chooses the port. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly flag: '--port' | '--webhook-port';
}

export interface Listening {
  readonly url: string;
  /** Stops taking requests and ends when those under way are answered, or after a few seconds. Again changes nothing. */
  close(): Promise<void>;
}

const LIMITS = { keepAliveTimeout: 30 * SECOND, requestTimeout: 30 * SECOND };

/** More than any platform opens; whoever comes beyond finds the connection closed. */
const CONNECTIONS_AT_MOST = 1_000;

/** Seconds after which a delivery that found no room may come again. */
const CROWDED_FOR = 5;

/** Whoever has not finished a request or a download by then is cut off, so that stopping does not depend on others. */
const PATIENCE = 3 * SECOND;

/**
 * Listens for HTTP and hands each request to its handler as API Gateway would. Requests that come before the doors are open wait for them.
 * Throws UsageError when the port cannot be had.
 */
export const listen = async (doors: Promise<Doors>, tokens: Tokens, address: Address, log: Log): Promise<Listening> => {
  const { host } = address;
  const hall = { doors, tokens, onLoopback: isLoopback(host), bodyOf: bodyReader(), refusalOf: callerLimits() };
  const server = createServer(LIMITS, (request, response) => {
    answer(hall, request)
      .then((result) => send(response, result, server.listening))
      .catch((error: unknown) => cutOff(response, error, log));
  });
  server.maxConnections = CONNECTIONS_AT_MOST;
  const port = await boundPort(server, address);
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`, close: () => closed(server) };
};

const boundPort = (server: Server, { host, port, flag }: Address): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new UsageError(listenFailure(error, host, port, flag), { cause: error })));
    server.listen(port, host, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : port);
    });
  });

function listenFailure({ code, message }: NodeJS.ErrnoException, host: string, port: number, flag: string): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Stop what listens there, or choose another with ${flag} N (0 takes any free one).`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this user has. Choose one above 1023 with ${flag} N.`;
  return `Cannot listen on ${host}, port ${port}: ${message}.`;
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    server.closeIdleConnections();
  });

/** What all requests of one server have in common. */
interface Hall {
  readonly doors: Promise<Doors>;
  readonly tokens: Tokens;
  readonly onLoopback: boolean;
  readonly bodyOf: (request: IncomingMessage) => Promise<Body>;
  /** Of whoever asks the care API too often. */
  readonly refusalOf: RefusalOf;
}

async function answer({ doors, tokens, onLoopback, bodyOf, refusalOf }: Hall, request: IncomingMessage): Promise<ApiResult> {
  const url = urlOf(request.url ?? '/');
  if (url === null) return plainProblem(400, 'Bad request', 'The path cannot be read.');
  const door = doorOf(await doors, url.pathname);
  if (door === undefined) return plainProblem(404, 'Not found', 'Nothing is served here.');
  const headers = headersOf(request);
  const { remoteAddress } = request.socket;
  const claims = claimsOf({ remoteAddress, headers }, tokens, onLoopback);
  const refusal = door.isPaced ? refusalOf({ claims, remoteAddress }) : undefined;
  if (refusal !== undefined) return refusal;
  const body = await bodyOf(request);
  if (body === 'too large') return plainProblem(413, 'Too large', `A body may have at most ${BODY_LIMIT} bytes.`);
  if (body === 'crowded')
    return plainProblem(503, 'Not available now', 'Too much is being received just now. Please try again.', { 'retry-after': String(CROWDED_FOR) });
  return door.handle(apiEvent(request, { url, headers, body, pathParameters: door.parameters, claims }));
}

/** The target of a request: a path, or a whole URL as proxies write it. Null when it is neither. */
const urlOf = (target: string): URL | null => URL.parse(target.startsWith('/') ? `http://localhost${target}` : target);

interface Door {
  readonly handle: Handle;
  readonly parameters: Record<string, string>;
  /** Each caller may ask so often only. Platforms deliver as fast as people write. */
  readonly isPaced?: true;
}

function doorOf({ receiveWebhook, acknowledge, careApi }: Doors, path: string): Door | undefined {
  const [first, second, third, ...more] = path.replace(/\/$/, '').split('/').slice(1).map(decoded);
  if (first === 'webhooks' && second !== undefined && more.length === 0) {
    return { handle: receiveWebhook, parameters: { platform: second, ...(third === undefined ? {} : { account: third }) } };
  }
  if (first === 'acknowledge' && second !== undefined && third === undefined) return { handle: acknowledge, parameters: { token: second } };
  return careApi === undefined ? undefined : { handle: careApi, parameters: {}, isPaced: true };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const plainProblem = (status: number, title: string, detail: string, headers: Readonly<Record<string, string>> = {}): ApiResult =>
  problemResult(new Problem(status, title, detail), headers);

async function send(response: ServerResponse, { statusCode, headers, body = '', isBase64Encoded }: ApiResult, goesOn: boolean): Promise<void> {
  response.shouldKeepAlive &&= goesOn;
  response.statusCode = statusCode ?? 200;
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value));
  if (typeof body === 'string') response.end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
  else await pipeline(Readable.from(body), response);
}

/** What a client does by leaving. */
const LEFT: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);

/** The answer cannot be finished: the client sees a broken connection, never half a body that looks whole. */
function cutOff(response: ServerResponse, error: unknown, log: Log): void {
  response.destroy();
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (LEFT.has(code)) return log.info('client left');
  log.error('request failed', { error: error instanceof Error ? error.name : typeof error, code });
}
