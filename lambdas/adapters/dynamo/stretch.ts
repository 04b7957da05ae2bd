import { FIRST_TIME, LAST_TIME, MINUTE, type Time } from '../../../core/time.ts';

/** Whole minutes, from the first, without the last. Never empty. */
export interface Stretch {
  readonly from: Time;
  readonly to: Time;
}

/** All minutes there are. */
export const ALWAYS: Stretch = { from: FIRST_TIME, to: LAST_TIME + 1 };

/** The minutes that begin in [from, to); undefined when none does. */
export const stretchOf = (from: Time, to: Time): Stretch | undefined => common(ALWAYS, { from: nextMinute(from), to: nextMinute(to) });

/** One minute. */
export const onlyMinute = (minute: Time): Stretch => ({ from: minute, to: minute + MINUTE });

export const contains = ({ from, to }: Stretch, time: Time): boolean => from <= time && time < to;

/** What two stretches have in common. */
export const common = (a: Stretch, b: Stretch): Stretch | undefined => ifAny({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });

/** What of `a` is not in `b`: what comes before it, and what comes after it. */
export const outside = (a: Stretch, b: Stretch): Stretch[] =>
  [ifAny({ from: a.from, to: Math.min(a.to, b.from) }), ifAny({ from: Math.max(a.from, b.to), to: a.to })].filter((part) => part !== undefined);

/** From the first minute of all to the last. */
export const hull = (stretches: readonly Stretch[]): Stretch | undefined =>
  ifAny({ from: Math.min(...stretches.map(({ from }) => from)), to: Math.max(...stretches.map(({ to }) => to)) });

/** The same minutes in as few stretches as possible, in time order. */
export const joined = (stretches: readonly Stretch[]): Stretch[] => {
  const all: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last === undefined || last.to < next.from) all.push(next);
    else all[all.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
  }
  return all;
};

/** A stretch without some of its minutes. */
export const without = (stretch: Stretch, minutes: Iterable<Time>): Stretch[] => {
  const left: Stretch[] = [];
  let from = stretch.from;
  for (const minute of [...minutes].toSorted((a, b) => a - b)) {
    if (!contains(stretch, minute)) continue;
    if (from < minute) left.push({ from, to: minute });
    from = minute + MINUTE;
  }
  return from < stretch.to ? [...left, { from, to: stretch.to }] : left;
};

const ifAny = (stretch: Stretch): Stretch | undefined => (stretch.from < stretch.to ? stretch : undefined);

const nextMinute = (time: Time): Time => Math.ceil(time / MINUTE) * MINUTE;
