import type { CrisisSettings } from './brand.ts';
import { negativeShare, type Pulse } from './pulse.ts';
import { DAY, MINUTE, type Time } from './time.ts';

/** A brand's usual mood: sums that halve every HALF_LIFE, so that what was normal a month ago hardly counts. */
export interface Baseline {
  readonly read: number;
  readonly negatives: number;
  /** What was heard since, too little yet to tell a mood by. Absent in what older programs stored. */
  readonly unsettled?: Unsettled;
  /** Learning began here: a silence since then counts as one. Absent in what older programs stored. */
  readonly from?: Time;
  /** The minute that the sums stand at. */
  readonly at: Time;
  /** Everything before this has been learned. */
  readonly learnedTo: Time;
}

/** Messages that are too few yet to tell a mood by, and when the first of them came. */
interface Unsettled {
  readonly read: number;
  readonly negatives: number;
  readonly since: Time;
}

/** A week: every weekday and every night has its say, and a new normal is learned within two weeks. */
const HALF_LIFE = 7 * DAY;
/** After four weeks a baseline knows nearly all that it ever will. */
const LONG_AGO = 28 * DAY;
/** So many messages tell a mood. */
const SETTLES = 20;
/** An ordinary peak of the day is up to so many times as loud as the mean of a week, nights included. */
const HURRY = 2.5;
/** Four times as many negative messages as usual are no nature of a brand, however many others there are. */
const OUTBREAK = 4;
const NOTHING: Unsettled = { read: 0, negatives: 0, since: 0 };
/** After less than half of a day, how much is usual is not known. */
const KNOWN_AFTER = DAY / 2;
/** Before anything is learned a brand is taken for one like others: 40 messages of which one in five is negative. */
const PRIOR = { read: 40, negatives: 8 };

export const newBaseline = (at: Time): Baseline => ({ read: 0, negatives: 0, from: at, at, learnedTo: at });

/** A baseline that an older program has stored, as if it had been learned for long: it did not keep when it began. */
export const dated = (baseline: Baseline): Baseline =>
  baseline.from === undefined ? { ...baseline, from: baseline.learnedTo - LONG_AGO } : baseline;

/** The usual negative share, leaning on the prior while little is known. */
export const usualShare = ({ read, negatives }: Baseline): number => (negatives + PRIOR.negatives) / (read + PRIOR.read);

/**
 * How many negative messages so much time usually brings: of what was learned, and of one a day that every brand is taken to have. Of a
 * brand that nothing is known of, that one alone.
 */
export const usualNegatives = (baseline: Baseline, span: number): number =>
  ((baseline.negatives * keptAt(baseline) + (baseline.unsettled?.negatives ?? 0) + 1) / (learnedTime(baseline) + DAY)) * span;

/** How many messages so much time usually brings; undefined until half a day has been learned. */
export const usualMessages = (baseline: Baseline, span: number): number | undefined => {
  const learned = learnedTime(baseline);
  return learned < KNOWN_AFTER ? undefined : ((baseline.read * keptAt(baseline) + (baseline.unsettled?.read ?? 0)) / learned) * span;
};

const keptAfter = (span: number): number => 2 ** -(Math.max(0, span) / HALF_LIFE);

/** What is left of the sums where learning stands. */
const keptAt = ({ at, learnedTo }: Baseline): number => keptAfter(learnedTo - at);

/** The time that the sums stand for: each learned moment decayed as they are, which never adds up to more than ten days. */
const learnedTime = ({ from, at, learnedTo }: Baseline): number => (HALF_LIFE / Math.LN2) * (1 - keptAfter(learnedTo - (from ?? at)));

/** Above this share a window is a crisis: the brand's limit, or its own usual share and the margin, whichever is higher. */
export const openingShare = (baseline: Baseline, settings: CrisisSettings): number =>
  Math.max(settings.negativeShare, usualShare(baseline) + settings.margin);

/** Below this share the mood has recovered: halfway from opening back to usual, so that an incident does not flicker. */
export const closingShare = (baseline: Baseline, settings: CrisisSettings): number => (openingShare(baseline, settings) + usualShare(baseline)) / 2;

/**
 * Learns the minutes from `learnedTo` up to `to` (in time order, empty ones left out).
 * What comes faster than usual counts at most at the opening share: a crisis must not lift the baseline that it is measured by. What comes
 * at the usual pace counts as it is: a brand that people mostly complain about is that brand. Both are asked of as many messages as
 * tell a mood, since of one message alone the half of every complaint would be taken away. In one go or in pieces gives the same sums.
 */
export const learn = (baseline: Baseline, pulses: readonly Pulse[], to: Time, settings: CrisisSettings): Baseline => {
  const fresh = pulses.filter(({ minute, read }) => minute >= baseline.learnedTo && minute < to && read > 0);
  const learned = fresh.reduce((sums, pulse) => withMinute(sums, pulse, settings), baseline);
  return { ...learned, learnedTo: Math.max(baseline.learnedTo, to) };
};

function withMinute(sums: Baseline, pulse: Pulse, settings: CrisisSettings): Baseline {
  const before = sums.unsettled ?? NOTHING;
  const kept = keptAfter(pulse.minute - sums.at);
  const stretch = {
    read: before.read + pulse.read,
    negatives: before.negatives + pulse.negatives,
    since: before.read === 0 ? pulse.minute : before.since,
  };
  const learned = { ...sums, read: sums.read * kept, negatives: sums.negatives * kept, at: pulse.minute };
  if (stretch.read < SETTLES) return { ...learned, unsettled: stretch };
  const share = negativeShare(stretch);
  const counts = isUnhurried(sums, stretch, pulse.minute) ? share : Math.min(share, openingShare(sums, settings));
  return { ...learned, read: learned.read + stretch.read, negatives: learned.negatives + stretch.read * counts, unsettled: NOTHING };
}

/** A stretch that came no faster than messages usually do is how people speak of this brand, whatever its mood: a crisis is in a hurry. */
const isUnhurried = (sums: Baseline, { read, negatives, since }: Unsettled, minute: Time): boolean => {
  const before = { ...sums, learnedTo: since, unsettled: NOTHING };
  const span = minute + MINUTE - since;
  const usual = usualMessages(before, span);
  return usual !== undefined && read <= HURRY * usual && negatives <= OUTBREAK * usualNegatives(before, span);
};
