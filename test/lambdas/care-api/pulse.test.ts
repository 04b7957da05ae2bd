import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { aBrand, aMessage, anApi, aWatch, NOON, stored } from './an-api.ts';

const iso = (time: number): string => new Date(time).toISOString();
const at = (hours: number): string => iso(NOON + hours * HOUR);

/** Messages 30 minutes apart, from a day and a half before noon until an hour after it. */
const aHeardBrand = async (watch: Parameters<typeof aWatch>[1] = {}) => {
  const api = anApi();
  await stored(api).brand(aBrand('acme'));
  await stored(api).watch(aWatch('acme', watch));
  const messages = Array.from({ length: 75 }, (_nothing, index) => aMessage('acme', index, { sentAt: NOON + (index - 72) * 30 * MINUTE + 12_000 }));
  await stored(api).pulses('acme', messages);
  return api;
};

describe('GET /brands/{brand}/pulse', () => {
  it('shows the last 24 hours, minute by minute, silent minutes left out', async () => {
    const { json } = await (await aHeardBrand()).ask('GET /brands/acme/pulse');
    expect(json.items).toHaveLength(48);
    expect(json.items[0]).toEqual({ at: at(-24), messages: 1, negatives: 1, authors: 1, reach: 10, negativeShare: 1, sealed: true });
    expect(json.items.at(-1).at).toBe(at(-0.5));
  });

  it('ends where a replay has come to', async () => {
    const { json } = await (await aHeardBrand({ clock: 'replay', assessedTo: NOON - 12 * HOUR })).ask('GET /brands/acme/pulse');
    expect([json.items[0].at, json.items.at(-1).at]).toEqual([at(-36), at(-12.5)]);
  });

  it('gathers minutes into steps', async () => {
    const { json } = await (await aHeardBrand()).ask('GET /brands/acme/pulse', { query: { from: at(-6), to: at(0), step: '3h' } });
    expect(json.items).toEqual([
      { at: at(-6), messages: 6, negatives: 3, authors: 3, reach: 60, negativeShare: 0.5, sealed: true },
      { at: at(-3), messages: 6, negatives: 3, authors: 3, reach: 60, negativeShare: 0.5, sealed: false },
    ]);
  });

  it('gathers steps that are longer than a day', async () => {
    const { json } = await (await aHeardBrand()).ask('GET /brands/acme/pulse', { query: { from: at(-48), to: at(0), step: '7d' } });
    expect(json.items).toMatchObject([{ at: '2026-02-26T00:00:00.000Z', messages: 75, authors: 3, reach: 750 }]);
  });

  it('tells whole steps only, so that a point never tells of half of one', async () => {
    const query = { from: iso(NOON - 5 * HOUR - 7), to: iso(NOON - HOUR + 7), step: '3h' };
    const { json } = await (await aHeardBrand()).ask('GET /brands/acme/pulse', { query });
    expect(json.items.map(({ messages }: { messages: number }) => messages)).toEqual([6, 6]);
  });

  it('understands times of any offset', async () => {
    const query = { from: '2026-03-02T12:00:00+02:00', to: '2026-03-02T13:00:00+02:00' };
    const { json } = await (await aHeardBrand()).ask('GET /brands/acme/pulse', { query });
    expect(json.items[0].at).toBe('2026-03-02T10:00:00.000Z');
  });

  it.each([
    ['a week of minutes', { from: iso(NOON - 7 * DAY), to: iso(NOON) }, 200],
    ['a minute more', { from: iso(NOON - 7 * DAY - MINUTE), to: iso(NOON) }, 400],
    ['a year of days', { from: iso(NOON - 365 * DAY), to: iso(NOON), step: '1d' }, 200],
    ['a thousand years of hours', { from: '1026-01-01T00:00:00Z', step: '1h' }, 400],
  ])('answers %s with %s', async (_name, query, status) =>
    expect((await (await aHeardBrand()).ask('GET /brands/acme/pulse', { query })).status).toBe(status),
  );

  it.each([
    ['a day that is none', { from: '2026-02-30T00:00:00Z' }, 'from'],
    ['a time without an offset', { to: '2026-03-02T12:00:00' }, 'to'],
    ['an end before the beginning', { from: at(0), to: at(-1) }, 'from'],
    ['an empty span', { from: at(0), to: at(0) }, 'from'],
    ['no step', { step: '' }, 'step'],
    ['a step of nothing', { step: '0m' }, 'step'],
    ['a step of seconds', { step: '30s' }, 'step'],
  ])('refuses %s, naming it', async (_name, query, path) => {
    const { status, json } = await (await aHeardBrand()).ask('GET /brands/acme/pulse', { query });
    expect({ status, paths: json.errors.map((error: { path: string }) => error.path) }).toEqual({ status: 400, paths: [path] });
  });

  it('is empty, and no error, for a brand that nobody has talked about', async () => {
    const api = anApi();
    await stored(api).brand(aBrand('acme'));
    expect((await api.ask('GET /brands/acme/pulse')).json).toEqual({ items: [] });
  });
});
