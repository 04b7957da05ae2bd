import { describe, expect, it } from 'vitest';
import type { SentimentReader } from '../../../lambdas/ports.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, live, NOON, said, wordReader } from './an-analysis.ts';

const newDir = freshDataDirs();
const HARBOUR = live(said('x:coffee', { account: 'harbour-coffee', text: 'good coffee' }));
const MILL = live(said('x:bread', { account: 'mill-bakery', text: 'good bread' }));

/** Two brands, whose texts are read by this reader. */
async function twoBrands(sentiment: SentimentReader) {
  const analysis = anAnalysis(newDir(), { clock: { now: NOON }, around: (ports) => ({ ...ports, sentiment }) });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'), aTouchyBrand('mill', 'mill-bakery'));
  return analysis;
}

const minutesOf = async ({ store }: Awaited<ReturnType<typeof twoBrands>>, brand: string) => store.pulses.range(brand, 0, NOON * 2);

describe('the brands of a batch', () => {
  it('are read at the same time: none waits for the answer to another', async () => {
    const bothAsked = Promise.withResolvers<void>();
    let asked = 0;
    const analysis = await twoBrands({
      read: async (texts) => {
        asked += 1;
        if (asked === 2) bothAsked.resolve();
        await bothAsked.promise;
        return wordReader.read(texts);
      },
    });
    expect((await analysis.analyze([HARBOUR, MILL])).batchItemFailures).toEqual([]);
    analysis.store.close();
  });

  it('are told of together, in one line', async () => {
    const analysis = await twoBrands(wordReader);
    await analysis.analyze([HARBOUR, MILL]);
    const told = analysis.log.lines.filter(({ event }) => event === 'messages analysed');
    expect(told).toMatchObject([{ facts: { messages: 2, unread: 0 } }]);
    analysis.store.close();
  });

  it('are stored though another fails, and only the failed message comes back', async () => {
    const analysis = await twoBrands({
      read: (texts) => (texts.some(({ text }) => text.includes('bread')) ? Promise.reject(new Error('no answer')) : wordReader.read(texts)),
    });
    const { batchItemFailures } = await analysis.analyze([HARBOUR, MILL]);
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'record-1', reason: 'Error: no answer' }]);
    expect(await minutesOf(analysis, 'harbour')).toMatchObject([{ messages: 1 }]);
    expect(await minutesOf(analysis, 'mill')).toEqual([]);
    analysis.store.close();
  });

  it('all say why when all fail', async () => {
    const analysis = await twoBrands({ read: (texts) => Promise.reject(new Error(`no answer to ${texts.length}`)) });
    const { batchItemFailures } = await analysis.analyze([HARBOUR, MILL]);
    expect(batchItemFailures).toHaveLength(2);
    const whole = analysis.log.lines.find(({ event }) => event === 'analysis failed');
    expect(whole?.facts).toMatchObject({ reason: 'AggregateError: Error: no answer to 1; Error: no answer to 1' });
    analysis.store.close();
  });
});
