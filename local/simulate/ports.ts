import type { BrandDocument } from '../../core/brand.ts';
import type { Incident } from '../../core/incident.ts';
import { between, indexFrom, placeFrom } from '../../core/minutes.ts';
import { byLoudness, LOUD_AT_ONCE, type LoudMessage } from '../../core/pulse.ts';
import type { Time } from '../../core/time.ts';
import type { Watch } from '../../core/watch.ts';
import type { AssessPorts } from '../../lambdas/assess-brand.ts';
import type { Incidents, Versioned } from '../../lambdas/ports.ts';
import type { Heard } from './heard.ts';

/** The ports of an assessment over what was heard of one brand: nothing is stored, and alerts reach nobody and fail nowhere. */
export const portsOver = (brand: BrandDocument, heard: Heard, now: Time): AssessPorts => ({
  pulses: pulsesOf(heard),
  watches: watchesOf(brand.brand),
  incidents: incidentsInMemory(),
  brands: { load: async () => ({ value: brand, version: 1 }) },
  messages: {
    load: async (_brand, ids) =>
      new Map(
        ids.flatMap((id) => {
          const value = heard.records.get(id);
          return value === undefined ? [] : [[id, { value, version: 1 }]];
        }),
      ),
  },
  alerts: { publish: async () => ({ failed: [] }) },
  links: { to: async () => ({}) },
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  holder: 'simulation',
  sweepEvery: 0,
  now: () => now,
});

const pulsesOf = ({ pulses, loud }: Heard): AssessPorts['pulses'] => ({
  range: async (_brand, from, to) => between(pulses, from, to),
  firstMinute: async (_brand, from) => pulses[indexFrom(pulses, from)]?.minute,
  loudest: async (_brand, { from, to }) => loud.slice(loudFrom(loud, from), loudFrom(loud, to)).toSorted(byLoudness).slice(0, LOUD_AT_ONCE),
});

/** The only brand's watch, which nobody else wants. */
function watchesOf(brand: string): AssessPorts['watches'] {
  let kept: Versioned<Watch> | undefined;
  return {
    load: async () => kept,
    save: async ({ value, version }) => {
      if (version !== (kept?.version ?? 0)) return false;
      kept = { value, version: version + 1 };
      return true;
    },
    lease: async () => true,
    release: async () => false,
    brandsOfReplay: async () => [brand],
  };
}

function incidentsInMemory(): Incidents {
  let kept: readonly Versioned<Incident>[] = [];
  const load = (id: string): Versioned<Incident> | undefined => kept.find(({ value }) => value.id === id);
  return {
    load: async (id) => load(id),
    newest: async (_brand, limit) => kept.slice(0, limit),
    list: async (_brand, { limit }) => kept.slice(0, limit).map(({ value }) => value),
    save: async ({ value, version }) => {
      const before = load(value.id);
      if (version !== (before?.version ?? 0)) return false;
      kept = [{ value, version: version + 1 }, ...kept.filter((each) => each !== before)].toSorted(newestFirst);
      return true;
    },
    // Only the sweep asks, which a replay does not wait for.
    withDueAlerts: async () => [],
  };
}

const newestFirst = ({ value: a }: Versioned<Incident>, { value: b }: Versioned<Incident>): number =>
  b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1);

/** The place of the first message at or after a time. */
const loudFrom = (loud: readonly LoudMessage[], from: Time): number => placeFrom(loud, from, ({ sentAt }) => sentAt);
