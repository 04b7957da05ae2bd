import type { BrandDocument } from './brand.ts';
import { SURGE_STEP } from './surge.ts';
import { DAY, MINUTE, minuteOf, type Time } from './time.ts';
import type { Watch } from './watch.ts';

/** Outside a replay, messages older than this are stored and raise nothing. */
export const RAISES_FOR = DAY;

/**
 * The watch of a live brand that was not looked at for long, moved on to the first window that holds nothing too old to raise anything.
 * What it passes over is neither judged nor learned: a brand's past that comes in late, outside a replay, is no news.
 */
export const pastTheOld = (watch: Watch, { crisis }: BrandDocument, now: Time): Watch => {
  const oldest = minuteOf(now - RAISES_FOR) + MINUTE;
  // However long the window: one look at what is now is always left.
  const from = Math.min(now - MINUTE, oldest + crisis.windowMinutes * MINUTE);
  if (watch.assessedTo >= from) return watch;
  const { surges, habit } = watch;
  return {
    ...watch,
    assessedTo: from,
    baseline: learnedPast(watch.baseline, oldest),
    ...(surges === undefined ? {} : { surges: learnedPast(surges, Math.ceil(oldest / SURGE_STEP) * SURGE_STEP) }),
    ...(habit === undefined ? {} : { habit: learnedPast(habit, oldest) }),
  };
};

const learnedPast = <T extends { readonly learnedTo: Time }>(learned: T, time: Time): T => ({
  ...learned,
  learnedTo: Math.max(learned.learnedTo, time),
});
