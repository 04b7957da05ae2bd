import type { CrisisSettings } from './brand.ts';
import { negativeShare, type Pulse } from './pulse.ts';
import { DAY, type Time } from './time.ts';

/** A brand's usual mood: sums that halve every HALF_LIFE, so that what was normal a month ago hardly counts. */
export interface Baseline {
  readonly read: number;
  readonly negatives: number;
  /** The minute that the sums stand at. */
  readonly at: Time;
  /** Everything before this has been learned. */
  readonly learnedTo: Time;
}

/** A week: every weekday and every night has its say, and a new normal is learned within two weeks. */
const HALF_LIFE = 7 * DAY;
/** Before anything is learned a brand is taken for one like others: 40 messages of which one in five is negative. */
const PRIOR = { read: 40, negatives: 8 };

export const newBaseline = (at: Time): Baseline => ({ read: 0, negatives: 0, at, learnedTo: at });

/** The usual negative share, leaning on the prior while little is known. */
export const usualShare = ({ read, negatives }: Baseline): number => (negatives + PRIOR.negatives) / (read + PRIOR.read);

/** Above this share a window is a crisis: the brand's limit, or its own usual share and the margin, whichever is higher. */
export const openingShare = (baseline: Baseline, settings: CrisisSettings): number =>
  Math.max(settings.negativeShare, usualShare(baseline) + settings.margin);

/** Below this share the mood has recovered: halfway from opening back to usual, so that an incident does not flicker. */
export const closingShare = (baseline: Baseline, settings: CrisisSettings): number => (openingShare(baseline, settings) + usualShare(baseline)) / 2;

/**
 * Learns the minutes from `learnedTo` up to `to` (in time order, empty ones left out).
 * A minute's negatives count at most at the opening share: a crisis must not lift the baseline that it is measured by,
 * while a lasting change of mood is still learned in time. Learning in one go or in pieces gives the same sums.
 */
export const learn = (baseline: Baseline, pulses: readonly Pulse[], to: Time, settings: CrisisSettings): Baseline => {
  const fresh = pulses.filter(({ minute, read }) => minute >= baseline.learnedTo && minute < to && read > 0);
  const learned = fresh.reduce((sums, pulse) => withMinute(sums, pulse, settings), baseline);
  return { ...learned, learnedTo: Math.max(baseline.learnedTo, to) };
};

function withMinute(sums: Baseline, pulse: Pulse, settings: CrisisSettings): Baseline {
  const kept = 2 ** -(Math.max(0, pulse.minute - sums.at) / HALF_LIFE);
  return {
    ...sums,
    read: sums.read * kept + pulse.read,
    negatives: sums.negatives * kept + pulse.read * Math.min(negativeShare(pulse), openingShare(sums, settings)),
    at: pulse.minute,
  };
}
