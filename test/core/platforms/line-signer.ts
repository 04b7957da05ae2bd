import { createHmac } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

/** LINE: the payload as JSON, or a text that is signed as it is. */
export const signLine = (secret: string, payload: unknown): SignedDelivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { headers: { 'x-line-signature': createHmac('sha256', secret).update(body).digest('base64') }, body };
};
