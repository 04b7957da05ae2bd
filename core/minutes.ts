import type { Pulse } from './pulse.ts';
import type { Time } from './time.ts';

/** The pulses of [from, to); they are sorted, so that two binary searches find them. */
export const between = (pulses: readonly Pulse[], from: Time, to: Time): readonly Pulse[] =>
  pulses.slice(indexFrom(pulses, from), indexFrom(pulses, to));

/** The place of the first pulse at or after a time. */
export const indexFrom = (pulses: readonly Pulse[], from: Time): number => placeFrom(pulses, from, ({ minute }) => minute);

/** The place of the first of some things at or after a time, which they stand in order of. */
export function placeFrom<T>(things: readonly T[], from: Time, timeOf: (thing: T) => Time): number {
  let low = 0;
  let high = things.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const thing = things[middle];
    if (thing !== undefined && timeOf(thing) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const sumOf = (pulses: readonly Pulse[], of: (pulse: Pulse) => number): number => pulses.reduce((sum, pulse) => sum + of(pulse), 0);
