import type { Delivery, Handshake } from '../../core/platforms/platform.ts';
import { Problem } from '../../core/problem.ts';
import type { ApiEvent } from '../ports.ts';

/** The largest body, in bytes. In base64 it still fits the 6 MB that a Lambda function can be called with. */
export const BODY_LIMIT = 4 * 1024 * 1024;

/** What a request delivers: its exact bytes, its header names in lower case. Throws Problem 413 when it is too large. */
export const deliveryIn = (event: ApiEvent, publicUrl?: string): Delivery => {
  const { body = '', isBase64Encoded } = event;
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > BODY_LIMIT) throw new Problem(413, 'Too large', `A delivery may have at most ${BODY_LIMIT} bytes.`);
  return { ...handshakeIn(event, publicUrl), body: bytes };
};

/** All of a request but its body. */
export const handshakeIn = (event: ApiEvent, publicUrl?: string): Handshake => {
  const account = event.pathParameters?.account;
  return {
    headers: lowerCased(event.headers),
    query: queryOf(event),
    url: urlOf(event, publicUrl),
    ...(account === undefined ? {} : { account }),
  };
};

const urlOf = ({ requestContext, rawPath, rawQueryString }: ApiEvent, publicUrl = `https://${requestContext.domainName}`): string =>
  `${publicUrl}${rawPath}${rawQueryString === '' ? '' : `?${rawQueryString}`}`;

/** A header that came twice under different spellings is joined with a comma, as the gateway joins equal ones. */
function lowerCased(headers: ApiEvent['headers']): Record<string, string> {
  const joined = new Map<string, string>();
  for (const [name, value = ''] of Object.entries(headers)) {
    const earlier = joined.get(name.toLowerCase());
    joined.set(name.toLowerCase(), earlier === undefined ? value : `${earlier},${value}`);
  }
  return Object.fromEntries(joined);
}

const queryOf = ({ queryStringParameters = {} }: ApiEvent): Record<string, string> =>
  Object.fromEntries(Object.entries(queryStringParameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
