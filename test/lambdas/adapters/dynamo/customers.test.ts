import { describe, expect, it } from 'vitest';
import { createConversations } from '../../../../lambdas/adapters/dynamo/conversations.ts';
import { createMessages } from '../../../../lambdas/adapters/dynamo/messages.ts';
import { counted, openTable } from '../../../stand-ins/dynalite.ts';
import { freshDataDirs } from '../../../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, RECEIVED, replayed, said, type Everything } from '../../analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();

const wrote = (id: string, ...[first = '', ...others]: readonly string[]) =>
  replayed(
    said(`x:${id}`, {
      kind: 'direct',
      visibility: 'private',
      threadId: `x:harbour-coffee:${first}`,
      author: { id: first, ids: [first, ...others], role: 'customer' },
      text: 'Is it good?',
    }),
  );

const byPhone = wrote('by-phone', '491701');
const byBoth = wrote('by-both', '491701', 'DE.77');
const byUser = wrote('by-user', 'DE.77');

/** The analysis, whose messages and conversations stand in a table of their own. */
async function anAnalysisOnTable() {
  const { table, client, close } = await openTable({ now: () => RECEIVED });
  const messages = createMessages(table);
  const conversations = createConversations(table);
  const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED }, around: (ports): Everything => ({ ...ports, messages, conversations }) });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  return {
    ...analysis,
    unitsOf: async (act: () => Promise<unknown>): Promise<number> => {
      const count = counted(client);
      await act();
      return count.writeUnits;
    },
    listed: () => conversations.page('harbour', undefined, 10),
    placesOf: async (...ids: readonly string[]) => [...(await messages.load('harbour', ids)).values()].map(({ value }) => value.conversation),
    close: async () => {
      analysis.store.close();
      await close();
    },
  };
}

describe('a customer of several ids in DynamoDB', () => {
  it.each([
    ['phone, both, user id', [[byPhone], [byBoth], [byUser]]],
    ['user id, phone, both', [[byUser], [byPhone], [byBoth]]],
    ['both, user id, phone, both', [[byBoth], [byUser], [byPhone], [byBoth]]],
    ['all at once', [[byUser, byBoth, byPhone]]],
  ])('is one, heard by %s', async (_name, batches) => {
    const { analyze, listed, placesOf, close } = await anAnalysisOnTable();
    for (const batch of batches) expect((await analyze(batch)).batchItemFailures).toEqual([]);
    const conversations = await listed();
    expect(conversations).toMatchObject([{ customer: { id: '491701' }, messageCount: 3 }]);
    expect(new Set(await placesOf('x:by-phone', 'x:by-both', 'x:by-user'))).toEqual(new Set(conversations.map(({ id }) => id)));
    await close();
  });

  it('costs nothing more while each message names a single id, and one write unit to be told two', async () => {
    const { analyze, unitsOf, close } = await anAnalysisOnTable();
    const single = await unitsOf(() => analyze([wrote('one', '491755')]));
    expect(await unitsOf(() => analyze([byBoth]))).toBe(single + 1);
    expect(await unitsOf(() => analyze([wrote('two', '491755')]))).toBe(await unitsOf(() => analyze([wrote('both-again', '491701', 'DE.77')])));
    await close();
  });
});
