import type { Incident, IncidentAlert } from '../core/incident.ts';
import type { Incidents, Now } from '../lambdas/ports.ts';

/**
 * Gives up the claims on alerts that nobody has marked as delivered. For the start, when no sender of before is alive:
 * otherwise such an alert would wait until its claim is taken for dead.
 */
export const releaseClaims = async ({ incidents, now }: { incidents: Pick<Incidents, 'withDueAlerts' | 'save'>; now: Now }): Promise<void> => {
  const at = now();
  // One that somebody changes meanwhile keeps its claim, which ends by itself.
  for (const { value, version } of await incidents.withDueAlerts(at, at + 1)) await incidents.save({ value: unclaimed(value), version });
};

const unclaimed = (incident: Incident): Incident => ({ ...incident, alerts: incident.alerts.map(unclaimedAlert) });

function unclaimedAlert(alert: IncidentAlert): IncidentAlert {
  const { claimedAt: _claim, ...rest } = alert;
  return alert.deliveredAt === undefined ? rest : alert;
}
