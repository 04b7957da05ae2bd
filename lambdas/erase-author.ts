import { ANY_PLATFORM, authorHash, isToldAsDone, type Erasure } from '../core/erasure.ts';
import { reasonOf } from '../core/reason.ts';
import { MINUTE, type Time } from '../core/time.ts';
import type { Erasures } from './care-ports.ts';
import { erasePage, PAGE, type PagePorts } from './erase-page.ts';
import { isAbout } from './erased-authors.ts';
import type { Log, Now, Versioned } from './ports.ts';

export interface ErasePorts extends PagePorts {
  readonly erasures: Erasures;
  /** A name that nobody can guess, and that says nothing. */
  readonly newToken: () => string;
  readonly log: Log;
  readonly now: Now;
}

/** Who is to be erased: an id as its platform names it. */
export interface Asked {
  readonly brand: string;
  readonly author: string;
  /** @default every platform that calls somebody so */
  readonly platform?: string | undefined;
}

/** After a round, what was under way then has ended, and every instance knows whose deliveries to drop. */
const AGAIN_AFTER = 2 * MINUTE;
const ROUNDS = 2;
/** Nobody else goes on with an erasure meanwhile. Who dies leaves it for the sweep after so long. */
const TAKEN_FOR = MINUTE;

/**
 * Orders the erasure of a person and begins with it, for so many milliseconds; the sweep goes on. Asked again while it is under way, it goes
 * on; asked again when it is done, it tells so for a day, and after that erases what was said since as well. Nothing tells whether there ever was such a person.
 */
export const eraseAuthor = async (ports: ErasePorts, asked: Asked, patience: number): Promise<Erasure> => {
  const [key = ''] = await ports.authorKeys();
  const id = authorHash(key, asked.brand, asked.platform ?? ANY_PLATFORM, asked.author);
  const known = await ports.erasures.load(asked.brand, id);
  const now = ports.now();
  if (known?.value.nextAt !== undefined && known.value.nextAt > now) return known.value; // somebody is at it, or it waits for its second round
  if (known !== undefined && isToldAsDone(known.value, now)) return known.value;
  const { value, version } = known ?? { value: ordered(asked.brand, id, ports.newToken(), now), version: 0 };
  const order = value.nextAt === undefined ? anew(value, now) : value;
  await goOn(ports, { value: order, version }, now + patience);
  return (await ports.erasures.load(asked.brand, id))?.value ?? order;
};

const anew = ({ doneAt: _doneAt, ...done }: Erasure, at: Time): Erasure => ({ ...done, at, rounds: 0, hasGrown: false });

const ordered = (brand: string, id: string, token: string, at: Time): Erasure => ({
  brand,
  id,
  hashes: [id],
  token: `erased-${token}`,
  at,
  hasGrown: false,
  rounds: 0,
  messages: 0,
  conversations: 0,
});

/** Goes on with every erasure that is due, for so many milliseconds each. One that fails is tried again, and keeps no other from being gone on with. */
export const eraseDue = async (ports: ErasePorts, patience: number): Promise<void> => {
  for (const order of await ports.erasures.due(ports.now())) {
    try {
      await goOn(ports, order, ports.now() + patience);
    } catch (error) {
      ports.log.error('erasure not done', { brand: order.value.brand, author: order.value.id, reason: reasonOf(error) });
    }
  }
};

/** Page by page until it is done, has to wait, or the time is up. Each page is kept as done, so that whoever goes on begins there. */
async function goOn(ports: ErasePorts, { value, version }: Versioned<Erasure>, until: Time): Promise<void> {
  // Without an order to go on with, somebody else is at it.
  let order = await kept(ports, { ...value, nextAt: ports.now() + TAKEN_FOR }, version);
  while (order !== undefined) {
    const next = await turned(ports, order.value);
    const hasRound = next.rounds > order.value.rounds;
    const isTimeUp = ports.now() >= until;
    order = await kept(ports, isTimeUp && !hasRound ? { ...next, nextAt: ports.now() } : next, order.version);
    if (isTimeUp || hasRound) return;
  }
}

async function kept({ erasures }: ErasePorts, value: Erasure, version: number): Promise<Versioned<Erasure> | undefined> {
  return (await erasures.save({ value, version })) ? { value, version: version + 1 } : undefined;
}

/** The order after one page more. */
async function turned(ports: ErasePorts, order: Erasure): Promise<Erasure> {
  const moments = await ports.pulses.timeline(order.brand, order.place, PAGE);
  const within = moments.filter(({ sentAt }) => sentAt <= order.at);
  const { hashes, messages, conversations } = await erasePage(
    ports,
    order,
    within.map(({ id }) => id),
  );
  const { place: _place, ...before } = order;
  const next = {
    ...before,
    hashes,
    hasGrown: order.hasGrown || hashes.length > order.hashes.length,
    messages: order.messages + messages,
    conversations: order.conversations + conversations,
    nextAt: ports.now() + TAKEN_FOR,
  };
  const last = within.at(-1);
  return within.length === PAGE && last !== undefined ? { ...next, place: last } : roundEnded(ports, next);
}

/** What a round may have passed by before it knew all ids is looked at again at once; what was under way meanwhile, some minutes later. */
async function roundEnded(ports: ErasePorts, order: Erasure): Promise<Erasure> {
  if (order.hasGrown) return { ...order, hasGrown: false };
  const keys = await ports.authorKeys();
  await ports.traces?.forgetWaiting?.((item) => isAbout(order, keys, item.event, item));
  await ports.traces?.scrub?.();
  const rounds = order.rounds + 1;
  const { nextAt: _nextAt, ...done } = order;
  if (rounds < ROUNDS) return { ...done, rounds, nextAt: ports.now() + AGAIN_AFTER };
  ports.log.info('author erased', { brand: order.brand, author: order.id, messages: order.messages, conversations: order.conversations });
  return { ...done, rounds, doneAt: ports.now() };
}
