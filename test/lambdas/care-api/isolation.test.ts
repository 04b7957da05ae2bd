import { describe, expect, it } from 'vitest';
import { aBrand, aConversation, aMessage, anApi, anIncident, NOON, stored, withToken } from './an-api.ts';

const ofAcme = { authorizer: withToken({ brands: 'acme', scope: 'admin' }) };

/** Two brands, each with one of everything. */
const twoBrands = async () => {
  const api = anApi();
  for (const brand of ['acme', 'globex', 'unassigned']) {
    if (brand !== 'unassigned') await stored(api).brand(aBrand(brand));
    const told = [aMessage(brand, 1, { conversation: `${brand}-c` })];
    await stored(api).messages(told);
    await stored(api).pulses(brand, [aMessage(brand, 1, { sentAt: NOON - 1 })]);
    const sale = aConversation(brand, 2, { id: `${brand}-s`, team: 'sales', opportunity: true });
    await stored(api).conversations([aConversation(brand, 1, { id: `${brand}-c` }), sale], told);
    await stored(api).incidents([anIncident(brand, 1, { id: `${brand}-i` })]);
  }
  return api;
};

const pathsOf = (brand: string): string[] => [
  ...['', '/pulse', '/messages', '/conversations', '/incidents', '/export'].map((part) => `GET /brands/${brand}${part}`),
  ...['/agents', '/clocks', '/ghosts', '/opportunities', '/competitors', '/report'].map((part) => `GET /brands/${brand}${part}`),
  `GET /conversations/${brand}-c`,
  `GET /incidents/${brand}-i`,
  `GET /incidents/${brand}-i/report`,
];

describe('a caller of one brand', () => {
  it.each(pathsOf('acme'))('sees their own by %s, and nothing of others in it', async (line) => {
    const { status, text } = await (await twoBrands()).ask(line, ofAcme);
    expect(status).toBe(200);
    expect(text.length).toBeGreaterThan(20);
    expect(text).not.toMatch(/globex|unassigned/);
  });

  it.each([...pathsOf('globex'), ...pathsOf('unassigned')])('cannot tell %s from what does not exist', async (line) => {
    const answer = await (await twoBrands()).ask(line, ofAcme);
    const missing = await anApi().ask(line, ofAcme);
    expect(answer.status).toBe(404);
    expect(answer.text).toBe(missing.text);
  });

  it.each(['acknowledge', 'resolve'])('cannot %s an incident of others', async (act) => {
    const api = await twoBrands();
    const { status } = await api.ask(`POST /incidents/globex-i/${act}`, { ...ofAcme, ...(act === 'resolve' ? { body: { verdict: 'real' } } : {}) });
    expect(status).toBe(404);
    expect((await api.ports.incidents.load('globex-i'))?.value).toEqual(anIncident('globex', 1, { id: 'globex-i' }));
  });

  it.each(['assign', 'resolve', 'reopen'])('cannot %s a conversation of others, and cannot tell it from what does not exist', async (act) => {
    const api = await twoBrands();
    const headers = { 'if-match': '*' };
    const answer = await api.ask(`POST /conversations/globex-c/${act}`, { ...ofAcme, headers });
    expect(answer.status).toBe(404);
    expect(answer.text).toBe((await anApi().ask(`POST /conversations/globex-c/${act}`, { ...ofAcme, headers })).text);
    expect((await api.ports.conversations.load(['globex-c'])).get('globex-c')?.version).toBe(1);
  });

  it('finds only their own in the list of brands', async () => {
    const { json } = await (await twoBrands()).ask('GET /brands', ofAcme);
    expect(json.items).toMatchObject([{ brand: 'acme' }]);
  });

  it('cannot describe a brand of others', async () => {
    const api = await twoBrands();
    const { status } = await api.ask('PUT /brands/globex', { ...ofAcme, body: aBrand('globex', { name: 'Mine now' }) });
    expect(status).toBe(404);
    expect((await api.ports.brands.load('globex'))?.value.name).toBe('GLOBEX');
  });
});

describe('messages of accounts that nobody has described', () => {
  it.each(pathsOf('unassigned'))('are shown by %s to an admin of all', async (line) => {
    const { status } = await (await twoBrands()).ask(line, { authorizer: withToken({ brands: '*', scope: 'admin' }) });
    expect(status).toBe(200);
  });

  it.each(pathsOf('unassigned'))('are not shown by %s to a care token of all brands', async (line) => {
    const { status } = await (await twoBrands()).ask(line, { authorizer: withToken({ brands: '*', scope: 'care' }) });
    expect(status).toBe(404);
  });
});
