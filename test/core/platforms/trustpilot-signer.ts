import type { Delivery } from '../../../core/platforms/platform.ts';
import { deliveryOf } from '../../signed-deliveries.ts';

/** Trustpilot signs nothing: the secret stands in the address. The payload is sent as JSON, or a text as it is. */
export const sendTrustpilot = (key: string, payload: unknown, over: Partial<Delivery> = {}): Delivery => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const url = `https://hooks.example.com/webhooks/trustpilot?${new URLSearchParams({ key }).toString()}`;
  return deliveryOf({ headers: { 'content-type': 'application/json' }, body }, { query: { key }, url, ...over });
};
