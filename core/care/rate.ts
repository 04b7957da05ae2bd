import * as z from 'zod';

/**
 * Below so many, one conversation more or less moves a rate by more than twenty points, and five of five may still be three of five by chance
 * (a 95 % Wilson interval from 0.57 on). Nobody's work is to be judged by that.
 */
export const MIN_N = 5;

/** A share and what it is of. The share is absent while that is fewer than MIN_N. */
export const Rate = z.object({ n: z.number().int(), share: z.number().min(0).max(1).optional() });
export type Rate = z.output<typeof Rate>;

export const rateOf = (hits: number, n: number): Rate => (n < MIN_N ? { n } : { n, share: hits / n });

/** A mean and what it is of. The mean is absent while that is fewer than MIN_N. */
export const Mean = z.object({ n: z.number().int(), mean: z.number().optional() });
export type Mean = z.output<typeof Mean>;

/** Parts of one in which means are summed: whole numbers add up to the same in any order. */
const PARTS = 1e6;

/** A mean in the making, exact to a millionth. Changed in place. */
export class MeanTally {
  #n = 0;
  #sum = 0;

  add(value: number): void {
    this.#n += 1;
    this.#sum += Math.round(value * PARTS);
  }

  mean(): Mean {
    return this.#n < MIN_N ? { n: this.#n } : { n: this.#n, mean: this.#sum / PARTS / this.#n };
  }
}
