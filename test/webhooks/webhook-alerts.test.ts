import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { createWebhookAlerts, type WebhookOptions } from '../../webhooks/webhook-alerts.ts';
import { aLetter } from '../core/alert/an-alert.ts';
import { aWebhookReceiver } from './a-webhook-receiver.ts';

const SECRET = `whsec_${Buffer.from('a key of this test, not of anybody').toString('base64')}`;
let receiver: Awaited<ReturnType<typeof aWebhookReceiver>>;

beforeEach(async () => {
  receiver = await aWebhookReceiver();
});
afterEach(() => receiver.close());

const post = (options: Partial<WebhookOptions> = {}, url = receiver.url, secret: string | undefined = SECRET) =>
  createWebhookAlerts({ now: () => Date.now(), allowPrivate: true, ...options })({ url, secret }).deliver(aLetter());

describe('an alert by webhook', () => {
  it('is a POST that the verifier of Standard Webhooks accepts', async () => {
    expect(await post()).toEqual({ kind: 'delivered' });
    const [received] = receiver.received;
    expect(received).toMatchObject({ method: 'POST', path: '/hook', headers: { 'content-type': 'application/json' } });
    const verified = new Webhook(SECRET).verify(received?.body ?? '', {
      'webhook-id': String(received?.headers['webhook-id']),
      'webhook-timestamp': String(received?.headers['webhook-timestamp']),
      'webhook-signature': String(received?.headers['webhook-signature']),
    });
    expect(verified).toMatchObject({ type: 'incident.opened', data: { id: 'incident-1-opened', severity: 'critical' } });
  });

  it('has the same webhook-id when it is sent again', async () => {
    await post();
    await post();
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(receiver.received).toHaveLength(2);
  });

  it.each([
    [200, { kind: 'delivered' }],
    [299, { kind: 'delivered' }],
    [302, { kind: 'failed', reason: 'webhook answered 302' }],
    [400, { kind: 'failed', reason: 'webhook answered 400' }],
    [410, { kind: 'gone' }],
    [500, { kind: 'failed', reason: 'webhook answered 500' }],
  ] as const)('takes an answer of %d for what it means', async (status, outcome) => {
    receiver.answer.status = status;
    expect(await post()).toEqual(outcome);
  });

  it('follows no redirect', async () => {
    const elsewhere = await aWebhookReceiver();
    Object.assign(receiver.answer, { status: 307, headers: { location: elsewhere.url } });
    expect(await post()).toEqual({ kind: 'failed', reason: 'webhook answered 307' });
    expect(elsewhere.received).toEqual([]);
    await elsewhere.close();
  });

  it('does not read what an answer says, however long it is', async () => {
    receiver.answer.status = 200;
    receiver.answer.body = 'x'.repeat(5_000_000);
    expect(await post()).toEqual({ kind: 'delivered' });
  });

  it('gives up waiting for an answer', async () => {
    receiver.answer.status = 'none';
    expect(await post({ patience: 50 })).toEqual({ kind: 'failed', reason: 'webhook timed out' });
  });

  it('gives up waiting for a name', async () => {
    const resolve = () => new Promise<never>(() => undefined);
    expect(await post({ resolve, patience: 50 }, 'https://slow.example/')).toEqual({ kind: 'failed', reason: 'webhook timed out' });
  });

  it('says by its code why nothing answers', async () => {
    await receiver.close();
    expect(await post()).toEqual({ kind: 'failed', reason: 'webhook ECONNREFUSED' });
  });

  it('is not sent unsigned', async () => {
    expect(await createWebhookAlerts({ now: () => 0, allowPrivate: true })({ url: receiver.url }).deliver(aLetter())).toMatchObject({
      kind: 'failed',
    });
    expect(receiver.received).toEqual([]);
  });

  it('has a name without the path, which may be a password', () => {
    const { name } = createWebhookAlerts({ now: () => 0 })({ url: 'https://chat.example/hooks/very-secret?key=1' });
    expect(name).toMatch(/^webhook:https:\/\/chat\.example#[0-9a-f]{12}$/);
  });
});

describe('a webhook that leads inside', () => {
  const careful = { allowPrivate: false };
  const refused = { kind: 'failed', reason: 'webhook leads to an address that is not public' };

  it.each([
    ['this machine', 'https://127.0.0.1:PORT/'],
    ['this machine, written as a number', 'https://2130706433:PORT/'],
    ['this machine by name', 'https://localhost:PORT/'],
    ['this machine in IPv6', 'https://[::1]:PORT/'],
    ['this machine, mapped', 'https://[::ffff:127.0.0.1]:PORT/'],
    ['a private network', 'https://10.0.0.1/'],
    ['the metadata service of a cloud', 'https://169.254.169.254/latest/meta-data/'],
  ])('is refused: %s', async (_name, url) => {
    expect(await post(careful, url.replace('PORT', String(receiver.port)))).toEqual(refused);
    expect(receiver.received).toEqual([]);
  });

  it.each([
    ['to a private address', ['10.1.2.3']],
    ['to a public and a private address', ['93.184.216.34', '127.0.0.1']],
  ])('is refused when its name resolves %s', async (_name, addresses) => {
    const resolve = async () => addresses.map((address) => ({ address, family: 4 as const }));
    expect(await post({ ...careful, resolve }, 'https://hooks.example/')).toEqual(refused);
  });

  it('is refused over plain http', async () => {
    expect(await post(careful, 'http://hooks.example/')).toEqual({ kind: 'failed', reason: 'webhook is not https' });
  });

  it('connects to the address that was checked, whatever the name resolves to by then', async () => {
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return [{ address: '127.0.0.1', family: 4 as const }];
    };
    expect(await post({ resolve }, `http://no-such-name.invalid:${receiver.port}/hook`)).toEqual({ kind: 'delivered' });
    expect(asked).toBe(1);
    expect(receiver.received[0]?.headers.host).toBe(`no-such-name.invalid:${receiver.port}`);
  });

  it('fails when its name has no address', async () => {
    expect(await post({ resolve: async () => [] }, 'https://nowhere.example/')).toMatchObject({ kind: 'failed' });
  });
});
