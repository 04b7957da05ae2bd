import * as z from 'zod';
import { isOverdue } from '../clocks.ts';
import type { Conversation } from '../conversation.ts';
import type { Time } from '../time.ts';

const count = z.number().int();

/** What became of those to whom something could be sold. */
export const SalesFigures = z.object({
  opportunities: count,
  open: count,
  won: count,
  lost: count,
  /** Of the open ones, those that wait and should have been answered. */
  overdue: count,
});
export type SalesFigures = z.output<typeof SalesFigures>;

/** Changed in place. */
export class SalesTally {
  readonly #counts = { opportunities: 0, open: 0, won: 0, lost: 0, overdue: 0 };

  add(conversation: Conversation, now: Time): void {
    if (!conversation.opportunity) return;
    const outcome = conversation.sale?.outcome ?? 'open';
    this.#counts.opportunities += 1;
    this.#counts[outcome] += 1;
    if (outcome === 'open' && isOverdue(conversation, now)) this.#counts.overdue += 1;
  }

  figures(): SalesFigures {
    return { ...this.#counts };
  }
}
