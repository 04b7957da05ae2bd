import { createHash, createHmac } from 'node:crypto';
import type { Delivery, Handshake } from '../core/platforms/platform.ts';
import type { ApiEvent } from '../lambdas/ports.ts';

/**
 * Signed deliveries as the platforms make them, for tests. Written against the platforms' documents and not with the product's own
 * signing, so that a fault there cannot hide here.
 */
export interface SignedDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What goes into `POST /webhooks/standard`; times in ISO 8601, as the outside writes them. */
export interface StandardEnvelope {
  readonly type: string;
  readonly timestamp: string;
  readonly data: unknown;
  readonly replay?: string;
}

/** Standard Webhooks. `at` is the time of sending in epoch ms, by default now; `id` names the delivery, by default after its body. */
export const signStandard = (
  secret: string,
  envelope: StandardEnvelope,
  { at = Date.now(), id }: { readonly at?: number; readonly id?: string } = {},
): SignedDelivery => signStandardBody(secret, JSON.stringify(envelope), { at, ...(id === undefined ? {} : { id }) });

/** As `signStandard`, around any text at all. */
export const signStandardBody = (
  secret: string,
  body: string,
  {
    at = Date.now(),
    id = `msg_${createHash('sha256').update(body).digest('hex').slice(0, 24)}`,
  }: { readonly at?: number; readonly id?: string } = {},
): SignedDelivery => {
  const timestamp = String(Math.floor(at / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }, body };
};

/** X: the payload as JSON, or a text that is signed as it is. */
export const signX = (secret: string, payload: unknown): SignedDelivery => {
  const body = textOf(payload);
  return { headers: { 'x-twitter-webhooks-signature': `sha256=${createHmac('sha256', secret).update(body).digest('base64')}` }, body };
};

/** Meta, whichever of its channels: the payload as JSON, or a text that is signed as it is. */
export const signMeta = (secret: string, payload: unknown): SignedDelivery => {
  const body = textOf(payload);
  return { headers: { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }, body };
};

const textOf = (payload: unknown): string => (typeof payload === 'string' ? payload : JSON.stringify(payload));

/** A signed delivery as `Platform.verify` and `Platform.read` get it. */
export const deliveryOf = ({ headers, body }: SignedDelivery, over: Partial<Delivery> = {}): Delivery => ({
  headers,
  query: {},
  url: 'https://hooks.example.com/webhooks/test',
  body: Buffer.from(body),
  ...over,
});

/** What a handshake is asked with. */
export const handshakeOf = (query: Readonly<Record<string, string>>, over: Partial<Handshake> = {}): Handshake => ({
  headers: {},
  query,
  url: `https://hooks.example.com/webhooks/test?${new URLSearchParams(query).toString()}`,
  ...over,
});

export interface Request {
  readonly platform?: string;
  readonly account?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Sends the body in base64, as the gateway does with what it does not take for text. */
  readonly base64?: boolean;
}

/** A request on `/webhooks/{platform}` as API Gateway's HTTP API hands it to a function. */
export const webhookEvent = ({ platform, account, method = 'POST', headers = {}, query, body, base64 = false }: Request): ApiEvent => {
  const path = ['/webhooks', platform, account].filter((part) => part !== undefined).join('/');
  return {
    version: '2.0',
    routeKey: `${method} /webhooks/{platform}`,
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: { ...headers },
    ...(query === undefined ? {} : { queryStringParameters: { ...query } }),
    pathParameters: { ...(platform === undefined ? {} : { platform }), ...(account === undefined ? {} : { account }) },
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: `${method} /webhooks/{platform}`,
      stage: '$default',
      time: '01/Nov/2026:00:00:00 +0000',
      timeEpoch: 0,
    },
    ...(body === undefined ? {} : { body: base64 ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: base64,
  };
};
