import type { Conversation } from '../conversation.ts';
import type { Time } from '../time.ts';

/** Where a ghost stands among the others: since when it waits, or, of one that was closed without an answer, when it began. */
export interface GhostPlace {
  readonly at: Time;
  readonly id: string;
}

export const ghostPlace = ({ waitsSince, firstMessageAt, id }: Conversation): GhostPlace => ({ at: waitsSince ?? firstMessageAt, id });

const inOrder = (a: GhostPlace, b: GhostPlace): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** The first ghosts after a place, the oldest first, however they come. It never holds more than twice as many as are wanted. Changed in place. */
export class OldestGhosts {
  readonly #after: GhostPlace | undefined;
  readonly #wanted: number;
  #held: Conversation[] = [];

  constructor(after: GhostPlace | undefined, wanted: number) {
    this.#after = after;
    this.#wanted = wanted;
  }

  add(ghost: Conversation): void {
    if (this.#after !== undefined && inOrder(ghostPlace(ghost), this.#after) <= 0) return;
    this.#held.push(ghost);
    if (this.#held.length >= 2 * this.#wanted) this.#held = [...this.all()];
  }

  all(): readonly Conversation[] {
    return this.#held.toSorted((a, b) => inOrder(ghostPlace(a), ghostPlace(b))).slice(0, this.#wanted);
  }
}
