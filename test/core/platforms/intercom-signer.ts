import { createHmac } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

/** Intercom: the payload as JSON, or a text that is signed as it is. */
export const signIntercom = (secret: string, payload: unknown): SignedDelivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { headers: { 'x-hub-signature': `sha1=${createHmac('sha1', secret).update(body).digest('hex')}` }, body };
};
