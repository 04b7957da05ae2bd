import middy from '@middy/core';
import { findPlatform } from '../../core/platforms/index.ts';
import type { Answer, Delivery, Platform, PlatformSecret } from '../../core/platforms/platform.ts';
import type { InboxItem } from '../../core/event.ts';
import { Problem, unavailable, unprocessable } from '../../core/problem.ts';
import type { ApiEvent, ApiResult, Inbox, Log, Now, Secrets } from '../ports.ts';
import { methodNotAllowed, problemResponses } from '../problem-responses.ts';

/** The largest body, in bytes. In base64 it still fits the 6 MB that a Lambda function can be called with. */
export const BODY_LIMIT = 4 * 1024 * 1024;

const NO_REPLAYS =
  'A replay needs an inbox that keeps order, as one machine has it. Send the messages without naming a replay: they are stored as they are.';

export interface ReceivePorts {
  readonly secrets: Secrets;
  readonly inbox: Pick<Inbox, 'send'>;
  /** Whether the inbox keeps the order that a replay's watermarks need. */
  readonly takesReplays: boolean;
  readonly log: Log;
  readonly now: Now;
}

/** Accepts one signed delivery: verify it, read it, queue it. Decides nothing about its content. */
export const createHandler = (ports: ReceivePorts) =>
  middy<ApiEvent, ApiResult>()
    .use(problemResponses(ports.log))
    .handler(async (event) => {
      const platform = findPlatform(event.pathParameters?.platform); // unknown -> 404
      const { method } = event.requestContext.http;
      if (method === 'POST') return receive(platform, event, ports);
      if (method === 'GET' && platform.handshake) return resultOf(platform.handshake(queryOf(event), await handshakeSecrets(platform, ports)));
      return methodNotAllowed(platform.handshake ? ['GET', 'POST'] : ['POST']);
    });

async function receive(platform: Platform, event: ApiEvent, { secrets, inbox, takesReplays, log, now }: ReceivePorts): Promise<ApiResult> {
  const receivedAt = now();
  const delivery = exactDelivery(event); // too large -> 413
  const signer = platform.verify(delivery, await secretsOf({ secrets, log }, platform.secrets), receivedAt); // unsigned -> 401
  const { events, ignored, replay } = platform.read(delivery, signer, receivedAt); // malformed -> 422
  if (replay !== undefined && !takesReplays) throw unprocessable(NO_REPLAYS);
  const items = events.map((found) => ({ event: found, receivedAt, ...(replay === undefined ? {} : { replay }) }));
  if (items.length > 0) await queue(items, platform, inbox, log); // not durable -> 503
  log.info('delivery received', { platform: platform.name, events: events.length, ignored });
  return resultOf(platform.receipt ?? { status: 200 });
}

/** The request's exact bytes, its header names in lower case. */
function exactDelivery({ body = '', isBase64Encoded, headers, pathParameters, ...event }: ApiEvent): Delivery {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_LIMIT) throw new Problem(413, 'Too large', `A delivery may have at most ${BODY_LIMIT} bytes.`);
  const account = pathParameters?.account;
  return { headers: lowerCased(headers), query: queryOf(event), body: bytes, ...(account === undefined ? {} : { account }) };
}

/** A header that came twice under different spellings is joined with a comma, as the gateway joins equal ones. */
function lowerCased(headers: ApiEvent['headers']): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value = ''] of Object.entries(headers)) {
    const earlier = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), earlier === undefined ? value : `${earlier},${value}`);
  }
  return Object.fromEntries(joined);
}

const queryOf = ({ queryStringParameters = {} }: Pick<ApiEvent, 'queryStringParameters'>): Record<string, string> =>
  Object.fromEntries(Object.entries(queryStringParameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const handshakeSecrets = ({ handshakeSecrets: name, secrets }: Platform, ports: ReceivePorts) => secretsOf(ports, name ?? secrets);

/** Without a secret nothing can be told from a forgery: the platform is to try again once one is set. */
async function secretsOf({ secrets, log }: Pick<ReceivePorts, 'secrets' | 'log'>, name: string): Promise<readonly PlatformSecret[]> {
  const known = await secrets.of(name);
  if (known.length > 0) return known;
  log.error('secret missing', { name });
  throw unavailable(`No secret is set for ${name}. ${secrets.howToSet(name)}`);
}

/** Resolves when every item is durable. Otherwise the platform is asked to deliver again. */
async function queue(items: readonly InboxItem[], platform: Platform, inbox: ReceivePorts['inbox'], log: Log): Promise<void> {
  try {
    await inbox.send(items);
  } catch (error) {
    log.error('inbox refused a delivery', {
      platform: platform.name,
      events: items.length,
      error: error instanceof Error ? error.name : typeof error,
    });
    throw unavailable('The delivery could not be stored; please deliver it again.');
  }
}

const resultOf = ({ status, contentType, body = '' }: Answer): ApiResult => ({
  statusCode: status,
  ...(contentType === undefined ? {} : { headers: { 'content-type': contentType } }),
  body,
});
