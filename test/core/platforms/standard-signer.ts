import { sign, type KeyObject } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

/** Standard Webhooks with an ed25519 key, as its specification has it under `v1a`. */
export const signStandardWithKey = (
  key: KeyObject,
  body: string,
  { at = Date.now(), id = 'msg_1' }: { readonly at?: number; readonly id?: string } = {},
): SignedDelivery => {
  const timestamp = String(Math.floor(at / 1_000));
  const signature = sign(null, Buffer.from(`${id}.${timestamp}.${body}`), key).toString('base64');
  return { headers: { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1a,${signature}` }, body };
};

/** A public key as a list of secrets holds it. */
export const publicKeyOf = (key: KeyObject): string => `whpk_${Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')}`;
