import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/time.ts';
import type { Incident } from '../../../core/incident.ts';
import type { Message } from '../../../core/message.ts';
import { aBrand, aMessage, anApi, anIncident, aWatch, NOON, stored, withToken } from './an-api.ts';

const HOSTILE = '<img src=x onerror=alert(1)> [here](https://evil.example) # what a mess';

/** An incident of acme that opened half an hour ago, with its messages: one of them deleted, one never kept. */
const withIncident = async (more: Partial<Incident> = {}, said: Partial<Message> = {}) => {
  const api = anApi();
  const told = [aMessage('acme', -31, { text: HOSTILE, url: 'https://x.example/1', ...said }), aMessage('acme', -32, { deleted: true })];
  const incident = anIncident('acme', -30, { id: 'i-1', ...more });
  const driving = ['x:acme--31', 'x:acme--32', 'x:acme--33'];
  await stored(api).brand(aBrand('acme', { name: 'Acme & Sons', timeZone: 'Pacific/Auckland' }));
  await stored(api).messages(told);
  await stored(api).pulses(
    'acme',
    Array.from({ length: 60 }, (_, index) => aMessage('acme', 1_000 + index, { sentAt: NOON - (60 - index) * MINUTE })),
  );
  await stored(api).incidents([{ ...incident, evidence: { ...incident.evidence, from: NOON - 90 * MINUTE, to: NOON - 30 * MINUTE, driving } }]);
  return api;
};

describe('GET /incidents/{id}/report', () => {
  it('is a page that nothing foreign can get into, to be shown or kept under a name that says what it is', async () => {
    const { status, headers, text } = await (await withIncident()).ask('GET /incidents/i-1/report');
    expect(status).toBe(200);
    expect(headers).toEqual({
      'content-type': 'text/html; charset=utf-8',
      // Half past midnight in Auckland: the day is the brand's.
      'content-disposition': 'inline; filename="incident-acme-2026-03-03.html"',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      vary: 'accept',
    });
    expect(text).toContain('75 % of what people say about Acme &amp; Sons is negative'.replace(' %', '\u00a0%'));
    expect(text).toContain('Since Tue 3 Mar 2026, 00:30 GMT+13 (Mon 2 Mar 2026, 11:30 UTC)');
    expect(text).not.toMatch(/<img|<script/);
  });

  it.each([
    ['a page by default', {}, {}, 'text/html'],
    ['a page for a browser', {}, { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/svg+xml,*/*;q=0.8' }, 'text/html'],
    ['Markdown for who accepts it', {}, { accept: 'text/markdown' }, 'text/markdown'],
    ['what is liked best', {}, { accept: 'text/html;q=0.5, Text/Markdown; q=0.8' }, 'text/markdown'],
    ['a page where nothing else is accepted', {}, { accept: 'application/json, text/markdown;q=0' }, 'text/html'],
    ['what the query says', { format: 'svg' }, { accept: 'text/markdown' }, 'image/svg+xml'],
    ['a page where the query says so', { format: 'html' }, { accept: 'text/markdown' }, 'text/html'],
    ['Markdown where the query says so', { format: 'markdown' }, {}, 'text/markdown'],
  ])('is %s', async (_name, query, headers, type) => {
    const answer = await (await withIncident()).ask('GET /incidents/i-1/report', { query, headers });
    expect(answer.headers['content-type']).toBe(`${type}; charset=utf-8`);
  });

  it.each([
    ['html', '.html"'],
    ['markdown', '.md"'],
    ['svg', '.svg"'],
  ])('is kept as %s under a name that ends in %s', async (format, ending) => {
    const { headers } = await (await withIncident()).ask('GET /incidents/i-1/report', { query: { format } });
    expect(String(headers['content-disposition']).endsWith(ending)).toBe(true);
  });

  it('knows no other form', async () => {
    const { status, json } = await (await withIncident()).ask('GET /incidents/i-1/report', { query: { format: 'pdf' } });
    expect({ status, path: json.errors[0].path }).toEqual({ status: 400, path: 'format' });
  });

  it('quotes what is kept, says what was deleted, and counts what is gone', async () => {
    const { text } = await (await withIncident()).ask('GET /incidents/i-1/report', { query: { format: 'markdown' } });
    expect(text).toContain('[Open](<https://x.example/1>)');
    expect(text).toContain(String.raw`\[here\](https:`);
    expect(text).toContain('(deleted by its author)');
    expect(text).toContain('One more message is not kept any more.');
    expect(text).not.toContain('customer -32');
  });

  it('counts the messages since the opening', async () => {
    const { text } = await (await withIncident()).ask('GET /incidents/i-1/report', { query: { format: 'markdown' } });
    expect(text).toContain('**So far:** 30 messages, 15 negative, from 3 people, of whom 3 unhappy');
  });

  it('stands on the clock of a replay', async () => {
    const api = await withIncident();
    await stored(api).watch(aWatch('acme', { clock: 'replay', assessedTo: NOON - 20 * MINUTE }));
    expect((await api.ask('GET /incidents/i-1/report')).text).toContain('has been going on for 10 min');
  });

  it('is told of a brand that nobody has described', async () => {
    const api = anApi();
    await stored(api).incidents([anIncident('globex', -30, { id: 'i-2' })]);
    const { text } = await api.ask('GET /incidents/i-2/report', { query: { format: 'markdown' } });
    expect(text).toContain('# 75 % of what people say about globex is negative');
  });

  it.each([{}, { format: 'markdown' }, { format: 'svg' }])('does not exist for who may not see the brand: %o', async (query) => {
    const api = await withIncident();
    const answer = await api.ask('GET /incidents/i-1/report', { query, authorizer: withToken({ brands: 'globex', scope: 'admin' }) });
    expect(answer).toEqual(await anApi().ask('GET /incidents/i-1/report', { query }));
    expect(answer.status).toBe(404);
  });

  it('puts nothing of a customer into the log', async () => {
    const api = await withIncident();
    await api.ask('GET /incidents/i-1/report');
    expect(api.ports.log.lines).toEqual([]);
  });
});
