import { describe, expect, it } from 'vitest';
import { ADMIN, aBrand, anApi, anEvent, anIncident, CARE, READER, stored, withToken } from './an-api.ts';

const nobody = { authorizer: undefined };
const ROUTES = [
  ['GET /brands', 'read'],
  ['GET /brands/acme', 'read'],
  ['PUT /brands/acme', 'admin'],
  ['GET /brands/acme/pulse', 'read'],
  ['GET /brands/acme/messages', 'read'],
  ['GET /brands/acme/conversations', 'read'],
  ['GET /conversations/c-1', 'read'],
  ['GET /brands/acme/incidents', 'read'],
  ['GET /incidents/i-1', 'read'],
  ['GET /incidents/i-1/report', 'read'],
  ['POST /incidents/i-1/acknowledge', 'care'],
  ['POST /incidents/i-1/resolve', 'care'],
  ['GET /brands/acme/export', 'read'],
  ['GET /brands/acme/agents', 'read'],
  ['GET /brands/acme/clocks', 'read'],
  ['GET /brands/acme/ghosts', 'read'],
  ['GET /brands/acme/opportunities', 'read'],
  ['GET /brands/acme/competitors', 'read'],
  ['GET /brands/acme/report', 'read'],
] as const;

describe('the API', () => {
  it.each(ROUTES)('answers %s to nobody without a token', async (line) => {
    const { status, headers, json } = await anApi().ask(line, nobody);
    expect(status).toBe(401);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'www-authenticate': 'Bearer' });
    expect(json).toMatchObject({ status: 401, title: 'Not authorised' });
  });

  it.each(ROUTES)('answers %s from the scope %s on', async (line, scope) => {
    const tokens = [READER, CARE, ADMIN];
    const answers = await Promise.all(tokens.map(async (token) => (await anApi().ask(line, { authorizer: withToken(token) })).status));
    expect(answers.map((status) => status === 403)).toEqual(tokens.map((_token, index) => index < ['read', 'care', 'admin'].indexOf(scope)));
  });

  it.each(ROUTES)('refuses a parameter of %s that it does not know', async (line) => {
    const { status, json } = await anApi().ask(line, { authorizer: withToken(ADMIN), query: { colour: 'blue' } });
    expect(status).toBe(400);
    expect(json.errors).toEqual([{ path: 'colour', message: 'not known here' }]);
  });

  it.each(['GET /', 'GET /brand', 'GET /brands/acme/pulses', 'POST /incidents//acknowledge', 'GET /brands/acme/pulse/now', 'GET /healthz'])(
    'has nothing at %s',
    async (line) => expect((await anApi().ask(line)).status).toBe(404),
  );

  it.each([
    ['POST /brands', 'GET'],
    ['DELETE /brands/acme', 'GET, PUT'],
    ['GET /incidents/i-1/resolve', 'POST'],
    ['PUT /health', 'GET'],
  ])('tells which methods there are instead of %s', async (line, allow) => {
    const { status, headers } = await anApi().ask(line);
    expect({ status, allow: headers['allow'] }).toEqual({ status: 405, allow });
  });

  it('takes a path with a slash at its end for the same', async () => {
    expect((await anApi().ask('GET /brands/')).status).toBe(200);
  });

  it('answers a fault of ours with 500, without its words, and logs no more than where it was', async () => {
    const failing = { list: () => Promise.reject(new Error('a secret of a customer')), load: async () => undefined, save: async () => true };
    const { ports, ask } = anApi({ brands: failing });
    const { status, text } = await ask('GET /brands');
    expect(status).toBe(500);
    expect(text + JSON.stringify(ports.log.lines)).not.toContain('a secret');
    expect(ports.log.lines).toHaveLength(1);
  });

  it('lets an IAM caller do everything', async () => {
    const api = anApi();
    await stored(api).incidents([anIncident('acme', 1)]);
    expect((await api.ask('POST /incidents/acme-incident-1/acknowledge', { authorizer: { iam: { userArn: 'arn:ops' } } })).json).toMatchObject({
      state: 'acknowledged',
      acknowledgedBy: 'arn:ops',
    });
  });

  it('keeps every answer out of caches', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    await stored(api).incidents([anIncident('acme', 1, { id: 'i-1' })]);
    const answers = await Promise.all(['GET /brands/acme', 'GET /brands/acme/export', 'GET /incidents/i-1/report'].map((line) => api.ask(line)));
    expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store', 'no-store']);
  });

  it('reads a body that came in base64', async () => {
    const api = anApi();
    await stored(api).incidents([anIncident('acme', 1)]);
    const body = Buffer.from('{"verdict":"real"}').toString('base64');
    const event = { ...anEvent('POST /incidents/acme-incident-1/resolve', { authorizer: withToken(CARE) }), body, isBase64Encoded: true };
    expect((await api.answer(event)).json).toMatchObject({ state: 'resolved', verdict: 'real' });
  });
});

describe('GET /openapi.json', () => {
  it('describes the API to everybody', async () => {
    const { status, json } = await anApi().ask('GET /openapi.json', nobody);
    expect(status).toBe(200);
    expect(json).toMatchObject({ openapi: '3.1.1', paths: { '/brands/{brand}/conversations': { get: {} } } });
  });
});

describe('GET /health', () => {
  const figures = { inbox: { waiting: 0, deadLetters: 0 }, messages: 0, brands: 1, incidentsOpen: 1 };
  const someData = async () => {
    const api = anApi({ figures: async () => figures });
    await stored(api).brand(aBrand('acme'));
    return api;
  };

  it('tells everybody that we are here, and nothing else', async () => {
    expect((await (await someData()).ask('GET /health', nobody)).json).toEqual({ status: 'ok', version: '1.2.3' });
  });

  it('tells the figures to who may see all brands', async () => {
    expect((await (await someData()).ask('GET /health')).json).toEqual({ status: 'ok', version: '1.2.3', ...figures });
  });

  it('tells no figures where nobody counts them, as in a cloud', async () => {
    expect((await anApi().ask('GET /health')).json).toEqual({ status: 'ok', version: '1.2.3' });
  });

  it('tells nobody the figures of all brands who may see only some', async () => {
    const { json } = await (await someData()).ask('GET /health', { authorizer: withToken({ brands: 'acme', scope: 'admin' }) });
    expect(json).toEqual({ status: 'ok', version: '1.2.3' });
  });
});
