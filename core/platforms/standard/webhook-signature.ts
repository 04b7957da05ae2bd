import { createPublicKey, verify as verifyBytes } from 'node:crypto';
import { MINUTE, SECOND, type Time } from '../../time.ts';
import type { Delivery, PlatformSecret, Signer } from '../platform.ts';
import { hmacSha256, sameText, secretKey, signerAmong, unsigned } from '../signature.ts';

/** A timestamp may be so much older or newer than our clock. */
const WINDOW = 5 * MINUTE;

/** A header carries one signature for each secret in rotation; whoever sends more of them only wants us to calculate. */
const MOST_SIGNATURES = 16;

/** A public key of ed25519 is named as such; everything else is a shared secret in base64, with its prefix or without. */
const PUBLIC_KEY = 'whpk_';
const SHARED_SECRET = /^whsec_/;

/** The length of a public key of ed25519, in bytes. */
const PUBLIC_KEY_LENGTH = 32;

/** What was signed: `id.timestamp.` and the body. */
interface Signed {
  readonly head: string;
  readonly body: Buffer;
}

/**
 * Verifies a Standard Webhooks signature: `v1` with a shared secret (`whsec_`, 24 to 64 bytes), `v1a` with a public key of ed25519
 * (`whpk_`). Of several signatures one is enough; versions that we do not know are passed over. Svix writes `svix-` in the names of the
 * headers. Throws Problem 401. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const verifyStandardWebhook = ({ headers, body }: Delivery, secrets: readonly PlatformSecret[], now: Time): Signer => {
  const prefix = headers['webhook-id'] === undefined ? 'svix' : 'webhook';
  const { [`${prefix}-id`]: id, [`${prefix}-timestamp`]: timestamp, [`${prefix}-signature`]: list } = headers;
  if (!id || !timestamp || !list || !isFresh(timestamp, now)) throw unsigned();
  const signatures = list.split(' ', MOST_SIGNATURES);
  const signed = { head: `${id}.${timestamp}.`, body };
  return signerAmong(secrets, (secret) => (secret.startsWith(PUBLIC_KEY) ? isOfPublicKey : isOfSharedSecret)(secret, signatures, signed));
};

const isFresh = (timestamp: string, now: Time): boolean => /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * SECOND) <= WINDOW;

function isOfSharedSecret(secret: string, signatures: readonly string[], { head, body }: Signed): boolean {
  const key = secretKey(secret.replace(SHARED_SECRET, ''), 'base64');
  if (key.symmetricKeySize === 0) return false;
  const expected = `v1,${hmacSha256(key, head, body).toString('base64')}`;
  return signatures.some((signature) => sameText(signature, expected));
}

function isOfPublicKey(secret: string, signatures: readonly string[], { head, body }: Signed): boolean {
  const asymmetric = signatures.flatMap((signature) => bytesOf(signature) ?? []);
  const raw = Buffer.from(secret.slice(PUBLIC_KEY.length), 'base64');
  if (asymmetric.length === 0 || raw.length !== PUBLIC_KEY_LENGTH) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  const signed = Buffer.concat([Buffer.from(head), body]);
  return asymmetric.some((signature) => verifyBytes(null, signed, key, signature));
}

/** The bytes of a `v1a` signature; undefined for another version, and for base64 that is not written in the one right way. */
function bytesOf(signature: string): Buffer | undefined {
  const [version, base64 = ''] = signature.split(',', 2);
  const bytes = Buffer.from(base64, 'base64');
  return version === 'v1a' && signature === `v1a,${bytes.toString('base64')}` ? bytes : undefined;
}
