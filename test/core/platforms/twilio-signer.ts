import { createHmac } from 'node:crypto';
import { parse, stringify } from 'node:querystring';
import { deliveryOf, type SignedDelivery } from '../../signed-deliveries.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Twilio: the fields of a form, or a form's text, sent to a URL: by default that of the deliveries in tests. */
export const signTwilio = (token: string, form: Fields | string, url = deliveryOf({ headers: {}, body: '' }).url): SignedDelivery => {
  const body = typeof form === 'string' ? form : stringify(form);
  const fields = Object.entries(parse(body)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const pairs = fields.flatMap(([name, value = '']) => [...new Set([value].flat())].toSorted().map((one) => name + one));
  const signature = createHmac('sha1', token)
    .update(url + pairs.join(''))
    .digest('base64');
  return { headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature }, body };
};
