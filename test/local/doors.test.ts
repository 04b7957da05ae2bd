import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BODY_LIMIT } from '../../lambdas/receive-webhook/delivery.ts';
import { signStandard, signStandardBody, type SignedDelivery } from '../signed-deliveries.ts';
import { aMessage } from './a-message.ts';
import { analysed, aRunningGroundswell, deliver, exportOf, type Running } from './a-process.ts';

const ADMIN = 'token-of-the-administrator';
const NORDWIND = 'token-of-the-nordwind-team';
const TOKENS = [
  { token: ADMIN, brands: '*', scope: 'admin' },
  { token: NORDWIND, brands: ['nordwind'], scope: 'care' },
];
const brand = (name: string, account: string) => ({ brand: name, name, accounts: [{ platform: 'x', account }] });

let folder: string;
let instance: Running;
let tunnel: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify(TOKENS), { mode: 0o600 });
  instance = await aRunningGroundswell(join(folder, 'data'), ['--empty', '--token-file', join(folder, 'tokens.json'), '--webhook-port', '0']);
  tunnel = (await instance.line(/^listening for webhooks on /)).slice('listening for webhooks on '.length);
  for (const document of [brand('nordwind', '100'), brand('solbakken', '200')]) await put(document);
});
afterAll(async () => {
  await instance.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const put = (document: { brand: string }) => fetch(`${instance.url}/brands/${document.brand}`, { method: 'PUT', body: JSON.stringify(document) });
const get = (path: string, headers: Record<string, string> = {}) => fetch(`${instance.url}${path}`, { headers });
const as = (token: string) => ({ authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' });
const post = (path: string, { headers, body }: SignedDelivery) => fetch(`${instance.url}${path}`, { method: 'POST', headers, body });
const created = (...data: unknown[]) => ({ type: 'message.created', timestamp: new Date().toISOString(), data });
const problemOf = async (response: Response): Promise<unknown> => {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return response.json();
};

describe('a webhook over HTTP', () => {
  it('is answered 200 once it is stored, and its message is there', async () => {
    const response = await deliver(instance, created(aMessage({ id: 'x:stored' })));
    expect(response.status).toBe(200);
    await analysed(instance);
    expect(await exportOf(instance, 'nordwind')).toContain('"id":"x:stored"');
  });

  it('of an unknown platform is a 404', async () => {
    const response = await post('/webhooks/telegraph', signStandard(instance.secret, created(aMessage())));
    expect(await problemOf(response)).toMatchObject({ status: 404, detail: expect.stringContaining('standard') });
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('with the method %s is a 405 that tells the right one', async (method) => {
    const response = await fetch(`${instance.url}/webhooks/standard`, { method });
    expect(response.headers.get('allow')).toBe('POST');
    expect(await problemOf(response)).toMatchObject({ status: 405 });
  });

  it.each<[string, () => SignedDelivery]>([
    ['without a signature', () => ({ headers: {}, body: JSON.stringify(created(aMessage({ id: 'x:unsigned' }))) })],
    ['signed with another secret', () => signStandard('whsec_c29tZWJvZHkgZWxzZQ==', created(aMessage({ id: 'x:unsigned' })))],
    ['signed an hour ago', () => signStandard(instance.secret, created(aMessage({ id: 'x:unsigned' })), { at: Date.now() - 3_600_000 })],
    [
      'signed over another body',
      () => ({ ...signStandard(instance.secret, created(aMessage())), body: JSON.stringify(created(aMessage({ id: 'x:unsigned' }))) }),
    ],
  ])('%s is a 401, and nothing of it is kept', async (_name, delivery) => {
    const response = await post('/webhooks/standard', delivery());
    expect(await problemOf(response)).toMatchObject({ status: 401 });
    await analysed(instance);
    expect(await exportOf(instance, 'nordwind')).not.toContain('x:unsigned');
  });

  it.each<[string, string, string]>([
    ['that is not JSON', 'hello', ''],
    ['whose message lacks its time', JSON.stringify(created({ ...aMessage(), sentAt: undefined })), 'data.0.sentAt'],
    ['whose second message has a wrong kind', JSON.stringify(created(aMessage(), aMessage({ kind: 'poem' as 'post' }))), 'data.1.kind'],
    ['without a time of its own', JSON.stringify({ ...created(aMessage()), timestamp: undefined }), 'timestamp'],
  ])('%s is a 422 that names the path', async (_name, body, path) => {
    const response = await post('/webhooks/standard', signStandardBody(instance.secret, body));
    expect(await problemOf(response)).toMatchObject({ status: 422, errors: [expect.objectContaining({ path })] });
  });

  it('that is larger than the limit is a 413, told before the connection closes', async () => {
    const response = await post('/webhooks/standard', signStandardBody(instance.secret, 'x'.repeat(BODY_LIMIT + 1)));
    expect(await problemOf(response)).toMatchObject({ status: 413, detail: expect.stringContaining(String(BODY_LIMIT)) });
  });

  it('of exactly the limit is read', async () => {
    const envelope = JSON.stringify(created(aMessage({ id: 'x:large' })));
    const response = await post(
      '/webhooks/standard',
      signStandardBody(instance.secret, envelope + ' '.repeat(BODY_LIMIT - Buffer.byteLength(envelope))),
    );
    expect(response.status).toBe(200);
  });

  it('may carry a thousand messages', async () => {
    const before = await analysed(instance);
    const messages = Array.from({ length: 1_000 }, (_, index) => aMessage({ id: `x:many-${index}` }));
    expect((await deliver(instance, created(...messages))).status).toBe(200);
    expect((await analysed(instance)).messages).toBe(before.messages + 1_000);
  });
});

describe('the API over HTTP', () => {
  it('needs no token on this machine', async () => {
    expect((await get('/brands')).status).toBe(200);
  });

  it.each([
    ['through a tunnel', { 'x-forwarded-for': '203.0.113.9' }],
    ['from a page of another site', { origin: 'https://evil.example' }],
    ['with a wrong token', { authorization: 'Bearer not-a-token-of-anybody' }],
  ])('needs a right token %s', async (_name, headers) => {
    expect(await problemOf(await get('/brands', headers))).toMatchObject({ status: 401 });
  });

  it('needs a token under another name than its own', async () => {
    expect(await statusWithHost('evil.example')).toBe(401);
    expect(await statusWithHost('localhost')).toBe(200);
  });

  it('shows each token its own brands, and nothing of the others', async () => {
    const brands = await (await get('/brands', as(NORDWIND))).json();
    expect(brands).toEqual({ items: [expect.objectContaining({ brand: 'nordwind' })] });
    expect((await get('/brands/nordwind/export', as(NORDWIND))).status).toBe(200);
    for (const path of ['/brands/solbakken', '/brands/solbakken/export', '/brands/unassigned', '/brands/none']) {
      expect(await problemOf(await get(path, as(NORDWIND))), path).toMatchObject({ status: 404, detail: 'There is no such brand.' });
    }
    expect((await get('/brands/solbakken', as(ADMIN))).status).toBe(200);
  });

  it('does not let a scope do more than it says', async () => {
    const response = await fetch(`${instance.url}/brands/nordwind`, {
      method: 'PUT',
      headers: as(NORDWIND),
      body: JSON.stringify(brand('nordwind', '100')),
    });
    expect(await problemOf(response)).toMatchObject({ status: 403 });
  });

  it('tells strangers only that it is there', async () => {
    expect(await (await get('/health', { 'x-forwarded-for': '203.0.113.9' })).json()).toEqual({ status: 'ok', version: expect.any(String) });
  });

  it.each(['/nothing', '/brands/nordwind/secrets', '/webhooks', '//', '/%zz'])('has nothing at %s', async (path) => {
    expect(await problemOf(await get(path))).toMatchObject({ status: 404 });
  });
});

describe('the port for tunnels', () => {
  it('takes webhooks', async () => {
    const response = await deliver({ url: tunnel, secret: instance.secret }, created(aMessage({ id: 'x:tunnelled' })));
    expect(response.status).toBe(200);
    await analysed(instance);
    expect(await exportOf(instance, 'nordwind')).toContain('"id":"x:tunnelled"');
  });

  it('shows acknowledge pages, which refuse a forged link', async () => {
    const response = await fetch(`${tunnel}/acknowledge/forged`);
    expect(response.status).toBe(401);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it.each(['/health', '/brands', '/brands/nordwind/export', '/webhooks/../brands', '/'])('serves no %s, whatever token comes', async (path) => {
    const response = await fetch(`${tunnel}${path}`, { headers: { authorization: `Bearer ${ADMIN}` } });
    expect(await problemOf(response)).toMatchObject({ status: 404, detail: 'Nothing is served here.' });
  });
});

/** fetch would not let us choose the Host. */
const statusWithHost = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(`${instance.url}/brands`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
