import { CHART_SPAN, chartOf } from '../core/alert/chart.ts';
import type { Alert } from '../core/alert.ts';
import { undescribedBrand } from '../core/brand.ts';
import type { Incident, IncidentAlert } from '../core/incident.ts';
import { messageOf } from '../core/message-record.ts';
import { reasonOf } from '../core/reason.ts';
import { MINUTE, minuteOf, SECOND, type Time } from '../core/time.ts';
import type { Alerts, Brands, DeliveryFailure, Incidents, Links, Log, Messages, Now, Pulses, Versioned } from './ports.ts';

export interface AlertPorts {
  readonly incidents: Incidents;
  readonly brands: Pick<Brands, 'load'>;
  readonly messages: Pick<Messages, 'load'>;
  readonly alerts: Alerts;
  readonly links: Links;
  /** For the chart of the two hours before. Without them there is none. */
  readonly pulses?: Pick<Pulses, 'range'>;
  readonly log: Log;
  readonly now: Now;
}

/** A sender that has claimed an alert and not marked it delivered for so long is taken for dead, or for failed. */
const CLAIM = 60 * SECOND;
const DRIVING_SHOWN = 3;

/**
 * Sends everything that is due: what was just decided, what was gathered, and what a dead sender left behind. All incidents at once:
 * a destination that hangs holds back the alerts of its own incident only, and so does a fault. It is told when all have ended.
 */
export const sendAllDueAlerts = async (ports: AlertPorts): Promise<void> => {
  const now = ports.now();
  const due = await ports.incidents.withDueAlerts(now, now - CLAIM);
  const outcomes = await Promise.allSettled(newsFirst(due).map(({ value }) => sendDueAlerts(ports, value.id, now)));
  const failures: unknown[] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (failures.length > 0) throw new AggregateError(failures, failures.map(reasonOf).join('; '));
};

/** Incidents that nobody has been told of begin before those that are only to be reminded of. */
const newsFirst = (due: readonly Versioned<Incident>[]): readonly Versioned<Incident>[] =>
  due.toSorted((a, b) => Number(isTold(a.value)) - Number(isTold(b.value)));

const isTold = ({ alerts }: Incident): boolean => alerts.some(({ deliveredAt }) => deliveredAt !== undefined);

/**
 * Sends what is due of one incident at `clock`, which in a replay is the replay's. Claims, publishes, then marks: an alert goes out
 * at least once, and its id makes it read once.
 */
export const sendDueAlerts = async (ports: AlertPorts, id: string, clock: Time): Promise<void> => {
  for (;;) {
    const incident = await ports.incidents.load(id);
    const due = incident === undefined ? [] : nextToTell(incident.value, clock, ports.now());
    if (incident === undefined || due.length === 0) return;
    const claimed = withAlerts(incident.value, due, { claimedAt: claimTime(incident.value, ports.now()) });
    // Losing the claim means that another sender has it, or that the incident moved: the sweep looks again.
    if (!(await ports.incidents.save({ value: claimed, version: incident.version }))) return;
    if (await isDelivered(ports, claimed, due)) await markDelivered(ports, claimed.id, due);
  }
};

/**
 * The steps to tell in one alert: those that were never claimed, or those of one earlier claim. What was once sent together is sent
 * together again, under the same id, and takes in no later step: whoever has had that id would never read it.
 */
function nextToTell({ alerts }: Incident, clock: Time, now: Time): readonly IncidentAlert[] {
  const due = alerts.filter((alert) => isDue(alert, clock, now));
  return due.filter(({ claimedAt }) => claimedAt === due[0]?.claimedAt);
}

/** The time of a claim tells it from every other claim of the incident. */
const claimTime = ({ alerts }: Incident, now: Time): Time => Math.max(now, ...alerts.map(({ claimedAt = 0 }) => claimedAt + 1));

/** False when somebody was not reached. Whatever goes wrong, the messages that raised the alert are stored: the sweep tries again. */
async function isDelivered(ports: AlertPorts, incident: Incident, due: readonly IncidentAlert[]): Promise<boolean> {
  const brand = (await ports.brands.load(incident.brand))?.value ?? undescribedBrand(incident.brand);
  const alert = await alertOf(ports, incident, due, brand);
  const failed = await ports.alerts.publish(alert, brand.alerts).then(
    (published) => published.failed,
    (error: unknown): readonly DeliveryFailure[] => [
      { destination: 'every destination', reason: error instanceof Error ? error.name : typeof error },
    ],
  );
  for (const { destination, reason } of failed.filter(({ waits }) => waits !== true))
    ports.log.warn('alert not delivered yet', { incident: incident.id, alert: alert.id, destination, reason });
  return failed.length === 0;
}

const isDue = ({ dueAt, claimedAt, deliveredAt }: IncidentAlert, clock: Time, now: Time): boolean =>
  dueAt <= clock && deliveredAt === undefined && (claimedAt === undefined || claimedAt < now - CLAIM);

const withAlerts = (incident: Incident, some: readonly IncidentAlert[], fields: Partial<IncidentAlert>): Incident => {
  const ids = new Set(some.map(({ id }) => id));
  return { ...incident, alerts: incident.alerts.map((alert) => (ids.has(alert.id) ? { ...alert, ...fields } : alert)) };
};

/** An operator may have acknowledged the incident while its alert was being sent: the mark goes onto the newest version. */
async function markDelivered({ incidents, now }: AlertPorts, id: string, sent: readonly IncidentAlert[]): Promise<void> {
  for (;;) {
    const current = await incidents.load(id);
    if (current === undefined) return;
    if (await incidents.save({ value: withAlerts(current.value, sent, { deliveredAt: now() }), version: current.version })) return;
  }
}

/** The chart up to the newest step. An alert without one is better than none. */
async function chartBefore({ pulses, log }: AlertPorts, { id, brand }: Incident, due: readonly IncidentAlert[]): Promise<Pick<Alert, 'chart'>> {
  const to = minuteOf(due.at(-1)?.at ?? 0) + MINUTE;
  try {
    return pulses === undefined ? {} : { chart: chartOf(await pulses.range(brand, to - CHART_SPAN, to), to) };
  } catch (error) {
    log.warn('alert without a chart', { incident: id, reason: reasonOf(error) });
    return {};
  }
}

/** Several steps that are due together are told in one alert, under the id of the first. */
async function alertOf(
  ports: AlertPorts,
  incident: Incident,
  due: readonly IncidentAlert[],
  brand: { brand: string; name: string; timeZone: string },
): Promise<Alert> {
  const ids = incident.evidence.driving.slice(0, DRIVING_SHOWN);
  const records = await ports.messages.load(incident.brand, ids);
  const shown = ids.flatMap((id) => {
    const record = records.get(id)?.value;
    return (record && messageOf(record, incident.brand)) ?? [];
  });
  return {
    id: due[0]?.id ?? incident.id,
    brand: { brand: brand.brand, name: brand.name, timeZone: brand.timeZone },
    kind: incident.kind,
    steps: due.map(({ step }) => step),
    incident,
    driving: shown.filter(({ deleted }) => deleted !== true),
    ...(await chartBefore(ports, incident, due)),
    ...(await ports.links.to(incident, ports.now())),
  };
}
