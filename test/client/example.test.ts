import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient, Refusal } from '../../client/client.ts';
import { workOnOne } from '../../client/example.ts';
import { aMessage } from '../local/a-message.ts';
import { analysed, aRunningGroundswell, deliver, type Running } from '../local/a-process.ts';

const CARE = 'token-of-the-care-team';
const OTHER = 'token-of-another-brand';
const TOKENS = [
  { token: 'token-of-the-administrator', brands: '*', scope: 'admin' },
  { token: CARE, brands: ['nordwind'], scope: 'care', name: 'robin' },
  { token: OTHER, brands: ['solbakken'], scope: 'care' },
];

let folder: string;
let instance: Running;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  writeFileSync(join(folder, 'tokens.json'), JSON.stringify(TOKENS), { mode: 0o600 });
  instance = await aRunningGroundswell(join(folder, 'data'), ['--empty', '--token-file', join(folder, 'tokens.json')]);
  const admin = createClient({ url: instance.url, token: 'token-of-the-administrator' });
  const body = { brand: 'nordwind', name: 'Nordwind', accounts: [{ platform: 'x', account: '100' }] };
  await admin('PUT /brands/{brand}', { path: { brand: 'nordwind' }, body });
  const data = ['one', 'two'].map((name) => aMessage({ id: `x:${name}`, threadId: name, author: { id: name, role: 'customer' } }));
  await deliver(instance, { type: 'message.created', timestamp: new Date().toISOString(), data });
  await analysed(instance);
}, 30_000);
afterAll(async () => {
  await instance.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('the example of the client', () => {
  it('takes one after the other on, notes it and resolves it, until nothing waits', async () => {
    const ask = createClient({ url: instance.url, token: CARE });
    const [first, second, third] = [await workOnOne(ask, 'nordwind'), await workOnOne(ask, 'nordwind'), await workOnOne(ask, 'nordwind')];
    expect([first, second]).toMatchObject([
      { status: 'resolved', assignedTo: 'robin' },
      { status: 'resolved', assignedTo: 'robin' },
    ]);
    expect(first?.id).not.toBe(second?.id);
    expect(third).toBeUndefined();
    const { body } = await ask('GET /conversations/{id}', { path: { id: first?.id ?? '' } });
    expect(body.acts.map(({ type, by }) => [type, by])).toEqual([
      ['assign', 'robin'],
      ['note', 'robin'],
      ['resolve', 'robin'],
    ]);
  });

  it('is refused what is of another brand, in words', async () => {
    const refusal: unknown = await workOnOne(createClient({ url: instance.url, token: OTHER }), 'nordwind').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ status: 404, message: 'There is no such brand.', problem: { title: 'Not found' } });
  });
});
