import type { Time } from './time.ts';

/** What the crisis rules remember of one brand between two looks. Constant in size. */
export interface Watch {
  readonly brand: string;
  /** Whose clock runs: ours, or the one that a replay announces. */
  readonly clock: 'live' | 'replay';
  /** Everything up to here has been judged. */
  readonly assessedTo: Time;
  /** Minutes that end at or before this are sealed. */
  readonly sealedTo: Time;
  /** The brand's usual mood: sums that halve with age, as of `at`. */
  readonly baseline: Baseline;
  /** When the sweep should look again. Absent while nothing is due, so that silence costs nothing. */
  readonly nextAt?: Time;
}

export interface Baseline {
  readonly read: number;
  readonly negatives: number;
  readonly at: Time;
}
