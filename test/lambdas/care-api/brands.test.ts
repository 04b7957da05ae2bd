import { describe, expect, it } from 'vitest';
import { ADMIN, aBrand, anApi, READER, stored, withToken } from './an-api.ts';

const asAdmin = { authorizer: withToken(ADMIN) };
const document = { brand: 'acme', name: 'Acme', accounts: [{ platform: 'x', account: '1' }] };
const HOOK = 'https://hooks.example.com/acme';
const withHooks = (...webhooks: object[]) => ({ ...document, alerts: { webhooks } });

describe('GET /brands', () => {
  it('lists the brands that the caller may see, in order', async () => {
    const api = anApi();
    for (const brand of ['initech', 'acme', 'globex']) await stored(api).brand(aBrand(brand));
    const { json } = await api.ask('GET /brands', { authorizer: withToken({ brands: 'initech acme', scope: 'read' }) });
    expect(json.items).toEqual([
      { brand: 'acme', name: 'ACME', accounts: [{ platform: 'x', account: 'acme-on-x' }] },
      { brand: 'initech', name: 'INITECH', accounts: [{ platform: 'x', account: 'initech-on-x' }] },
    ]);
  });

  it.each([
    ['shows an admin the messages that are nobody’s', ADMIN, ['acme', 'unassigned']],
    ['shows them to nobody else', READER, ['acme']],
  ])('%s', async (_name, token, brands) => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    const { json } = await api.ask('GET /brands', { authorizer: withToken(token) });
    expect(json.items.map(({ brand }: { brand: string }) => brand)).toEqual(brands);
  });
});

describe('GET /brands/{brand}', () => {
  it('shows the document with its defaults and without its secrets', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme', { alerts: { webhooks: [{ url: HOOK, secret: 'whsec_hush' }] } }));
    const { json, text } = await api.ask('GET /brands/acme');
    expect(json).toMatchObject({ brand: 'acme', timeZone: 'UTC', crisis: { windowMinutes: 60 }, alerts: { webhooks: [{ url: HOOK }] } });
    expect(text).not.toContain('hush');
  });

  it('knows `unassigned` without a document', async () => {
    expect((await anApi().ask('GET /brands/unassigned', asAdmin)).json).toMatchObject({ brand: 'unassigned', accounts: [] });
    expect((await anApi().ask('GET /brands/unassigned')).status).toBe(404);
  });

  it('does not know a brand that nobody described', async () => expect((await anApi().ask('GET /brands/acme')).status).toBe(404));
});

