import { describe, expect, it } from 'vitest';
import { aBrand, ADMIN, anApi, anIncident, CARE, stored, withToken } from './an-api.ts';

const asAdmin = { authorizer: withToken(ADMIN) };
const asCare = { authorizer: withToken(CARE) };
const matching = (tag: string) => ({ headers: { 'if-match': tag } });

describe('a brand', () => {
  it('names its version, and a new one when it is described anew', async () => {
    const { ask } = anApi();
    expect((await ask('PUT /brands/acme', { ...asAdmin, body: aBrand('acme') })).headers?.['etag']).toBe('"1"');
    expect((await ask('PUT /brands/acme', { ...asAdmin, body: aBrand('acme') })).headers?.['etag']).toBe('"2"');
    expect((await ask('GET /brands/acme')).headers?.['etag']).toBe('"2"');
    expect((await ask('GET /brands/acme', { headers: { 'if-none-match': '"2"' } })).status).toBe(304);
  });

  it.each([
    ['its version', '"1"', 200],
    ['another', '"2"', 412],
    ['any', '*', 200],
  ])('is described by who names %s accordingly', async (_name, tag, status) => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    const put = await api.ask('PUT /brands/acme', { ...asAdmin, ...matching(tag), body: aBrand('acme', { name: 'Acme Ltd' }) });
    expect(put.status).toBe(status);
    expect((await api.ports.brands.load('acme'))?.value.name).toBe(status === 200 ? 'Acme Ltd' : 'ACME');
  });

  it.each(['*', '"1"'])('that is not there has no version %s', async (tag) => {
    const api = anApi();
    expect((await api.ask('PUT /brands/acme', { ...asAdmin, ...matching(tag), body: aBrand('acme') })).status).toBe(412);
    expect(await api.ports.brands.load('acme')).toBeUndefined();
  });
});

describe('an incident', () => {
  const withIncident = async () => {
    const api = anApi();
    await stored(api).incidents([anIncident('acme', -30, { id: 'i-1' })]);
    return api;
  };

  it('names its version, and a new one when it has changed', async () => {
    const { ask } = await withIncident();
    expect((await ask('GET /incidents/i-1')).headers?.['etag']).toBe('"1"');
    expect((await ask('POST /incidents/i-1/acknowledge', asCare)).headers?.['etag']).toBe('"2"');
    expect((await ask('POST /incidents/i-1/acknowledge', asCare)).headers?.['etag']).toBe('"2"');
    expect((await ask('GET /incidents/i-1', { headers: { 'if-none-match': 'W/"2"' } })).status).toBe(304);
  });

  it.each([
    ['acknowledge', undefined],
    ['resolve', { verdict: 'real' }],
  ])('lets nobody %s a version that is none any more', async (act, body) => {
    const { ask, ports } = await withIncident();
    const request = { ...asCare, ...(body === undefined ? {} : { body }) };
    expect((await ask(`POST /incidents/i-1/${act}`, { ...request, ...matching('"7"') })).status).toBe(412);
    expect((await ports.incidents.load('i-1'))?.version).toBe(1);
    expect((await ask(`POST /incidents/i-1/${act}`, { ...request, ...matching('"1"') })).status).toBe(200);
  });
});
