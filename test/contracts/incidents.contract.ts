import { describe, expect, it } from 'vitest';
import type { Incident, IncidentAlert } from '../../core/incident.ts';
import type { Incidents } from '../../lambdas/ports.ts';
import { anIncident, anIncidentAlert, never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every implementation of the port Incidents promises. */
export const describeIncidents = (name: string, open: Open<Incidents>) =>
  describe(`incidents: ${name}`, () => {
    const incidents = openedForEach(open);
    const keep = async (...all: Incident[]): Promise<void> => {
      for (const incident of all) expect(await incidents().save(never(incident))).toBe(true);
    };

    it('give back exactly what was saved', async () => {
      await keep(anIncident());
      expect(await incidents().load('i1')).toEqual({ value: anIncident(), version: 1 });
      expect(await incidents().load('i2')).toBeUndefined();
    });

    it('refuse a stale version and keep what is stored', async () => {
      await keep(anIncident());
      expect(await incidents().save({ value: anIncident({ severity: 'critical' }), version: 1 })).toBe(true);
      expect(await incidents().save({ value: anIncident({ severity: 'watch' }), version: 1 })).toBe(false);
      expect(await incidents().save(never(anIncident({ severity: 'watch' })))).toBe(false);
      expect(await incidents().load('i1')).toMatchObject({ value: { severity: 'critical' }, version: 2 });
    });

    it('know the newest of a brand, whatever its state', async () => {
      await keep(
        anIncident({ openedAt: NOON + 5, state: 'resolved' }),
        anIncident({ id: 'i2' }),
        anIncident({ id: 'i3', brand: 'meadow', openedAt: NOON + 9 }),
      );
      expect((await incidents().newest('harbour', 1)).map(({ value }) => value.id)).toEqual(['i1']);
      expect(await incidents().newest('elsewhere', 5)).toEqual([]);
    });

    it('know several of the newest, each with its version', async () => {
      await keep(...[0, 1, 2].map((hours) => anIncident({ id: `i${hours}`, openedAt: NOON + hours })));
      await incidents().save({ value: anIncident({ id: 'i1', openedAt: NOON + 1, severity: 'critical' }), version: 1 });
      expect((await incidents().newest('harbour', 2)).map(({ value, version }) => [value.id, version])).toEqual([
        ['i2', 1],
        ['i1', 2],
      ]);
    });

    it('page through a brand, the newest first', async () => {
      await keep(
        ...[2, 1, 3, 2].map((hours, index) => anIncident({ id: `i${index}`, openedAt: NOON + hours })),
        anIncident({ id: 'foreign', brand: 'meadow' }),
      );
      const first = await incidents().list('harbour', { limit: 2 });
      const second = await incidents().list('harbour', { limit: 9, after: first.at(-1) });
      expect([...first, ...second].map(({ id }) => id)).toEqual(['i2', 'i3', 'i0', 'i1']);
    });

    describe('with due alerts', () => {
      const CLAIMED_BEFORE = NOON - 60_000;
      it.each<[string, Partial<IncidentAlert>, boolean]>([
        ['due just now', { dueAt: NOON }, true],
        ['due in a moment', { dueAt: NOON + 1 }, false],
        ['delivered', { deliveredAt: NOON }, false],
        ['claimed just now', { claimedAt: CLAIMED_BEFORE }, false],
        ['claimed long ago and never marked', { claimedAt: CLAIMED_BEFORE - 1 }, true],
      ])('are found, or not, when one is %s', async (_name, over, found) => {
        await keep(anIncident({ alerts: [anIncidentAlert({ id: 'a0', deliveredAt: NOON - 1 }), anIncidentAlert(over)] }));
        expect(await incidents().withDueAlerts(NOON, CLAIMED_BEFORE)).toHaveLength(found ? 1 : 0);
      });

      it('are found over all brands, with the version that a claim must name, until the alert is delivered', async () => {
        const due = (id: string, brand: string) => anIncident({ id, brand, alerts: [anIncidentAlert({ id: `alert of ${id}` })] });
        await keep(due('i1', 'harbour'), due('i2', 'meadow'));
        const delivered = anIncident({ alerts: [anIncidentAlert({ deliveredAt: NOON })] });
        expect(await incidents().save({ value: delivered, version: 1 })).toBe(true);
        expect(await incidents().withDueAlerts(NOON, CLAIMED_BEFORE)).toEqual([{ value: due('i2', 'meadow'), version: 1 }]);
      });
    });
  });