describe('PUT /brands/{brand}', () => {
  it('creates with 201, replaces with 200, and answers what GET shows', async () => {
    const { ask } = anApi();
    const created = await ask('PUT /brands/acme', { ...asAdmin, body: document });
    const replaced = await ask('PUT /brands/acme', { ...asAdmin, body: { ...document, name: 'Acme Ltd' } });
    expect([created.status, replaced.status]).toEqual([201, 200]);
    expect((await ask('GET /brands/acme')).json).toEqual(replaced.json);
    expect(replaced.json).toMatchObject({ name: 'Acme Ltd', crisis: { minAuthors: 10 } });
  });

  it('keeps the secret of a URL that it knows, and never shows it', async () => {
    const { ask, ports } = anApi();
    await ask('PUT /brands/acme', { ...asAdmin, body: withHooks({ url: HOOK, secret: 'whsec_hush' }) });
    const { status, text } = await ask('PUT /brands/acme', { ...asAdmin, body: withHooks({ url: HOOK }) });
    expect(status).toBe(200);
    expect(text).not.toContain('hush');
    expect((await ports.brands.load('acme'))?.value.alerts.webhooks).toMatchObject([{ url: HOOK, secret: 'whsec_hush' }]);
  });

  it('replaces a secret that is given', async () => {
    const { ask, ports } = anApi();
    for (const secret of ['whsec_old', 'whsec_new']) await ask('PUT /brands/acme', { ...asAdmin, body: withHooks({ url: HOOK, secret }) });
    expect((await ports.brands.load('acme'))?.value.alerts.webhooks).toMatchObject([{ url: HOOK, secret: 'whsec_new' }]);
  });

  it('wants a secret for a URL that it does not know, and then changes nothing', async () => {
    const { ask, ports } = anApi();
    await ask('PUT /brands/acme', { ...asAdmin, body: withHooks({ url: HOOK, secret: 'whsec_hush' }) });
    const { status, json } = await ask('PUT /brands/acme', { ...asAdmin, body: withHooks({ url: HOOK }, { url: `${HOOK}/elsewhere` }) });
    expect(status).toBe(422);
    expect(json.errors).toMatchObject([{ path: 'alerts.webhooks.1.secret' }]);
    expect((await ports.brands.load('acme'))?.value.alerts.webhooks).toHaveLength(1);
  });

  it('names every path that is wrong at once', async () => {
    const body = { brand: 'globex', accounts: [], timeZone: 'Mars/Olympus', crisis: { windowMinutes: 4 }, colour: 'blue' };
    const { status, json } = await anApi().ask('PUT /brands/acme', { ...asAdmin, body });
    expect(status).toBe(422);
    const paths = json.errors.map(({ path }: { path: string }) => path);
    expect(paths.toSorted()).toEqual(['accounts', 'brand', 'colour', 'crisis.windowMinutes', 'name', 'timeZone']);
  });

  it.each([
    ['no JSON', '{"brand":', ''],
    ['no object', '[]', ''],
    ['nothing', '', 'brand'],
    ['another brand than the path', { ...document, brand: 'globex' }, 'brand'],
  ])('refuses a body of %s', async (_name, body, path) => {
    const { status, json } = await anApi().ask('PUT /brands/acme', { ...asAdmin, body });
    expect({ status, first: json.errors[0].path }).toEqual({ status: 422, first: path });
  });

  it('lets nobody describe `unassigned`', async () => {
    const { status, json } = await anApi().ask('PUT /brands/unassigned', { ...asAdmin, body: { ...document, brand: 'unassigned' } });
    expect({ status, path: json.errors[0].path }).toEqual({ status: 422, path: 'brand' });
  });

  it.each([
    ['tells who sees all brands whose account it is', ADMIN, true],
    ['tells others only that it is taken', { brands: 'globex', scope: 'admin' }, false],
  ])('takes no account that belongs to another brand, and %s', async (_name, token, told) => {
    const { ask } = anApi();
    await ask('PUT /brands/acme', { ...asAdmin, body: document });
    const { status, json, text } = await ask('PUT /brands/globex', { authorizer: withToken(token), body: { ...document, brand: 'globex' } });
    expect(status).toBe(409);
    expect(json.errors).toMatchObject([{ path: 'accounts.0' }]);
    expect(text.includes('acme')).toBe(told);
  });

  it('lets an admin of one brand describe that one only', async () => {
    const { ask } = anApi();
    const authorizer = withToken({ brands: 'acme', scope: 'admin' });
    expect((await ask('PUT /brands/acme', { authorizer, body: document })).status).toBe(201);
    expect((await ask('PUT /brands/globex', { authorizer, body: { ...document, brand: 'globex' } })).status).toBe(404);
  });

  it('tries again when somebody else was faster, and gives up with 409', async () => {
    const { ports } = anApi();
    let losses = 0;
    const losing = (times: number) => ({ ...ports.brands, save: async () => (losses += 1) > times });
    expect((await anApi({ brands: losing(4) }).ask('PUT /brands/acme', { ...asAdmin, body: document })).status).toBe(201);
    losses = 0;
    expect((await anApi({ brands: losing(5) }).ask('PUT /brands/acme', { ...asAdmin, body: document })).status).toBe(409);
  });
});
