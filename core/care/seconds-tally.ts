import { spreadBy, type Spread } from '../spread.ts';
import { SECOND } from '../time.ts';

/** The median and the 90th percentile are right to within so much of themselves. */
export const TALLY_ERROR = 0.01;
const GAMMA = (1 + TALLY_ERROR) / (1 - TALLY_ERROR);
const LOG_GAMMA = Math.log(GAMMA);
/** Where what took less than a second is counted: as none. */
const AT_ONCE = -1;

/**
 * The spread of times without keeping them: how many there are of each size, in sizes that grow by two per cent (Masson, Rim, Lee: "DDSketch",
 * PVLDB 12, 2019). Ten years have fewer than 1,000 sizes, however many times are added. Number, average, quickest and slowest are
 * exact to the millisecond. The same in whatever order they come. Changed in place.
 */
export class SecondsTally {
  readonly #sizes = new Map<number, number>();
  #n = 0;
  #milliseconds = 0;
  #quickest = Infinity;
  #slowest = 0;

  add(seconds: number): void {
    const size = seconds < 1 ? AT_ONCE : Math.ceil(Math.log(seconds) / LOG_GAMMA);
    this.#sizes.set(size, (this.#sizes.get(size) ?? 0) + 1);
    this.#n += 1;
    this.#milliseconds += Math.round(seconds * SECOND);
    this.#quickest = Math.min(this.#quickest, seconds);
    this.#slowest = Math.max(this.#slowest, seconds);
  }

  /** Undefined while nothing was added. */
  spread(): Spread | undefined {
    const sizes = [...this.#sizes].toSorted(([a], [b]) => a - b);
    return spreadBy({ n: this.#n, sum: this.#milliseconds / SECOND, at: (rank) => this.#at(sizes, rank) });
  }

  #at(sizes: readonly (readonly [size: number, count: number])[], rank: number): number {
    if (rank === 1) return this.#quickest;
    if (rank === this.#n) return this.#slowest;
    let left = rank;
    const found = sizes.find(([, count]) => (left -= count) <= 0);
    const size = found?.[0] ?? AT_ONCE;
    const middle = size === AT_ONCE ? 0 : (2 * GAMMA ** size) / (GAMMA + 1);
    return Math.min(Math.max(middle, this.#quickest), this.#slowest);
  }
}
