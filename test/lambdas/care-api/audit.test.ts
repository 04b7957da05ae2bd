import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/time.ts';
import type { AuditEntry } from '../../../lambdas/care-ports.ts';
import { inMemoryAudit } from '../../in-memory-ports.ts';
import { aCareDesk, by } from './a-care-desk.ts';
import { aBrand, ADMIN, anIncident, aWatch, CARE, NOON, stored, withToken } from './an-api.ts';

const asAdmin = { authorizer: by('ada', 'admin') };
const HERE = NOON + MINUTE;
const AT = new Date(HERE).toISOString();

/** An audit that cannot be written to at first, so many times. */
const failing = (times: number) => {
  const audit = inMemoryAudit();
  let left = times;
  const note: typeof audit.note = async (brand, entry) => {
    left -= 1;
    if (left >= 0) throw new Error('the store is away');
    return audit.note(brand, entry);
  };
  return { ...audit, note };
};
const notedIn = async ({ ask }: Awaited<ReturnType<typeof aCareDesk>>) => (await ask('GET /brands/acme/audit', asAdmin)).json.items;

describe('the audit', () => {
  it('names who did what to which conversation, the newest first, and none of their words', async () => {
    const desk = await aCareDesk();
    await desk.act('robin', 'c-1/assign');
    await desk.act('kim', 'c-1/note', { text: 'a secret word' });
    const { json, text } = await desk.ask('GET /brands/acme/audit', asAdmin);
    expect(json.items).toMatchObject([
      { at: new Date(HERE + 1).toISOString(), by: 'kim', action: 'note', subject: 'c-1' },
      { at: AT, by: 'robin', action: 'assign', subject: 'c-1' },
    ]);
    expect(text).not.toContain('secret');
  });

  it('has every other deed, too', async () => {
    const desk = await aCareDesk();
    await stored(desk).incidents([anIncident('acme', -30, { id: 'i-1' })]);
    await desk.ask('POST /incidents/i-1/acknowledge', { authorizer: by('robin'), body: { by: 'Kim' } });
    await desk.ask('POST /incidents/i-1/acknowledge', { authorizer: by('lee') });
    await desk.ask('POST /incidents/i-1/resolve', { authorizer: by('robin'), body: { verdict: 'real' } });
    await desk.ask('PUT /brands/acme', { ...asAdmin, body: aBrand('acme') });
    await desk.ask('GET /brands/acme/export', asAdmin);
    const items: AuditEntry[] = await notedIn(desk);
    expect(items.map(({ action, by: who, subject }) => `${who} ${action} ${subject}`).toSorted()).toEqual([
      'ada describe-brand acme',
      'ada export acme',
      'robin acknowledge i-1',
      'robin resolve-incident i-1',
    ]);
  });

  it('runs on the clock of a replay', async () => {
    const desk = await aCareDesk();
    await stored(desk).watch(aWatch('acme', { clock: 'replay', assessedTo: NOON + 5 }));
    await desk.act('robin', 'c-1/assign');
    expect(await notedIn(desk)).toMatchObject([{ at: new Date(NOON + 5).toISOString() }]);
  });

  it('is for admins', async () => {
    const { ask } = await aCareDesk();
    expect((await ask('GET /brands/acme/audit', { authorizer: withToken(CARE) })).status).toBe(403);
    expect((await ask('GET /brands/acme/audit', { authorizer: withToken({ ...ADMIN, brands: 'globex' }) })).status).toBe(404);
  });

  it('pages, and takes no cursor of another brand', async () => {
    const { act, ask, ports } = await aCareDesk(3);
    await stored({ ports }).brand(aBrand('globex'));
    for (const id of ['c-1', 'c-2', 'c-3']) await act('robin', `${id}/assign`);
    const first = await ask('GET /brands/acme/audit', { ...asAdmin, query: { limit: '2' } });
    const rest = await ask('GET /brands/acme/audit', { ...asAdmin, query: { limit: '2', cursor: first.json.next } });
    expect([...first.json.items, ...rest.json.items]).toHaveLength(3);
    expect(rest.json).not.toHaveProperty('next');
    expect((await ask('GET /brands/globex/audit', { ...asAdmin, query: { cursor: first.json.next } })).status).toBe(404);
  });
});

describe('a deed that cannot be noted', () => {
  it('answers 503, is done, and is noted when it is sent again by its key', async () => {
    const desk = await aCareDesk(1, {}, { audit: failing(1) });
    const { status, json } = await desk.act('robin', 'c-1/assign', {}, { key: 'k-1', tag: '"1"' });
    expect({ status, ...json }).toMatchObject({ status: 503, detail: expect.stringContaining('send the same request again') });
    expect((await desk.act('robin', 'c-1/assign', {}, { key: 'k-1', tag: '"1"' })).status).toBe(200);
    expect((await desk.kept()).acts).toHaveLength(1);
    expect(await notedIn(desk)).toMatchObject([{ by: 'robin', action: 'assign', at: AT }]);
  });

  it('is noted with the next one, if nobody sends it again', async () => {
    const desk = await aCareDesk(1, {}, { audit: failing(1) });
    await desk.act('robin', 'c-1/assign');
    await desk.act('kim', 'c-1/note', { text: 'Hm.' });
    expect(await notedIn(desk)).toMatchObject([{ by: 'kim' }, { by: 'robin', action: 'assign' }]);
  });

  it('of an incident is noted for who did it, when somebody does it again', async () => {
    const desk = await aCareDesk(1, {}, { audit: failing(1) });
    await stored(desk).incidents([anIncident('acme', -30, { id: 'i-1' })]);
    expect((await desk.ask('POST /incidents/i-1/acknowledge', { authorizer: by('robin') })).status).toBe(503);
    expect((await desk.ask('POST /incidents/i-1/acknowledge', { authorizer: by('kim') })).status).toBe(200);
    expect(await notedIn(desk)).toMatchObject([{ by: 'robin', action: 'acknowledge', subject: 'i-1' }]);
  });

  it('is told to the log by its id alone', async () => {
    const desk = await aCareDesk(1, {}, { audit: failing(1) });
    await desk.act('robin', 'c-1/note', { text: 'a secret word' });
    expect(desk.ports.log.lines).toMatchObject([{ level: 'error', event: 'deed not noted', facts: { brand: 'acme', error: 'Error' } }]);
    expect(JSON.stringify(desk.ports.log.lines)).not.toMatch(/secret|away/);
  });
});
