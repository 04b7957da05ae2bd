import { describe, expect, it } from 'vitest';
import type { Incident, IncidentAlert } from '../../core/incident.ts';
import { HOUR, MINUTE } from '../../core/time.ts';
import { sendAllDueAlerts, sendDueAlerts } from '../../lambdas/send-alerts.ts';
import type { Incidents } from '../../lambdas/ports.ts';
import { aBrand, anIncident, anIncidentAlert, aRecord, never, NOON } from '../contracts/builders.ts';
import { aPulse } from '../core/a-pulse.ts';
import { inMemoryPorts } from '../in-memory-ports.ts';
import { recordingAlerts } from './analyze-messages/an-analysis.ts';

const step = (name: string, over: Partial<IncidentAlert> = {}): IncidentAlert => anIncidentAlert({ id: `i1-${name}`, step: name, ...over });

/** Senders over one store; each send happens so many minutes after noon. */
async function aSender(incident: Partial<Incident>) {
  const stored = inMemoryPorts();
  const alerts = recordingAlerts();
  await stored.brands.save(never(aBrand('harbour', 'harbour-coffee')));
  await stored.messages.save('harbour', [never(aRecord())]);
  await stored.incidents.save(never(anIncident(incident)));
  const at = (minutes: number, replaced: Partial<{ incidents: Incidents; alerts: typeof alerts }> = {}) => ({
    ...stored,
    alerts,
    links: { to: async () => ({ incidentUrl: 'https://groundswell.example/i1' }) },
    now: () => NOON + minutes * MINUTE,
    ...replaced,
  });
  return {
    at,
    alerts,
    log: stored.log,
    told: () => alerts.published.map(({ id, steps }) => ({ id, steps })),
    incident: async () => (await stored.incidents.load('i1'))?.value,
  };
}

