import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../core/standard-webhooks.ts';

const body = JSON.stringify({ type: 'incident.opened', text: 'Grüße 🌊' });
const timestamp = Math.floor(Date.now() / 1_000);

describe('an outgoing webhook', () => {
  const base64 = `whsec_${Buffer.from('thirty-two bytes of a secret key').toString('base64')}`;

  it('is accepted by the verifier of Standard Webhooks', () => {
    expect(new Webhook(base64).verify(body, signWebhook({ id: 'a', timestamp, body }, base64))).toEqual(JSON.parse(body));
  });

  it('takes a secret of plain text as its bytes', () => {
    const headers = signWebhook({ id: 'a', timestamp, body }, 'a secret in words');
    expect(new Webhook('a secret in words', { format: 'raw' }).verify(body, headers)).toEqual(JSON.parse(body));
  });

  it.each([
    ['another body', { body: `${body} ` }],
    ['another id', { id: 'b' }],
    ['another time', { timestamp: timestamp - 1 }],
  ])('is refused with %s', (_name, change) => {
    const signed = signWebhook({ id: 'a', timestamp, body, ...change }, base64);
    const headers = { ...signed, 'webhook-id': 'a', 'webhook-timestamp': String(timestamp) };
    expect(() => new Webhook(base64).verify(body, headers)).toThrow('No matching signature');
  });

  it.each([
    ['no secret', ''],
    ['a prefix without a secret', 'whsec_'],
  ])('is not signed with %s', (_name, secret) => {
    expect(() => signWebhook({ id: 'a', timestamp, body }, secret)).toThrow(RangeError);
  });
});
