import * as z from 'zod';

/** How times are spread, in seconds. */
export const Spread = z.object({
  n: z.number().int(),
  average: z.number(),
  median: z.number(),
  /** Nine in ten took so long at most. */
  p90: z.number(),
  quickest: z.number(),
  slowest: z.number(),
});
export type Spread = z.output<typeof Spread>;

/** Some numbers in order, as far as a spread needs to know them. */
export interface Ranked {
  readonly n: number;
  readonly sum: number;
  /** The number of a rank, 1 to n, from the smallest on. */
  readonly at: (rank: number) => number;
}

/**
 * The spread of some times, undefined when there is none. The 90th percentile is that of the nearest rank: the smallest of them that nine in
 * ten do not exceed, so that it is one that somebody really waited (definition 1 of Hyndman and Fan, "Sample quantiles in statistical
 * packages", The American Statistician 50, 1996). Of an even number, the median lies halfway between the two in the middle.
 */
export const spreadOf = (seconds: readonly number[]): Spread | undefined => {
  const sorted = seconds.toSorted((a, b) => a - b);
  return spreadBy({ n: sorted.length, sum: sorted.reduce((sum, one) => sum + one, 0), at: (rank) => sorted[rank - 1] ?? Number.NaN });
};

/** The spread of numbers that are known by their rank. */
export const spreadBy = ({ n, sum, at }: Ranked): Spread | undefined =>
  n === 0
    ? undefined
    : {
        n,
        average: sum / n,
        median: (at(Math.ceil(n / 2)) + at(Math.floor(n / 2) + 1)) / 2,
        p90: at(Math.ceil((n * 9) / 10)),
        quickest: at(1),
        slowest: at(n),
      };
