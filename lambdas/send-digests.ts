import type { BrandDocument } from '../core/brand.ts';
import { digestDay, digestOf, type DigestDay } from '../core/digest.ts';
import { reasonOf } from '../core/reason.ts';
import { HOUR, MINUTE, type Time } from '../core/time.ts';
import type { Brands, Incidents, Links, Messages, Now, Pulses, Watches } from './ports.ts';
import { guidanceBetween } from './guidance-of-day.ts';
import { sendNotice, type NoticePorts } from './send-notice.ts';

export interface DigestPorts extends NoticePorts {
  readonly brands: Pick<Brands, 'list'>;
  readonly pulses: Pick<Pulses, 'range' | 'timeline'>;
  readonly messages: Pick<Messages, 'load'>;
  readonly watches: Pick<Watches, 'load'>;
  readonly incidents: Pick<Incidents, 'list'>;
  readonly links: Links;
  readonly now: Now;
}

/** The documents are looked at again so often: a sweep that comes each second must not read them all. */
const LOOK_EVERY = HOUR;
const INCIDENTS_SHOWN = 10;

/**
 * Sends the digests that are due. What was sent is remembered while the process lives; whoever starts anew sends again under the same id,
 * which the log of deliveries stops.
 */
export const createDigests = (ports: DigestPorts): (() => Promise<void>) => {
  let known: readonly BrandDocument[] = [];
  let lookAt: Time = 0;
  const done = new Map<string, Time>();
  const waitUntil = new Map<string, Time>();
  return async () => {
    const now = ports.now();
    if (now >= lookAt) {
      known = await ports.brands.list();
      lookAt = now + LOOK_EVERY;
      waitUntil.clear();
    }
    for (const brand of known) {
      if (now < (waitUntil.get(brand.brand) ?? 0)) continue;
      waitUntil.set(brand.brand, now + MINUTE);
      const day = digestDay(brand, now);
      if (day === undefined || done.get(brand.brand) === day.to) continue;
      if (await isSent(ports, brand, day)) done.set(brand.brand, day.to);
    }
  };
};

/** True when there is no more to do. A brand whose digest cannot be made keeps no other from theirs. */
async function isSent(ports: DigestPorts, brand: BrandDocument, day: DigestDay): Promise<boolean> {
  try {
    const watch = (await ports.watches.load(brand.brand))?.value;
    if (watch === undefined || watch.clock === 'replay') return true;
    const pulses = await ports.pulses.range(brand.brand, day.from, day.to);
    const guidance = await guidanceBetween(ports, brand, day.from, day.to);
    if (pulses.length === 0 && guidance.length === 0) return true;
    const newest = await ports.incidents.list(brand.brand, { limit: INCIDENTS_SHOWN });
    const incidents = await Promise.all(
      newest.map(async (incident) => ({ incident, url: (await ports.links.to(incident, ports.now())).incidentUrl })),
    );
    const digest = digestOf({ brand, day, pulses, baseline: watch.baseline, incidents, guidance });
    return digest === undefined || (await sendNotice(ports, digest, brand));
  } catch (error) {
    ports.log.error('digest not sent', { brand: brand.brand, reason: reasonOf(error) });
    return false;
  }
}
