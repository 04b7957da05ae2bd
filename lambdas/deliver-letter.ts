import { isDisabled, isGivenUp, nextAttemptAt, type Failing } from '../core/alert/back-off.ts';
import { GONE } from '../core/alert/outcome.ts';
import type { Letter } from '../core/letter.ts';
import type { Deliveries, DeliveryLog, Destination } from './alert-ports.ts';
import type { DeliveryFailure, Facts, Log, Now } from './ports.ts';

export interface DeliverPorts {
  readonly deliveryLog: DeliveryLog;
  /** The time of the world, not of a replay: patience goes by it. */
  readonly now: Now;
  readonly log: Log;
}

/** One letter on its way to its destinations. */
export interface Posting {
  readonly letter: Letter;
  /** What is logged of a delivery beside its ids. */
  readonly facts: () => Facts;
  /** Told what nobody tries any more, before it is done with; false when that could not be told yet. */
  readonly lost: (why: 'given up' | 'disabled', destination: string, reason: string, failing: Failing) => Promise<boolean>;
}

/** What the log keeps under this id is about destinations as such, whatever they were sent. */
const ANY_LETTER = 'any letter';

const NOTHING: Deliveries = { delivered: new Set(), failing: new Map() };

/**
 * Tries every destination that has not had the letter, all at once: what one of them does holds back no other. Answers whom to try
 * again. What is not worth trying again is logged and told, not answered. `gone` are destinations that want no more letters.
 */
export const deliverLetter = async (
  ports: DeliverPorts,
  gone: Set<string>,
  destinations: readonly Destination[],
  posting: Posting,
): Promise<readonly DeliveryFailure[]> => {
  const own = await ports.deliveryLog.of(posting.letter.id);
  const missing = destinations.filter(({ name }) => !own.delivered.has(name));
  const health = missing.some(({ backsOff }) => backsOff) ? await ports.deliveryLog.of(ANY_LETTER) : NOTHING;
  const failures = await Promise.all(missing.map((destination) => attempt(ports, gone, destination, posting, { own, health })));
  return failures.filter((failure) => failure !== undefined);
};

/** One attempt, unless it is not time for one. Answers the failure that is worth another. */
async function attempt(
  ports: DeliverPorts,
  gone: Set<string>,
  destination: Destination,
  posting: Posting,
  { own, health }: { own: Deliveries; health: Deliveries },
): Promise<DeliveryFailure | undefined> {
  const { name, backsOff } = destination;
  const { letter } = posting;
  const facts = { [letter.what]: letter.id, brand: letter.brand, destination: name };
  const [failing, ailing] = [own.failing.get(name), health.failing.get(name)];
  if (backsOff && ailing !== undefined && isDisabled(ailing, ports.now())) {
    ports.log.warn('destination is disabled', facts);
    return (await posting.lost('disabled', name, 'every attempt failed', ailing))
      ? undefined
      : { destination: name, reason: 'disabled, and nobody told' };
  }
  if (backsOff && failing !== undefined && ports.now() < nextAttemptAt(failing, `${letter.id} ${name}`))
    return { destination: name, reason: 'waits', waits: true };
  const outcome = gone.has(name) ? GONE : await destination.deliver(letter);
  switch (outcome.kind) {
    case 'delivered':
      await ports.deliveryLog.markDelivered(letter.id, name, ports.now());
      if (ailing !== undefined) await ports.deliveryLog.forgetFailures(ANY_LETTER, name);
      logDelivered(ports.log, letter, { ...facts, ...posting.facts() });
      return undefined;
    case 'gone':
      gone.add(name);
      ports.log.warn('destination wants no more alerts', facts);
      return undefined;
    case 'failed':
      return failed(ports, destination, posting, outcome.reason);
    default:
      return outcome satisfies never;
  }
}

/** A metric is taken from the first: the names of events stand in the code as they are logged. */
function logDelivered(log: Log, { what }: Letter, facts: Facts): void {
  switch (what) {
    case 'alert':
      return log.info('alert delivered', facts);
    case 'notice':
      return log.info('notice delivered', facts);
    case 'event':
      return log.info('event delivered', facts);
    case 'report':
      return log.info('report delivered', facts);
    default:
      return what satisfies never;
  }
}

async function failed(
  { deliveryLog, now, log }: DeliverPorts,
  { name, backsOff }: Destination,
  { letter, lost }: Posting,
  reason: string,
): Promise<DeliveryFailure | undefined> {
  if (backsOff) await deliveryLog.markFailed(ANY_LETTER, name, now());
  const failing = await deliveryLog.markFailed(letter.id, name, now());
  if (!isGivenUp(failing, now())) return { destination: name, reason };
  log.error(`${letter.what} given up after a day`, { [letter.what]: letter.id, brand: letter.brand, destination: name, reason });
  return (await lost('given up', name, reason, failing)) ? undefined : { destination: name, reason };
}
