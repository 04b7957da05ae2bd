import * as z from 'zod';
import { merge, negativeShare, peopleOf, type Pulse } from './pulse.ts';
import { isoTime, type Time } from './time.ts';

/** One point of the pulse as the API shows it. `sealed` means that its minutes and their grace have passed. */
export const PulsePoint = z.object({
  at: isoTime,
  messages: z.number().int(),
  negatives: z.number().int(),
  authors: z.number().int(),
  reach: z.number(),
  negativeShare: z.number(),
  sealed: z.boolean(),
});
export type PulsePoint = z.output<typeof PulsePoint>;

/** Pulses gathered into steps of so many milliseconds; empty steps are left out. A step is sealed when it ends at or before `sealedTo`. */
export const pulsePoints = (pulses: readonly Pulse[], step: number, sealedTo: Time): PulsePoint[] => {
  const steps = Map.groupBy(pulses, ({ minute }) => Math.floor(minute / step) * step);
  return [...steps].map(([at, members]) => {
    const pulse = members.reduce(merge);
    return {
      at,
      messages: pulse.messages,
      negatives: pulse.negatives,
      authors: peopleOf(pulse).authors,
      reach: pulse.reach,
      negativeShare: negativeShare(pulse),
      sealed: at + step <= sealedTo,
    };
  });
};
