import { setImmediate as turn } from 'node:timers/promises';
import { addConversation, careFiguresOf, newCareTally } from '../../core/care/care-figures.ts';
import type { CoverageRow } from '../../core/care/coverage.ts';
import { LiftTally } from '../../core/care/lift.ts';
import { rateOf, type Mean, type Rate } from '../../core/care/rate.ts';
import { TreatmentTally } from '../../core/care/treatment.ts';
import type { Conversation } from '../../core/conversation.ts';
import type { Time } from '../../core/time.ts';
import type { BrandHistory, History } from '../simulate/read-history.ts';
import { conversationsOf } from './fold-history.ts';

/** How one brand takes care of its customers, or all of them together. Nothing is said of fewer than MIN_N, but of how many it would be. */
export interface CareRow {
  readonly conversations: number;
  readonly answered: Rate;
  readonly firstResponseSeconds: { readonly n: number; readonly median?: number; readonly p90?: number };
  readonly runAround: Rate;
  readonly inChannel: Rate;
  readonly lift: Mean;
}

export interface CareRows {
  /** In the order of their names. */
  readonly brands: readonly (CareRow & { readonly brand: string })[];
  readonly total: CareRow;
}

/** So many conversations are folded before anybody else, such as Ctrl-C, gets a turn. */
const CONVERSATIONS_A_TURN = 200;

/** Folds every brand's conversations and says how each brand took care of them. `moved` hears of how many of all messages that is done. */
export const careRows = async ({ brands, to }: History, moved: (done: number, of: number) => void): Promise<CareRows> => {
  const total = new Total();
  const rows: CareRows['brands'][number][] = [];
  const all = brands.reduce((sum, { records }) => sum + records.size, 0);
  let done = 0;
  for (const history of brands.toSorted((a, b) => (a.brand.brand < b.brand.brand ? -1 : 1))) {
    rows.push({ brand: history.brand.brand, ...(await rowOf(history, to, total)) });
    moved((done += history.records.size), all);
  }
  return { brands: rows, total: total.row() };
};

async function rowOf(history: BrandHistory, now: Time, total: Total): Promise<CareRow> {
  const care = newCareTally(history.brand);
  const treatment = new TreatmentTally();
  for (const conversation of conversationsOf(history)) {
    addConversation(care, conversation, now);
    treatment.add(conversation);
    total.add(conversation);
    if (care.conversations % CONVERSATIONS_A_TURN === 0) await turn();
  }
  const { conversations, coverage, lift } = careFiguresOf(care);
  total.addCoverage(coverage);
  return { conversations, answered: coverage.answered, ...treated(treatment), lift: lift.lift };
}

/** All brands together. Each question was held to its own brand's target. */
class Total {
  readonly #treatment = new TreatmentTally();
  readonly #lift = new LiftTally();
  readonly #counts = { conversations: 0, answered: 0, unanswered: 0 };

  add(conversation: Conversation): void {
    this.#counts.conversations += 1;
    this.#treatment.add(conversation);
    this.#lift.add(conversation);
  }

  addCoverage({ inTime, late, unanswered }: CoverageRow): void {
    this.#counts.answered += inTime + late;
    this.#counts.unanswered += unanswered;
  }

  row(): CareRow {
    const { conversations, answered, unanswered } = this.#counts;
    return { conversations, answered: rateOf(answered, answered + unanswered), ...treated(this.#treatment), lift: this.#lift.figures().lift };
  }
}

function treated(tally: TreatmentTally): Pick<CareRow, 'firstResponseSeconds' | 'runAround' | 'inChannel'> {
  const { first, runAround, inChannel } = tally.figures();
  const { n, spread } = first;
  return { firstResponseSeconds: spread === undefined ? { n } : { n, median: spread.median, p90: spread.p90 }, runAround, inChannel };
}
