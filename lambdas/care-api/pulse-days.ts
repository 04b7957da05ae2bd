import type { Pulse } from '../../core/pulse.ts';
import { DAY, type Time } from '../../core/time.ts';
import type { Pulses } from '../ports.ts';

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
    day = await pulses.firstMinute(brand, day + DAY);
  }
}
