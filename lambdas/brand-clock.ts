import type { Time } from '../core/time.ts';
import type { Watch } from '../core/watch.ts';
import type { Now, Watches } from './ports.ts';

/** What time it is for a brand: in a replay as far as it has come, else now. */
export const clockOf = (watch: Watch | undefined, now: Now): Time => (watch?.clock === 'replay' ? watch.assessedTo : now());

/** The same, for who does not need the watch otherwise. */
export const brandClock = async ({ watches, now }: { watches: Pick<Watches, 'load'>; now: Now }, brand: string): Promise<Time> =>
  clockOf((await watches.load(brand))?.value, now);
