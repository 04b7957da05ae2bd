import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

/** What stands before the 32 bytes of an ed25519 private key in its PKCS 8 form. https://www.rfc-editor.org/rfc/rfc8410 */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The private key of an application, from 32 bytes in hex, or made up from any other text. */
const privateKeyOf = (secret: string): KeyObject => {
  const seed = /^[0-9a-f]{64}$/.test(secret) ? Buffer.from(secret, 'hex') : createHash('sha256').update(secret).digest();
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
};

/** The public key of a private one, in the 64 hex digits that Discord shows. */
export const discordPublicKey = (secret: string): string =>
  Buffer.from(createPublicKey(privateKeyOf(secret)).export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex');

/** Discord: the payload as JSON, or a text that is signed as it is. `at` is the time of sending in epoch ms. */
export const signDiscord = (secret: string, payload: unknown, { at = Date.now() }: { readonly at?: number } = {}): SignedDelivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const timestamp = String(Math.floor(at / 1_000));
  const signature = sign(null, Buffer.from(timestamp + body), privateKeyOf(secret)).toString('hex');
  return { headers: { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp }, body };
};
