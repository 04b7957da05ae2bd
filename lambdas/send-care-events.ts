import { undescribedBrand } from '../core/brand.ts';
import type { CareEvent } from '../core/care-events.ts';
import { reasonOf } from '../core/reason.ts';
import { HOUR, MINUTE, SECOND, type Time } from '../core/time.ts';
import type { Brands, Watches } from './ports.ts';
import { conversationsOf, tellEvent, type TellEventPorts, type Telling } from './tell-event.ts';

export interface CareEventPorts extends TellEventPorts {
  readonly brands: Pick<Brands, 'load'>;
  readonly watches: Pick<Watches, 'load'>;
}

/** So many events are looked up together. */
const BATCH = 200;
/** So many events of a brand are under way at once: what its webhooks hear in a second. */
const AT_ONCE = 10;
/** A sweep leaves the rest to the next one after so long. */
const LONGEST = 30 * SECOND;

/**
 * Tells what is due. An event is told, then marked: at least once, under one id. Only one sweep goes on at a time, so that none has to
 * be claimed. A brand whose webhooks fail keeps no other from being heard, and a webhook that fails no other of its brand.
 */
export const createCareEvents = (ports: CareEventPorts): (() => Promise<void>) => {
  let isGoingOn = false;
  return async () => {
    if (isGoingOn) return;
    isGoingOn = true;
    try {
      const sweep: Sweep = { until: ports.now() + LONGEST, silent: new Map() };
      for (let more = true; more; more = (await tellBatch(ports, sweep)) && ports.now() < sweep.until);
    } finally {
      isGoingOn = false;
    }
  };
};

interface Sweep {
  readonly until: Time;
  /** Who failed in it, of each brand. */
  readonly silent: Map<string, Set<string>>;
}

/** One batch of what is due; true when there may be more, and nothing went wrong with these. */
async function tellBatch(ports: CareEventPorts, sweep: Sweep): Promise<boolean> {
  const due = await ports.outbox.due(ports.now(), BATCH);
  if (due.length === 0) return false;
  const conversations = await conversationsOf(ports, due);
  const brands = [...Map.groupBy(due, ({ brand }) => brand)];
  const outcomes = await Promise.all(brands.map(([brand, events]) => tellBrand(ports, brand, events, conversations, sweep)));
  return due.length === BATCH && outcomes.every(Boolean);
}

/** False when the brand's events could not even be looked at. */
async function tellBrand(
  ports: CareEventPorts,
  id: string,
  events: readonly CareEvent[],
  conversations: Telling['conversations'],
  { until, silent }: Sweep,
): Promise<boolean> {
  try {
    const brand = (await ports.brands.load(id))?.value ?? undescribedBrand(id);
    const isReplay = (await ports.watches.load(id))?.value.clock === 'replay';
    if (isReplay) await Promise.all(events.map((event) => ports.outbox.done(event.id)));
    else await tellInTurn(ports, events, { brand, conversations, silent: silentOf(silent, id) }, until);
    return true;
  } catch (error) {
    ports.log.error('events not sent', { brand: id, reason: reasonOf(error) });
    return false;
  }
}

const silentOf = (silent: Sweep['silent'], brand: string): Set<string> => {
  const names = silent.get(brand) ?? new Set();
  silent.set(brand, names);
  return names;
};

/** A few at a time, in order. What a webhook that failed misses stays due; the healthy ones hear of all of it. */
async function tellInTurn(ports: CareEventPorts, events: readonly CareEvent[], telling: Telling, until: Time): Promise<void> {
  for (let from = 0; from < events.length && ports.now() < until; from += AT_ONCE) {
    const some = events.slice(from, from + AT_ONCE);
    await Promise.all(some.map(async (event) => (await tellEvent(ports, event, telling)) || postpone(ports, event)));
  }
}

/** The longer it has waited, the rarer it is tried: again after half as long, at least a minute and at most an hour. */
async function postpone({ outbox, now }: CareEventPorts, { id, dueAt }: CareEvent): Promise<false> {
  await outbox.later(id, now() + Math.min(HOUR, Math.max(MINUTE, Math.floor((now() - dueAt) / 2))));
  return false;
}
