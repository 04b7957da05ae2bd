import { LRUCache } from 'lru-cache';
import { MINUTE, type Time } from '../../../core/time.ts';
import type { MarkedFold, Marks } from './folded-minutes.ts';
import { common, contains, hull, joined, onlyMinute, outside, type Stretch } from './stretch.ts';

/** Settled minutes of one brand: all non-empty ones of a stretch, and single ones outside it. */
interface Remembered {
  readonly whole: Stretch;
  readonly minutes: Map<Time, MarkedFold>;
}

/** What need not be read of a stretch, and what must. */
export interface Recalled {
  readonly known: ReadonlyMap<Time, MarkedFold>;
  readonly unknown: readonly Stretch[];
}

/** So many non-empty minutes of all brands together, at most about 3 kB each: a week of one brand that never rests. */
const MINUTES_REMEMBERED = 12_000;

/**
 * What one instance remembers of minutes that it has read: a brand whose window is known and settled is looked at for the price of its
 * marks. A minute is good while it bears the mark that it was read with.
 */
export const createMinuteMemory = () => {
  const brands = new LRUCache<string, Remembered>({ maxSize: MINUTES_REMEMBERED, sizeCalculation: ({ minutes }) => minutes.size + 1 });
  return {
    recall: (brand: string, stretch: Stretch, marks: Marks): Recalled => {
      const remembered = brands.get(brand);
      return remembered === undefined ? { known: new Map(), unknown: [stretch] } : recalled(remembered, stretch, marks);
    },
    /** All non-empty minutes of a settled stretch. A minute that is not among them is empty while it bears no mark. */
    remember: (brand: string, stretch: Stretch, settled: ReadonlyMap<Time, MarkedFold>): void => {
      const { whole, minutes } = brands.get(brand) ?? { whole: stretch, minutes: new Map<Time, MarkedFold>() };
      for (const [minute, fold] of settled) minutes.set(minute, fold);
      brands.set(brand, { whole: wholeOf(whole, stretch), minutes });
    },
    /** The beginning of a stretch, as far as its minutes are remembered, but for those that got other marks since. */
    beginning: (brand: string, { from, to }: Stretch): Stretch | undefined => {
      const whole = brands.get(brand)?.whole;
      return whole !== undefined && contains(whole, from) ? common(whole, { from, to }) : undefined;
    },
  };
};
export type MinuteMemory = ReturnType<typeof createMinuteMemory>;

/** Both when they touch, else the longer one: only of one stretch it is known that nothing is missing. */
function wholeOf(a: Stretch, b: Stretch): Stretch {
  const both = joined([a, b]);
  return (both.length === 1 ? hull(both) : undefined) ?? (b.to - b.from >= a.to - a.from ? b : a);
}

function recalled({ whole, minutes }: Remembered, stretch: Stretch, marks: Marks): Recalled {
  const isGood = (minute: Time): boolean => minutes.has(minute) && minutes.get(minute)?.mark === marks.get(minute);
  const suspects = new Set([...marks.keys(), ...minutes.keys()]);
  const changed = [...suspects].filter((minute) => contains(stretch, minute) && contains(whole, minute) && !isGood(minute));
  const unread = outside(stretch, whole).flatMap((part) => trimmed(part, isGood) ?? []);
  const known = [...minutes].filter(([minute]) => contains(stretch, minute) && isGood(minute));
  return { known: new Map(known), unknown: joined([...changed.map(onlyMinute), ...unread]) };
}

/** A stretch without the known minutes at its ends. Those inside are read again: leaving each out would take one query more. */
function trimmed(stretch: Stretch, isKnown: (minute: Time) => boolean): Stretch | undefined {
  let { from, to } = stretch;
  while (from < to && isKnown(from)) from += MINUTE;
  while (from < to && isKnown(to - MINUTE)) to -= MINUTE;
  return common(stretch, { from, to });
}
