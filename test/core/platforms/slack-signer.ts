import { createHmac } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

/** Slack: the payload as JSON, or a text such as a form that is signed as it is. `at` is the time of sending in epoch ms. */
export const signSlack = (secret: string, payload: unknown, { at = Date.now() }: { readonly at?: number } = {}): SignedDelivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const timestamp = String(Math.floor(at / 1_000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
  return {
    headers: {
      'content-type': /^\w+=/.test(body) ? 'application/x-www-form-urlencoded' : 'application/json',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    },
    body,
  };
};
