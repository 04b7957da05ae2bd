import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboxItem, PlatformEvent } from '../../../core/event.ts';
import { DAY } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, deleted, edited, NOON, RECEIVED, replayed, said, type AnAnalysis, type Everything } from './an-analysis.ts';
import { DEATHS, Mortality } from './mortal.ts';
import { tardy } from './tardy.ts';

const newDir = freshDataDirs();
const ada = { id: 'ada', role: 'customer' } as const;
const countess = { id: 'countess', role: 'customer' } as const;
const both = { id: 'ada', ids: ['ada', 'countess'], role: 'customer' } as const;

const post = (id: string, day: number, author: { id: string; role: 'customer' }): PlatformEvent =>
  said(`x:${id}`, { author, text: 'Is it good?', sentAt: NOON + day * DAY });

/** Five threads of one person under two names, one of them deleted, one that began earlier than its first delivery says; and a stranger. */
const STORY: readonly PlatformEvent[] = [
  post('first', 0, ada),
  post('second', 3, countess),
  post('third', 10, both),
  said('x:fourth-more', { author: ada, kind: 'reply', threadId: 'x:fourth', inReplyTo: 'x:fourth', text: 'bad', sentAt: NOON + 20 * DAY }),
  post('fourth', 12, ada),
  post('gone', 13, ada),
  deleted('x:gone'),
  post('much-later', 31, ada),
  edited('x:much-later', { author: ada, text: 'bad', sentAt: NOON + 31 * DAY, edited: NOON + 32 * DAY }),
  post('stranger', 5, { id: 'grace', role: 'customer' }),
];
const places = STORY.map((_event, index) => index);
const itemsAt = (order: readonly number[]): InboxItem[] => order.flatMap((index) => (STORY[index] === undefined ? [] : [replayed(STORY[index])]));

/** Of a thread, how many of its customer's came before. */
async function toldBy(analysis: AnAnalysis): Promise<Record<string, unknown>> {
  const lines = (await analysis.export('harbour')).split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  const earlier = new Map(lines.filter(({ type }) => type === 'conversation').map(({ data }) => [data.id, data.earlier]));
  const first = lines.filter(({ type, data }) => type === 'message' && data.id === data.threadId);
  return Object.fromEntries(first.map(({ data }) => [data.id, earlier.get(data.conversation)]));
}

const EXPECTED = { 'x:first': 0, 'x:second': 0, 'x:third': 2, 'x:fourth': 2, 'x:gone': 0, 'x:much-later': 2, 'x:stranger': 0 };

async function ready(dir: string, around: (ports: Everything) => Everything = (ports) => ports): Promise<AnAnalysis> {
  const analysis = anAnalysis(dir, { clock: { now: RECEIVED }, around });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  return analysis;
}

/** What failed comes again, as the inbox would have it. */
async function analyzeAll(analysis: AnAnalysis, items: readonly InboxItem[]): Promise<void> {
  for (let attempt = 0; attempt < 6; attempt += 1) if ((await analysis.analyze(items)).batchItemFailures.length === 0) return;
  throw new Error('the records became dead letters');
}

const shuffled = fc.shuffledSubarray(places, { minLength: places.length });

describe("a customer's history", () => {
  it('is the same in any order, in any batches', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, fc.nat(places.length), async (order, cut) => {
        const analysis = await ready(newDir());
        for (const batch of [order.slice(0, cut), order.slice(cut)]) await analyzeAll(analysis, itemsAt(batch));
        expect(await toldBy(analysis)).toEqual(EXPECTED);
        analysis.store.close();
      }),
      { numRuns: 30, examples: [[[4, 8, 1, 5, 2, 0, 7, 3, 6, 9], 7]] },
    );
  });

  it('is the same when two analyses hear of it at once', async () => {
    await fc.assert(
      fc.asyncProperty(shuffled, shuffled, fc.array(fc.nat(9), { minLength: 1, maxLength: 40 }), async (one, other, turns) => {
        const dir = newDir();
        let calls = 0;
        const late = (ports: Everything): Everything => ({
          ...ports,
          ...Object.fromEntries(
            (['messages', 'conversations', 'customers'] as const).map((name) => [
              name,
              tardy(ports[name], () => turns[(calls += 1) % turns.length] ?? 0),
            ]),
          ),
        });
        const analyses = [await ready(dir, late), await ready(dir, late)];
        await Promise.all(analyses.map((analysis, index) => analyzeAll(analysis, itemsAt(index === 0 ? one : other))));
        for (const analysis of analyses) expect(await toldBy(analysis)).toEqual(EXPECTED);
        for (const { store } of analyses) store.close();
      }),
      { numRuns: 20 },
    );
  });

  it.each(DEATHS)('is whole after the process %s', async (death) => {
    const [before, after] = [itemsAt(places.slice(2)), itemsAt(places.slice(0, 2))];
    for (let n = 1, isReached = true; isReached; n += 1) {
      const dir = newDir();
      const life = new Mortality(n, death);
      const first = await ready(dir);
      await analyzeAll(first, before);
      first.store.close();
      const mortal = await ready(dir, (ports) => ({
        ...ports,
        messages: life.over(ports.messages),
        conversations: life.over(ports.conversations),
        customers: life.over(ports.customers),
      }));
      await mortal.analyze(after);
      isReached = life.isReached;
      mortal.store.close();
      const next = await ready(dir);
      await analyzeAll(next, after);
      expect(await toldBy(next)).toEqual(EXPECTED);
      next.store.close();
    }
  });

  it('costs no look when a conversation goes on', async () => {
    const calls: string[] = [];
    const analysis = await ready(newDir(), (ports) => ({
      ...ports,
      customers: {
        ...ports.customers,
        note: async (...args) => {
          calls.push('note');
          await ports.customers.note(...args);
        },
        conversationsOf: (...args) => (calls.push('look'), ports.customers.conversationsOf(...args)),
      },
    }));
    await analyzeAll(analysis, itemsAt([0]));
    expect(calls).toEqual(['note', 'look']);
    await analyzeAll(analysis, [
      replayed(said('x:first-more', { author: ada, threadId: 'x:first', kind: 'reply', inReplyTo: 'x:first', sentAt: NOON + DAY })),
    ]);
    expect(calls).toEqual(['note', 'look']);
    analysis.store.close();
  });
});
