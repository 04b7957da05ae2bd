import * as z from 'zod';
import { Problem } from '../problem.ts';
import { hmacSha256, sameText } from '../platforms/signature.ts';
import type { Time } from '../time.ts';

/** What a link to acknowledge allows: this incident, until then. */
export interface AcknowledgeGrant {
  readonly incident: string;
  readonly expires: Time;
}

/** The name of the scheme is signed too, so that a signature made for anything else never fits. */
const SCHEME = 'acknowledge.v1';
/** Longer than any token of ours: what comes from outside is not worth hashing beyond. */
const LONGEST = 1_024;

const Payload = z.tuple([z.string().min(1), z.number().int()]);

/** A token for one incident: `<payload>.<HMAC-SHA256>`, both base64url. Throws RangeError on an empty key, which would sign for everybody. */
export const signAcknowledgeToken = ({ incident, expires }: AcknowledgeGrant, key: string): string => {
  if (key === '') throw new RangeError('an acknowledge token cannot be signed with an empty key');
  const payload = Buffer.from(JSON.stringify([incident, expires])).toString('base64url');
  return `${payload}.${signature(payload, key)}`;
};

/**
 * The incident that a token speaks for. Any of the keys may have signed it, so that keys can be rotated.
 * Throws Problem 401 when none did, and 410 from the moment the token expires.
 */
export const readAcknowledgeToken = (token: string, keys: readonly string[], now: Time): string => {
  const [payload = '', given = '', ...rest] = token.length > LONGEST ? [] : token.split('.');
  const signed = rest.length === 0 && keys.some((key) => key !== '' && sameText(given, signature(payload, key)));
  if (!signed) throw new Problem(401, 'Link not valid', 'Open it again from the alert, exactly as it was sent.');
  const [incident, expires] = Payload.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  if (now >= expires) throw new Problem(410, 'Link expired', 'Nothing was changed. Please use the link of a newer alert.');
  return incident;
};

const signature = (payload: string, key: string): string => hmacSha256(key, `${SCHEME}.${payload}`).toString('base64url');
