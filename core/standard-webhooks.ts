import { hmacSha256 } from './platforms/signature.ts';

/** What an outgoing webhook is signed over. `id` stays the same when it is sent again; `timestamp` is that of this attempt, in epoch SECONDS. */
export interface OutgoingWebhook {
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
}

/** The three headers by which a receiver knows that it is us and that it is now. */
export type WebhookSignature = Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>>;

/**
 * Signs an outgoing webhook as https://www.standardwebhooks.com asks, with one v1 signature.
 * A secret is `whsec_` and base64, or plain text whose UTF-8 bytes are the key. Throws RangeError when it holds no key at all.
 */
export const signWebhook = ({ id, timestamp, body }: OutgoingWebhook, secret: string): WebhookSignature => {
  const key = webhookKey(secret);
  if (key.length === 0) throw new RangeError('the secret of an outgoing webhook is empty');
  const signature = hmacSha256(key, `${id}.${timestamp}.`, body).toString('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
};

const PREFIX = 'whsec_';
const webhookKey = (secret: string): Buffer =>
  secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret, 'utf8');
