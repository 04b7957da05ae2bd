import { createHmac, createSecretKey, hash, timingSafeEqual, type BinaryLike, type KeyObject } from 'node:crypto';
import { unauthorized } from '../problem.ts';
import type { PlatformSecret, Signer } from './platform.ts';

/** An HMAC over the parts, one after the other. A text as key is its UTF-8 bytes, and is remembered as a key. */
export const hmac = (algorithm: string, key: BinaryLike | KeyObject, ...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((mac, part) => mac.update(part), createHmac(algorithm, typeof key === 'string' ? secretKey(key) : key)).digest();

/** HMAC-SHA256 over the parts, one after the other. */
export const hmacSha256 = (key: BinaryLike | KeyObject, ...parts: readonly (string | Uint8Array)[]): Buffer => hmac('sha256', key, ...parts);

/** Far more secrets than are ever in use at once. */
const KEYS_KEPT = 256;
const keys = new Map<string, KeyObject>();

/** The key that a secret's text stands for. Kept, since making a key takes longer than signing with it. */
export const secretKey = (secret: string, encoding: 'utf8' | 'base64' = 'utf8'): KeyObject => {
  const name = `${encoding}:${secret}`;
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size >= KEYS_KEPT) keys.clear();
  const key = createSecretKey(secret, encoding);
  keys.set(name, key);
  return key;
};

/** Compares two texts in a time that tells neither where they differ nor how long the expected one is. */
export const sameText = (given: string, expected: string): boolean => timingSafeEqual(sha256(given), sha256(expected));

/** In hex, which Node hands over faster than bytes. */
const sha256 = (text: string): Buffer => Buffer.from(hash('sha256', text), 'latin1');

/**
 * What the secrets that made this signature allow together: all accounts as soon as one of them does.
 * Throws Problem 401 when none made it. An empty secret makes nothing: whoever guesses that it is empty must not get in.
 */
export const signerAmong = (secrets: readonly PlatformSecret[], made: (secret: string) => boolean): Signer => {
  const signers = secrets.filter(({ secret }) => secret !== '' && made(secret));
  if (signers.length === 0) throw unsigned();
  const accounts = signers.flatMap((signer) => signer.accounts ?? []);
  return signers.some((signer) => signer.accounts === undefined) ? {} : { accounts };
};

/** The one answer to a delivery whose signature is missing, wrong or stale: which of them is not said. */
export const unsigned = () => unauthorized('The signature is missing, wrong or too old.');
