import { median } from './figures.ts';
import type { ImportTime } from './import-time.ts';

/** How long an import takes beside another one that was timed in turns with it. */
export interface Ratio {
  /** Of the two medians. */
  readonly ratio: number;
  /** What half of the pairs lie between. */
  readonly low: number;
  readonly high: number;
  /** Of the medians of processor time, which a busy machine changes less. */
  readonly cpu: number;
}

/** Compares the times of an import with those of another one; the two of a round are a pair. NaN of none. */
export const ratioOf = (times: readonly ImportTime[], others: readonly ImportTime[]): Ratio => {
  const pairs = times.map(({ wall }, round) => wall / (others[round]?.wall ?? Number.NaN)).toSorted((a, b) => a - b);
  return {
    ratio: median(wallOf(times)) / median(wallOf(others)),
    low: quantile(pairs, 0.25),
    high: quantile(pairs, 0.75),
    cpu: median(cpuOf(times)) / median(cpuOf(others)),
  };
};

export const wallOf = (times: readonly ImportTime[]): number[] => times.map(({ wall }) => wall);
export const cpuOf = (times: readonly ImportTime[]): number[] => times.map(({ cpu }) => cpu);

/** The nearest of some sorted numbers that so large a share of them is not above. */
const quantile = (sorted: readonly number[], share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;
