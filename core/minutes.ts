import type { Pulse } from './pulse.ts';
import type { Time } from './time.ts';

/** The pulses of [from, to); they are sorted, so that two binary searches find them. */
export const between = (pulses: readonly Pulse[], from: Time, to: Time): readonly Pulse[] =>
  pulses.slice(indexFrom(pulses, from), indexFrom(pulses, to));

/** The place of the first pulse at or after a time. */
export function indexFrom(pulses: readonly Pulse[], from: Time): number {
  let low = 0;
  let high = pulses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pulses[middle]?.minute ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const sumOf = (pulses: readonly Pulse[], of: (pulse: Pulse) => number): number => pulses.reduce((sum, pulse) => sum + of(pulse), 0);
