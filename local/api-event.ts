import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ApiEvent } from '../lambdas/ports.ts';
import type { Claims } from './tokens.ts';

/** What the door has found out about a request. */
export interface Entrance {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly pathParameters: Readonly<Record<string, string>>;
  /** What the caller's token, or being on this machine, allows. */
  readonly claims: Claims | undefined;
}

/** A request as API Gateway's HTTP API would hand it to a function. */
export const apiEvent = (request: IncomingMessage, { url, headers, body, pathParameters, claims }: Entrance): ApiEvent => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: url.pathname,
  rawQueryString: url.search.slice(1),
  headers: { ...headers },
  queryStringParameters: joinedQuery(url.searchParams),
  pathParameters: { ...pathParameters },
  requestContext: {
    accountId: 'local',
    apiId: 'local',
    domainName: headers['host'] ?? 'localhost',
    domainPrefix: 'local',
    http: {
      // Whoever asks for the head alone gets that of a GET: the body is left out on the way.
      method: request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET'),
      path: url.pathname,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: '$default',
    stage: '$default',
    ...timeOf(new Date()),
    ...(claims === undefined ? {} : { authorizer: { jwt: { claims: { ...claims }, scopes: [] }, principalId: 'local', integrationLatency: 0 } }),
  },
  body: body.toString('base64'),
  isBase64Encoded: true,
});

/** Header names in lower case; one that came twice is joined with a comma, as API Gateway does it. */
export const headersOf = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]));

const timeOf = (now: Date) => ({ time: now.toISOString(), timeEpoch: now.getTime() });

/** A parameter that came twice is joined with a comma, as API Gateway does it. */
const joinedQuery = (parameters: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]));
