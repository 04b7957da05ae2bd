import { merge, type Pulse } from '../../core/pulse.ts';
import { DAY, type Time } from '../../core/time.ts';
import type { Pulses } from '../ports.ts';
import { othersTurn } from '../turn.ts';

/** The non-empty minutes in [from, to) a day at a time, leaping over silence, so that years of them never stand in memory at once. */
export async function* pulseDays(
  pulses: Pick<Pulses, 'firstMinute' | 'range'>,
  brand: string,
  from: Time,
  to: Time,
): AsyncGenerator<readonly Pulse[]> {
  let day = await pulses.firstMinute(brand, from);
  while (day !== undefined && day < to) {
    yield await pulses.range(brand, day, Math.min(day + DAY, to));
    await othersTurn();
    day = await pulses.firstMinute(brand, day + DAY);
  }
}

/** One pulse a step, merged as the days come, so that a year takes no more memory than its steps. Steps are counted from `origin`. */
export async function mergedSteps(days: AsyncIterable<readonly Pulse[]>, length: number, origin: Time = 0): Promise<Pulse[]> {
  const steps = new Map<number, Pulse>();
  for await (const day of days) {
    for (const pulse of day) {
      const step = Math.floor((pulse.minute - origin) / length);
      const before = steps.get(step);
      steps.set(step, before === undefined ? pulse : merge(before, pulse));
    }
  }
  return [...steps.values()];
}
