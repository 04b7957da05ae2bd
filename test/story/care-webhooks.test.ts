import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aRunningGroundswell, deliver, type Running } from '../local/a-process.ts';
import { aWebhookReceiver } from '../webhooks/a-webhook-receiver.ts';
import { DOCUMENT, says } from './a-care-week.ts';

/** What a program that follows conversations hears of a live brand, from signed deliveries to signed deliveries. */

const SECRET = `whsec_${Buffer.from('the secret of a ticket system').toString('base64')}`;
const data = mkdtempSync(join(tmpdir(), 'care-webhooks-'));
const ARGS = ['--empty', '--private-webhooks'];
const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();

const Event = z.object({ type: z.string(), timestamp: z.iso.datetime(), data: z.looseObject({ customer: z.looseObject({ handle: z.string() }) }) });

let running: Running;
let receiver: Awaited<ReturnType<typeof aWebhookReceiver>>;
beforeAll(async () => {
  receiver = await aWebhookReceiver();
  running = await aRunningGroundswell(data, ARGS);
  const webhooks = [{ url: receiver.url, secret: SECRET, events: ['conversation', 'opportunity'] }];
  await ask('PUT', `/brands/${DOCUMENT.brand}`, { ...DOCUMENT, teams: {}, alerts: { webhooks } });
}, 60_000);
afterAll(async () => {
  await running.kill('SIGTERM');
  await receiver.close();
  rmSync(data, { recursive: true, force: true });
});

const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
  const headers = { 'content-type': 'application/json', ...(method === 'POST' ? { 'if-match': '*' } : {}) };
  const response = await fetch(`${running.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
};

/** What was heard so far, each line the event and whose conversation it is; every signature is checked by the standard's own package. */
const heard = (): string[] =>
  receiver.received.map(({ body, headers }) => {
    new Webhook(SECRET).verify(body, {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    });
    const event = Event.parse(JSON.parse(body));
    return `${event.type} ${event.data.customer.handle}`;
  });

const heardOnce = async (...lines: readonly string[]): Promise<void> => {
  await expect.poll(() => heard().toSorted(), { timeout: 20_000 }).toEqual(expect.arrayContaining([...lines]));
  expect(new Set(heard()).size).toBe(heard().length);
};

const Conversations = z.object({ items: z.array(z.looseObject({ id: z.string(), customer: z.looseObject({ handle: z.string() }) })) });
const idOf = async (handle: string): Promise<string> => {
  const { items } = Conversations.parse(await ask('GET', `/brands/${DOCUMENT.brand}/conversations`));
  return items.find(({ customer }) => customer.handle === handle)?.id ?? '';
};

describe('a program that follows conversations', () => {
  it('hears of those that open, of those that wait too long, and of what there is to sell, and nothing old', async () => {
    const messages = [
      says('sam', { id: '1', sentAt: ago(1), text: 'Does the desk lamp work with a dimmer?' }),
      says('priya', { id: '2', sentAt: ago(120), text: 'My lamp arrived broken. This is terrible.' }),
      says('lena', { id: '3', sentAt: ago(2), text: 'Where can I buy the big floor lamp? I would like to order two.' }),
      says('olga', { id: '4', sentAt: ago(25 * 60), text: 'My lamp arrived broken last week.' }),
    ];
    await deliver(running, { type: 'message.created', timestamp: new Date().toISOString(), data: messages });
    await heardOnce(
      'conversation.opened sam',
      'conversation.opened priya',
      'conversation.opened lena',
      'conversation.overdue priya',
      'opportunity.created lena',
    );
    expect(heard()).toHaveLength(5);
    expect(receiver.received.map(({ body }) => body).join('\n')).not.toMatch(/dimmer|terrible|floor lamp/);
  });

  it('hears who takes one on, and that it is resolved', async () => {
    const id = await idOf('sam');
    await ask('POST', `/conversations/${id}/assign`, { assignedTo: 'Ada' });
    await heardOnce('conversation.assigned sam');
    await ask('POST', `/conversations/${id}/resolve`, {});
    await heardOnce('conversation.assigned sam', 'conversation.resolved sam');
    expect(JSON.parse(receiver.received.at(-1)?.body ?? '')).toMatchObject({
      data: { status: 'resolved', assignedTo: 'Ada', url: `${running.url}/conversations/${id}` },
    });
  });

  it('hears in the end what was delivered just before the product was killed', async () => {
    const post = says('tove', { id: '5', sentAt: ago(1), text: 'Is there a green one?' });
    await deliver(running, { type: 'message.created', timestamp: new Date().toISOString(), data: post });
    await running.kill('SIGKILL');
    running = await aRunningGroundswell(data, ARGS);
    await expect.poll(heard, { timeout: 20_000 }).toContain('conversation.opened tove');
    const ids = receiver.received.filter(({ body }) => body.includes('"tove"')).map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(1);
  });
});
