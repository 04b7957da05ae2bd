import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../core/time.ts';
import { aBrand, aConversation, aMessage, anApi, anIncident, aWatch, NOON, stored } from './an-api.ts';

/** Noon is that of Monday, 2 March. Five people wrote on the Sunday before, one of whom waits, and two on the Monday. */
const aBusyBrand = async (watch: Parameters<typeof aWatch>[1] = {}) => {
  const api = anApi();
  await stored(api).brand(aBrand('acme', { timeZone: 'Europe/Berlin' }));
  await stored(api).watch(aWatch('acme', watch));
  const sunday = [1, 2, 3, 4, 5].map((number) =>
    aMessage('acme', number, { sentAt: NOON - 24 * HOUR + number * MINUTE, text: `The lid number ${number}0${number} fell off` }),
  );
  const monday = [6, 7].map((number) => aMessage('acme', number, { sentAt: NOON - number * MINUTE }));
  await stored(api).messages([...sunday, ...monday]);
  await stored(api).pulses('acme', [...sunday, ...monday]);
  const at = NOON - 20 * HOUR;
  const ghost = aConversation('acme', 1, { lastMessageAt: at, waitsSince: at, clocks: { dueAt: at + HOUR, overdue: false } });
  await stored(api).conversations([ghost, aConversation('acme', 2, { lastMessageAt: at, opportunity: true, team: 'sales', asks: false })]);
  await stored(api).incidents([anIncident('acme', 1, { openedAt: at })]);
  return api;
};

describe('GET /brands/{brand}/report', () => {
  it('is a page of the last whole day, under the rule that nothing may be fetched', async () => {
    const { status, headers, text } = await (await aBusyBrand()).ask('GET /brands/acme/report');
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'inline; filename="report-acme-day-2026-03-01.html"',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(text).toContain('ACME: Sun 1 Mar 2026');
  });

  it('tells the figures of all that is kept', async () => {
    const { json } = await (await aBusyBrand()).ask('GET /brands/acme/report', { query: { format: 'json' } });
    expect(json).toMatchObject({
      brand: 'acme',
      kind: 'day',
      date: '2026-03-01',
      from: '2026-02-28T23:00:00.000Z',
      volume: { messages: 5, negatives: 3 },
      before: { messages: 0 },
      care: { conversations: 2, coverage: { unanswered: 1 } },
      sales: { opportunities: 1, open: 1 },
      incidents: [{ id: 'acme-incident-1' }],
      talk: {
        messages: 5,
        phrases: [
          { phrase: 'fell off', people: 5 },
          { phrase: 'lid number', people: 5 },
        ],
      },
    });
    expect(json).not.toHaveProperty('countedTo');
  });

  it.each([
    ['the week that is over', { period: 'week' }, '2026-02-23', 5],
    ['the week of a day', { period: 'week', date: '2026-03-04' }, '2026-03-02', 2],
    ['a day of one’s own', { date: '2026-03-02' }, '2026-03-02', 2],
    ['a day long ago', { date: '2026-01-01' }, '2026-01-01', 0],
  ])('can be had of %s', async (_name, query, date, messages) => {
    const { json } = await (await aBusyBrand()).ask('GET /brands/acme/report', { query: { ...query, format: 'json' } });
    expect(json).toMatchObject({ date, volume: { messages } });
  });

  it('goes by the clock of a replay', async () => {
    const api = await aBusyBrand({ clock: 'replay', assessedTo: NOON - 24 * HOUR });
    expect((await api.ask('GET /brands/acme/report', { query: { format: 'json' } })).json).toMatchObject({ date: '2026-02-28' });
  });

  it('is text for whoever asks for it', async () => {
    const { headers, text } = await (await aBusyBrand()).ask('GET /brands/acme/report', { query: { format: 'text' } });
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(text).toMatch(/^ACME: Sun 1 Mar 2026\n/);
  });

  it.each([
    ['a day that has not begun', { date: '2026-03-03' }, 'date'],
    ['a week that has not begun', { period: 'week', date: '2026-03-09' }, 'date'],
    ['a day that is none', { date: '2026-02-30' }, 'date'],
    ['a month', { period: 'month' }, 'period'],
    ['a form that there is not', { format: 'pdf' }, 'format'],
  ])('refuses %s, naming it', async (_name, query, path) => {
    const { status, json } = await (await aBusyBrand()).ask('GET /brands/acme/report', { query });
    expect({ status, paths: json.errors.map((error: { path: string }) => error.path) }).toEqual({ status: 400, paths: [path] });
  });
});
