import * as z from 'zod';
import type { Conversation } from '../conversation.ts';
import { Mean, MeanTally } from './rate.ts';

/** What a customer's mood makes them, from those who warn others to those who send them. */
export const STANDS = ['detractor', 'neutral', 'advocate'] as const;
export type Stand = (typeof STANDS)[number];

/** The mood runs from -1 to 1: its outer thirds are not neutral. */
export const THIRD = 0.33;

export const standOf = (mood: number): Stand => {
  if (mood < -THIRD) return 'detractor';
  return mood > THIRD ? 'advocate' : 'neutral';
};

const Ends = z.object({ detractor: z.number().int(), neutral: z.number().int(), advocate: z.number().int() });

/** How customers left, against how they came. */
export const Lift = z.object({
  /** The mean of the last mood minus the first, from -2 to 2. */
  lift: Mean,
  /** How many came as what, and left as what. */
  moves: z.object({ detractor: Ends, neutral: Ends, advocate: Ends }),
  /** How many left as advocates who had not come as such. */
  advocatesWon: z.number().int(),
});
export type Lift = z.output<typeof Lift>;

/** The first and the last mood of a conversation, if there are two: of a customer who wrote once nobody knows how they left. */
export const moodsOf = ({
  mood: { first, last, read = 2 },
  messageCount,
}: Conversation): { readonly first: number; readonly last: number } | undefined =>
  first === null || last === null || read < 2 || messageCount < 2 ? undefined : { first, last };

/** How moods moved. Changed in place. */
export class LiftTally {
  readonly #lift = new MeanTally();
  readonly #moves = { detractor: noEnds(), neutral: noEnds(), advocate: noEnds() };

  add(conversation: Conversation): void {
    const moods = moodsOf(conversation);
    if (moods === undefined) return;
    this.#lift.add(moods.last - moods.first);
    this.#moves[standOf(moods.first)][standOf(moods.last)] += 1;
  }

  figures(): Lift {
    const { detractor, neutral, advocate } = this.#moves;
    return {
      lift: this.#lift.mean(),
      moves: { detractor: { ...detractor }, neutral: { ...neutral }, advocate: { ...advocate } },
      advocatesWon: detractor.advocate + neutral.advocate,
    };
  }
}

function noEnds(): Record<Stand, number> {
  return { detractor: 0, neutral: 0, advocate: 0 };
}
