import { createHmac } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

/** Mastodon: the payload as JSON, or a text that is signed as it is. */
export const signMastodon = (secret: string, payload: unknown): SignedDelivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { headers: { 'x-hub-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }, body };
};
