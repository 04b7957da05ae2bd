import * as z from 'zod';
import type { Conversation } from '../conversation.ts';
import { Spread } from '../spread.ts';
import { MIN_N, Rate, rateOf } from './rate.ts';
import { SecondsTally } from './seconds-tally.ts';

/** How customers were treated, over all teams and agents. Nothing is said of fewer than MIN_N. */
export const Treatment = z.object({
  /** Open seconds to the first answer, and of how many conversations that got one. */
  first: z.object({ n: z.number().int(), spread: Spread.optional() }),
  /** Of the conversations with an answer, those in which the customer was sent elsewhere and had to ask again. */
  runAround: Rate,
  /** Of the conversations with an answer, those with one that did not send the customer elsewhere. */
  inChannel: Rate,
});
export type Treatment = z.output<typeof Treatment>;

/** How customers are treated, in the making. Changed in place. */
export class TreatmentTally {
  readonly #first = new SecondsTally();
  readonly #counts = { first: 0, answered: 0, runAround: 0, inChannel: 0 };

  add({ clocks: { firstResponseSeconds }, runAround, answeredInChannel }: Conversation): void {
    const counts = this.#counts;
    if (firstResponseSeconds !== undefined) {
      counts.first += 1;
      this.#first.add(firstResponseSeconds);
    }
    if (answeredInChannel === undefined) return;
    counts.answered += 1;
    if (runAround) counts.runAround += 1;
    if (answeredInChannel) counts.inChannel += 1;
  }

  figures(): Treatment {
    const { first, answered, runAround, inChannel } = this.#counts;
    const spread = first < MIN_N ? undefined : this.#first.spread();
    return {
      first: { n: first, ...(spread === undefined ? {} : { spread }) },
      runAround: rateOf(runAround, answered),
      inChannel: rateOf(inChannel, answered),
    };
  }
}
