import { describe, expect, it } from 'vitest';
import { releaseClaims } from '../../local/abandoned-claims.ts';
import { openStore } from '../../local/store/open-store.ts';
import { anIncident, anIncidentAlert, never, NOON } from '../contracts/builders.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDir = freshDataDirs();

describe('the claims of a sender that was killed', () => {
  it('are given up at the start, so that their alerts go out at once', async () => {
    const store = openStore(freshDir());
    const { incidents } = store;
    const sent = anIncidentAlert({ id: 'sent', dueAt: NOON, claimedAt: NOON, deliveredAt: NOON });
    const claimed = anIncidentAlert({ id: 'claimed', dueAt: NOON, claimedAt: NOON });
    const free = anIncidentAlert({ id: 'free', dueAt: NOON });
    await incidents.save(never(anIncident({ id: 'i', alerts: [sent, claimed, free] })));
    await releaseClaims({ incidents, now: () => NOON });
    const { claimedAt: _claim, ...unclaimed } = claimed;
    expect((await incidents.load('i'))?.value.alerts).toEqual([sent, unclaimed, free]);
    expect(await incidents.withDueAlerts(NOON, NOON - 60_000)).toHaveLength(1);
    store.close();
  });

  it('are left alone where every alert was delivered', async () => {
    const store = openStore(freshDir());
    const { incidents } = store;
    await incidents.save(never(anIncident({ id: 'i', alerts: [anIncidentAlert({ claimedAt: NOON, deliveredAt: NOON })] })));
    await releaseClaims({ incidents, now: () => NOON });
    expect((await incidents.load('i'))?.version).toBe(1);
    store.close();
  });
});