describe('sending alerts', () => {
  it('claims before it publishes, and marks after', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    const seen: (readonly IncidentAlert[] | undefined)[] = [];
    const alerts = {
      ...sender.alerts,
      publish: async () => {
        seen.push((await sender.incident())?.alerts);
        return { failed: [] };
      },
    };
    await sendDueAlerts(sender.at(0, { alerts }), 'i1', NOON);
    expect(seen).toEqual([[step('opened', { claimedAt: NOON })]]);
    expect((await sender.incident())?.alerts).toEqual([step('opened', { claimedAt: NOON, deliveredAt: NOON })]);
  });

  it('tells everything that a reader needs: brand, incident, driving messages, links', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    await sendDueAlerts(sender.at(0), 'i1', NOON);
    expect(sender.alerts.published).toMatchObject([
      {
        id: 'i1-opened',
        brand: { brand: 'harbour', name: 'HARBOUR', timeZone: 'UTC' },
        kind: 'crisis',
        steps: ['opened'],
        incident: { id: 'i1', evidence: { negatives: 30 } },
        driving: [{ id: 'x:1', text: 'My order never came.' }],
        incidentUrl: 'https://groundswell.example/i1',
      },
    ]);
  });

  it('shows the two hours before, and goes without them rather than not at all', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    const pulses = { range: async () => [aPulse(NOON - 10 * MINUTE, { negative: 3 })] };
    await sendDueAlerts({ ...sender.at(0), pulses }, 'i1', NOON);
    expect(sender.alerts.published[0]?.chart?.reduce((sum, { negatives }) => sum + negatives, 0)).toBe(3);
    const without = await aSender({ alerts: [step('opened')] });
    await sendDueAlerts({ ...without.at(0), pulses: { range: () => Promise.reject(new RangeError('a broken row')) } }, 'i1', NOON);
    expect(without.told()).toEqual([{ id: 'i1-opened', steps: ['opened'] }]);
    expect(without.alerts.published[0]).not.toHaveProperty('chart');
  });

  it('sends nothing twice', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    await sendDueAlerts(sender.at(0), 'i1', NOON);
    await sendDueAlerts(sender.at(5), 'i1', NOON + HOUR);
    await sendAllDueAlerts(sender.at(10));
    expect(sender.told()).toEqual([{ id: 'i1-opened', steps: ['opened'] }]);
  });

  it.each([
    { name: 'a millisecond early', dueAt: NOON + 1, sent: 0 },
    { name: 'on time', dueAt: NOON, sent: 1 },
    { name: 'late', dueAt: NOON - HOUR, sent: 1 },
  ])('sends an alert that is $name: $sent', async ({ dueAt, sent }) => {
    const sender = await aSender({ alerts: [step('opened', { dueAt })] });
    await sendAllDueAlerts(sender.at(0));
    expect(sender.told()).toHaveLength(sent);
  });

  it('tells steps that were gathered in one alert, under the id of the first', async () => {
    const sender = await aSender({ alerts: [step('opened', { deliveredAt: NOON }), step('reminder-1'), step('resolved')] });
    await sendAllDueAlerts(sender.at(0));
    expect(sender.told()).toEqual([{ id: 'i1-reminder-1', steps: ['reminder-1', 'resolved'] }]);
  });

  it.each([
    { name: 'while its claim holds', minutes: 1, sent: 0 },
    { name: 'once its claim has expired', minutes: 1.01, sent: 1 },
  ])('follows a sender that died after the claim $name: $sent', async ({ minutes, sent }) => {
    const sender = await aSender({ alerts: [step('opened', { claimedAt: NOON })] });
    await sendAllDueAlerts(sender.at(minutes));
    expect(sender.told()).toHaveLength(sent);
  });

  it('tells again what was once told together, and later steps in an alert of their own: whoever has had the first would not read it', async () => {
    const claimedAt = NOON;
    const sender = await aSender({ alerts: [step('opened', { claimedAt }), step('escalated-critical', { claimedAt }), step('resolved')] });
    await sendAllDueAlerts(sender.at(2));
    expect(sender.told()).toEqual([
      { id: 'i1-opened', steps: ['opened', 'escalated-critical'] },
      { id: 'i1-resolved', steps: ['resolved'] },
    ]);
  });

  it('keeps what is told together together through any number of failures, though all fail at the same time', async () => {
    const sender = await aSender({ alerts: [step('opened', { claimedAt: NOON }), step('resolved')] });
    sender.alerts.failed = [{ destination: 'ops@harbour.example', reason: 'refused' }];
    for (const minutes of [2, 4, 6]) await sendAllDueAlerts(sender.at(minutes));
    const both = [
      { id: 'i1-opened', steps: ['opened'] },
      { id: 'i1-resolved', steps: ['resolved'] },
    ];
    expect(sender.told()).toEqual([...both, ...both, ...both]);
  });

  it('tries a destination that failed again, and is done when it succeeds', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    sender.alerts.failed = [{ destination: 'ops@harbour.example', reason: 'refused' }];
    await sendAllDueAlerts(sender.at(0));
    expect((await sender.incident())?.alerts[0]?.deliveredAt).toBeUndefined();
    expect(sender.log.lines).toMatchObject([{ level: 'warn', facts: { destination: 'ops@harbour.example', reason: 'refused' } }]);
    sender.alerts.failed = [];
    for (const minutes of [2, 4]) await sendAllDueAlerts(sender.at(minutes));
    expect(sender.told()).toHaveLength(2);
    expect((await sender.incident())?.alerts[0]?.deliveredAt).toBe(NOON + 2 * MINUTE);
  });

  it('survives a sender that breaks, says so without its words, and tries again', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    const broken = { ...sender.alerts, publish: () => Promise.reject(new TypeError('a secret in a message')) };
    await sendAllDueAlerts(sender.at(0, { alerts: broken }));
    expect(sender.log.lines).toMatchObject([{ level: 'warn', facts: { alert: 'i1-opened', reason: 'TypeError' } }]);
    expect(JSON.stringify(sender.log.lines)).not.toContain('secret');
    await sendAllDueAlerts(sender.at(2));
    expect(sender.told()).toHaveLength(1);
  });

  it('lets no destination that hangs hold back the alerts of another incident', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    const { incidents } = sender.at(0);
    await incidents.save(never(anIncident({ id: 'i2', alerts: [step('opened', { id: 'i2-opened' })] })));
    const both = Promise.withResolvers<void>();
    const asked: string[] = [];
    const hanging = {
      ...sender.alerts,
      publish: async ({ id }: { id: string }) => {
        asked.push(id);
        if (asked.length === 2) both.resolve();
        await both.promise; // the first ends only once the second was tried
        return { failed: [] };
      },
    };
    await sendAllDueAlerts(sender.at(0, { alerts: hanging }));
    expect(asked.toSorted()).toEqual(['i1-opened', 'i2-opened']);
  });

  it('ends the others before it tells of an incident that cannot be loaded', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    const { incidents } = sender.at(0);
    await incidents.save(never(anIncident({ id: 'i2', alerts: [anIncidentAlert({ id: 'i2-opened' })] })));
    const load = (id: string) => (id === 'i2' ? Promise.reject(new Error('the store is gone')) : incidents.load(id));
    await expect(sendAllDueAlerts(sender.at(0, { incidents: { ...incidents, load } }))).rejects.toThrow('the store is gone');
    expect((await sender.incident())?.alerts).toMatchObject([{ deliveredAt: NOON }]);
  });

  it('sends nothing when it loses the claim', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    const { incidents } = sender.at(0);
    await sendDueAlerts(sender.at(0, { incidents: { ...incidents, save: async () => false } }), 'i1', NOON);
    expect(sender.told()).toEqual([]);
  });

  it('lets one of two senders win', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    await Promise.all([sendAllDueAlerts(sender.at(0)), sendDueAlerts(sender.at(0), 'i1', NOON), sendAllDueAlerts(sender.at(0))]);
    expect(sender.told()).toHaveLength(1);
  });

  it('keeps what an operator did while the alert was on its way', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    const { incidents } = sender.at(0);
    const alerts = {
      ...sender.alerts,
      publish: async () => {
        const current = await incidents.load('i1');
        if (current !== undefined) await incidents.save({ ...current, value: { ...current.value, state: 'acknowledged', acknowledgedBy: 'Robin' } });
        return { failed: [] };
      },
    };
    await sendDueAlerts(sender.at(0, { alerts }), 'i1', NOON);
    expect(await sender.incident()).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Robin', alerts: [{ deliveredAt: NOON }] });
  });

  it('goes by the clock of the replay, not by ours', async () => {
    const sender = await aSender({ alerts: [step('opened', { dueAt: NOON - 2 * HOUR }), step('resolved', { dueAt: NOON - HOUR })] });
    await sendDueAlerts(sender.at(0), 'i1', NOON - 2 * HOUR);
    expect(sender.told()).toEqual([{ id: 'i1-opened', steps: ['opened'] }]);
  });

  it('does nothing about an incident that is not there', async () => {
    const sender = await aSender({ alerts: [step('opened')] });
    await sendDueAlerts(sender.at(0), 'another', NOON);
    expect(sender.told()).toEqual([]);
  });
});
