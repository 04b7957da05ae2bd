import type { SignedDelivery } from '../../signed-deliveries.ts';

export const STRUCTURED = 'application/cloudevents+json; charset=utf-8';
export const BATCH = 'application/cloudevents-batch+json';

/** CloudEvents sign nothing: a token goes with the delivery. The payload is one event in structured mode, or a text that is sent as it is. */
export const signCloudEvents = (token: string, payload: unknown, contentType: string = STRUCTURED): SignedDelivery => ({
  headers: { authorization: `Bearer ${token}`, 'content-type': contentType },
  body: typeof payload === 'string' ? payload : JSON.stringify(payload),
});
