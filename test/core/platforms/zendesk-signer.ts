import { createHmac } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

/** Zendesk: the payload as JSON, or a text that is signed as it is. `at` is the time of sending, in epoch ms or as it is written. */
export const signZendesk = (secret: string, payload: unknown, { at = Date.now() }: { readonly at?: number | string } = {}): SignedDelivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const timestamp = typeof at === 'string' ? at : new Date(at).toISOString();
  return {
    headers: {
      'x-zendesk-webhook-signature': createHmac('sha256', secret).update(`${timestamp}${body}`).digest('base64'),
      'x-zendesk-webhook-signature-timestamp': timestamp,
    },
    body,
  };
};
