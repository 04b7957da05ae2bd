import { BrandDocument } from '../../core/brand.ts';
import type { Incident } from '../../core/incident.ts';
import type { Pulse } from '../../core/pulse.ts';
import { MINUTE, type Time } from '../../core/time.ts';
import { advance, newWatch } from '../../core/watch.ts';

/** The default settings, for every brand of every size. */
const BRAND = BrandDocument.parse({ brand: 'benchmark', name: 'Benchmark', accounts: [{ platform: 'any', account: 'any' }] });

/** What the product raised of a brand, each incident as it was at last. */
export const incidentsIn = (pulses: readonly Pulse[], from: Time, to: Time): readonly Incident[] => {
  const raised = new Map<string, Incident>();
  /** Nothing that is still to come lies before the rules. */
  const heard: Pulse[] = [];
  let watch = newWatch(BRAND.brand, 'live', from);
  let incident: Incident | undefined;
  let next = 0;
  for (let at = from + MINUTE; at <= to; at += MINUTE) {
    for (let pulse = pulses[next]; pulse !== undefined && pulse.minute < at; pulse = pulses[(next += 1)]) heard.push(pulse);
    // It stops where the incident moves: the rest of the minute is judged by another look.
    while (watch.assessedTo < at) ({ watch, incident } = advance({ brand: BRAND, watch, incident, pulses: heard, loud: [] }, at));
    if (incident !== undefined) raised.set(incident.id, incident);
  }
  return [...raised.values()];
};

/** How many times somebody was told of something new: of the incident, and of a higher severity. */
export const alertsOf = ({ alerts }: Incident): number => alerts.filter(({ step }) => step === 'opened' || step.startsWith('escalated')).length;
