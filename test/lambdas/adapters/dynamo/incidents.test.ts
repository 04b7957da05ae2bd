import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../../core/time.ts';
import { createIncidents } from '../../../../lambdas/adapters/dynamo/incidents.ts';
import type { Incidents } from '../../../../lambdas/ports.ts';
import { anIncident, anIncidentAlert, never, NOON } from '../../../contracts/builders.ts';
import { describeIncidents } from '../../../contracts/incidents.contract.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { commandsOf, dieAfter } from './mortal-client.ts';
import { onTable } from './opened.ts';

describeIncidents('DynamoDB', onTable(createIncidents));

describe('incidents in DynamoDB', () => {
  let now = NOON;
  let opened: OpenTable;
  let incidents: Incidents;
  beforeEach(async () => {
    now = NOON;
    opened = await openTable({ now: () => now });
    incidents = createIncidents(opened.table);
  });
  afterEach(() => opened.close());

  const due = anIncident({ alerts: [anIncidentAlert()] });
  const delivered = anIncident({ alerts: [anIncidentAlert({ deliveredAt: NOON })] });
  const dueIds = async (): Promise<string[]> => (await incidents.withDueAlerts(NOON, NOON - 1)).map(({ value }) => value.id);

  it.each([0, 1])('are there as a whole or not at all when a save is killed after %i of its two commands', async (sent) => {
    expect(await commandsOf(opened.client, () => incidents.save(never(anIncident({ id: 'other', openedAt: NOON - 1 }))))).toBe(2);
    const { revive } = dieAfter(opened.client, sent);
    await expect(incidents.save(never(due))).rejects.toThrow('killed');
    revive();
    expect(await incidents.load('i1')).toBeUndefined();
    expect((await incidents.newest('harbour', 1))[0]?.value.id).toBe('other');
    expect(await dueIds()).toEqual([]);
    expect(await incidents.save(never(due))).toBe(true);
    expect(await incidents.load('i1')).toEqual({ value: due, version: 1 });
    expect(await dueIds()).toEqual(['i1']);
  });

  it('are found with the version of the table, not of an index that lags behind', async () => {
    await incidents.save(never(due));
    await opened.indexes.standStill();
    expect(await incidents.save({ value: { ...due, severity: 'critical' }, version: 1 })).toBe(true);
    expect(await incidents.withDueAlerts(NOON, NOON - 1)).toEqual([{ value: { ...due, severity: 'critical' }, version: 2 }]);
  });

  it('are not found any more once they are delivered, though an index still lists them', async () => {
    await incidents.save(never(due));
    await opened.indexes.standStill();
    await incidents.save({ value: delivered, version: 1 });
    expect(await dueIds()).toEqual([]);
    expect((await incidents.newest('harbour', 1))[0]?.version).toBe(2);
  });

  it('are found late, and not lost, where an index has not heard of them', async () => {
    await opened.indexes.standStill();
    await incidents.save(never(due));
    expect(await dueIds()).toEqual([]);
    opened.indexes.catchUp();
    expect(await dueIds()).toEqual(['i1']);
  });

  it('come the longest due first', async () => {
    const at = (id: string, minutes: number) => anIncident({ id, alerts: [anIncidentAlert({ dueAt: NOON - minutes })] });
    for (const one of [at('i1', 2), at('i2', 9), at('i3', 0), at('i4', 9)]) await incidents.save(never(one));
    expect(await dueIds()).toEqual(['i2', 'i4', 'i1', 'i3']);
  });

  it('stay for ever', async () => {
    await incidents.save(never(anIncident()));
    now = NOON + 10_000 * DAY;
    expect((await incidents.load('i1'))?.version).toBe(1);
  });
});
