import { createHash, createHmac, timingSafeEqual, type BinaryLike } from 'node:crypto';
import { unauthorized } from '../problem.ts';
import type { PlatformSecret, Signer } from './platform.ts';

/** HMAC-SHA256 over the parts, one after the other. */
export const hmacSha256 = (key: BinaryLike, ...parts: readonly (string | Uint8Array)[]): Buffer =>
  parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', key)).digest();

/** Compares two texts in a time that tells neither where they differ nor how long the expected one is. */
export const sameText = (given: string, expected: string): boolean => timingSafeEqual(sha256(given), sha256(expected));

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

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
