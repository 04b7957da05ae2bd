import { storesOn } from '../../lambdas/composition/store.ts';
import { createRandom } from '../../local/sample/random.ts';
import { openTable } from '../../test/stand-ins/dynalite.ts';
import { createLedger } from '../aws/ledger.ts';
import { meterTable } from '../aws/meter.ts';
import { fill } from './fill.ts';
import { NOW } from './mix.ts';
import { apiOver, type ListQuestion } from './questions.ts';
import { answeredQuestions } from './rounds.ts';

/** What a page costs on DynamoDB. */
export interface PageCost {
  readonly readUnits: number;
  readonly calls: number;
}

/** As lib/settings has it. */
const SHARDS = 4;
/** Places of a deep page that are asked for; what they cost is averaged. */
const PLACES = 10;

/** What a page of each list costs at some number of conversations, by the emulator's count of what is read. Lists that are not there are left out. */
export const pageCosts = async (
  questions: readonly ListQuestion[],
  conversations: number,
  moved: (saved: number) => void,
): Promise<ReadonlyMap<ListQuestion, PageCost>> => {
  const { table, client, close } = await openTable({ shards: SHARDS, now: () => NOW });
  try {
    const ledger = createLedger();
    meterTable(client, ledger);
    const stores = storesOn(table);
    await fill(stores, conversations, moved);
    const api = apiOver({ ...stores, erasing: { ...stores, authorKeys: async () => ['the key of authors'], newToken: () => 'somebody' } });
    const costs = new Map<ListQuestion, PageCost>();
    for (const question of await answeredQuestions(questions, [api])) {
      const places = question.isDeep === true ? PLACES : 1;
      const events = await Array.fromAsync({ length: places }, (_nothing, place) => api.eventOf(question, createRandom(place)));
      ledger.reset();
      for (const event of events) await api.answer(event);
      const rows = ledger.rows();
      const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((all, row) => all + of(row), 0) / places;
      costs.set(question, { readUnits: sum(({ readUnits }) => readUnits), calls: sum(({ calls }) => calls) });
    }
    return costs;
  } finally {
    await close();
  }
};
