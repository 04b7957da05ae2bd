import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../../core/time.ts';
import type { Incidents } from '../../../lambdas/ports.ts';
import { anApi, anIncident, aWatch, CARE, NOON, stored, withToken } from './an-api.ts';

const asCare = { authorizer: withToken(CARE) };
const iso = (time: number): string => new Date(time).toISOString();

const withIncident = async (more: Parameters<typeof anIncident>[2] = {}) => {
  const api = anApi();
  await stored(api).incidents([anIncident('acme', -30, { id: 'i-1', ...more })]);
  return api;
};

describe('GET /incidents/{id}', () => {
  it('shows its evidence and its alerts', async () => {
    const { status, json } = await (await withIncident()).ask('GET /incidents/i-1');
    expect(status).toBe(200);
    expect(json).toMatchObject({ id: 'i-1', state: 'open', evidence: { negativeShare: 0.75 }, alerts: [{ step: 'opened', at: iso(NOON) }] });
  });

  it('does not know one that is none', async () => expect((await anApi().ask('GET /incidents/i-1')).status).toBe(404));
});

describe('POST /incidents/{id}/acknowledge', () => {
  it.each([
    ['whoever the body names', { by: 'Kim from care' }, 'Kim from care'],
    ['else the token’s own name', {}, 'robin'],
    ['and needs no body', undefined, 'robin'],
  ])('notes %s', async (_name, body, by) => {
    const { ask } = await withIncident();
    const { status, json } = await ask('POST /incidents/i-1/acknowledge', { ...asCare, body });
    expect(status).toBe(200);
    expect(json).toMatchObject({ state: 'acknowledged', acknowledgedBy: by, acknowledgedAt: iso(NOON) });
    expect((await ask('GET /incidents/i-1')).json).toEqual(json);
  });

  it('keeps the first who took it on', async () => {
    const { ask } = await withIncident();
    await ask('POST /incidents/i-1/acknowledge', { ...asCare, body: { by: 'Kim' } });
    expect((await ask('POST /incidents/i-1/acknowledge', { ...asCare, body: { by: 'Lee' } })).json.acknowledgedBy).toBe('Kim');
  });

  it('happens on the clock of a replay', async () => {
    const api = await withIncident();
    await stored(api).watch(aWatch('acme', { clock: 'replay', assessedTo: NOON - 10 * MINUTE }));
    expect((await api.ask('POST /incidents/i-1/acknowledge', asCare)).json.acknowledgedAt).toBe(iso(NOON - 10 * MINUTE));
  });

  it.each([
    ['an empty name', { by: ' ' }, 'by'],
    ['a name that is none', { by: 7 }, 'by'],
    ['what it does not know', { who: 'me' }, 'who'],
  ])('refuses %s and changes nothing', async (_name, body, path) => {
    const { ask } = await withIncident();
    const { status, json } = await ask('POST /incidents/i-1/acknowledge', { ...asCare, body });
    expect({ status, path: json.errors[0].path }).toEqual({ status: 422, path });
    expect((await ask('GET /incidents/i-1')).json.state).toBe('open');
  });
});

describe('POST /incidents/{id}/resolve', () => {
  it.each(['real', 'false-alarm'])('closes it as %s', async (verdict) => {
    const { ask } = await withIncident();
    const { status, json } = await ask('POST /incidents/i-1/resolve', { ...asCare, body: { verdict } });
    expect({ status, ...json }).toMatchObject({ status: 200, state: 'resolved', verdict, resolvedAt: iso(NOON) });
  });

  it('takes a verdict on one that resolved by itself, and leaves its time', async () => {
    const { ask } = await withIncident({ state: 'resolved', resolvedAt: NOON - HOUR });
    const { json } = await ask('POST /incidents/i-1/resolve', { ...asCare, body: { verdict: 'real' } });
    expect(json).toMatchObject({ verdict: 'real', resolvedAt: iso(NOON - HOUR) });
  });

  it.each([
    ['no verdict', {}],
    ['another verdict', { verdict: 'maybe' }],
    ['no body', undefined],
  ])('refuses %s and changes nothing', async (_name, body) => {
    const { ask } = await withIncident();
    const { status, json } = await ask('POST /incidents/i-1/resolve', { ...asCare, body });
    expect({ status, path: json.errors[0].path }).toEqual({ status: 422, path: 'verdict' });
    expect((await ask('GET /incidents/i-1')).json.state).toBe('open');
  });
});

describe('a change of an incident', () => {
  /** The API over incidents that somebody else changes just before our first saves. */
  const contested = async (times: number) => {
    const { ports } = await withIncident();
    let left = times;
    const save: Incidents['save'] = async (incident) => {
      if (left > 0) {
        left -= 1;
        const others = await ports.incidents.load('i-1');
        if (others !== undefined) await ports.incidents.save({ ...others, value: { ...others.value, answeredAt: NOON } });
      }
      return ports.incidents.save(incident);
    };
    return anApi({ incidents: { ...ports.incidents, save } });
  };

  it('is made again on what somebody else saved meanwhile, so that neither is lost', async () => {
    const { status, json } = await (await contested(4)).ask('POST /incidents/i-1/acknowledge', asCare);
    expect({ status, ...json }).toMatchObject({ status: 200, state: 'acknowledged', answeredAt: iso(NOON) });
  });

  it('is given up with 409 when others keep winning', async () => {
    const { ask } = await contested(5);
    const { status, json } = await ask('POST /incidents/i-1/acknowledge', asCare);
    expect({ status, title: json.title }).toEqual({ status: 409, title: 'Conflict' });
    expect((await ask('GET /incidents/i-1')).json.state).toBe('open');
  });
});
