import { createHmac } from 'node:crypto';
import type { SignedDelivery } from '../../signed-deliveries.ts';

export type Method = 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** A WebSub hub: the body of the feed, signed by the method that the hub likes. Google's likes SHA-1. */
export const signYouTube = (secret: string, body: string, method: Method = 'sha1'): SignedDelivery => ({
  headers: {
    'content-type': 'application/atom+xml',
    'x-hub-signature': `${method}=${createHmac(method, secret).update(body).digest('hex')}`,
  },
  body,
});
