import { createHmac } from 'node:crypto';
import type { SignedDelivery } from '../signed-deliveries.ts';

/** acme: the payload as JSON, or a text that is signed as it is. Written against its documents, and not with our own signing. */
export const signAcme = (secret: string, payload: unknown): SignedDelivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return { headers: { 'x-acme-signature': createHmac('sha256', secret).update(body).digest('hex') }, body };
};
