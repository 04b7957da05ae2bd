import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../../core/event.ts';
import { DAY } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, NOON, RECEIVED, replayed, sealed } from './an-analysis.ts';
import { afternoon } from './story-events.ts';

const newDir = freshDataDirs();
const EVENTS = afternoon();
const END = sealed(NOON + DAY);

/** Which events come, by their place in the story, and where the batches are cut. */
interface Delivery {
  readonly order: readonly number[];
  readonly cuts: readonly number[];
  readonly later: number;
}

const inOrder = EVENTS.map((_event, index) => index);

async function exported({ order, cuts, later }: Delivery): Promise<string> {
  const analysis = anAnalysis(newDir(), { clock: { now: RECEIVED + later } });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  const events = order.flatMap((index): PlatformEvent[] => (EVENTS[index] === undefined ? [] : [EVENTS[index]]));
  for (const batch of cutAt([...events, END], cuts)) {
    const items = batch.map((event, index) => replayed(event, RECEIVED + later - index));
    expect((await analysis.analyze(items)).batchItemFailures).toEqual([]);
  }
  const text = await analysis.export('harbour');
  analysis.store.close();
  return text;
}

const cutAt = <T>(all: readonly T[], cuts: readonly number[]): T[][] => {
  const borders = [0, ...cuts.toSorted((a, b) => a - b), all.length];
  return borders.slice(1).map((border, index) => all.slice(borders[index], border));
};

const deliveries: fc.Arbitrary<Delivery> = fc.record({
  order: fc
    .tuple(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), fc.array(fc.constantFrom(...inOrder), { maxLength: 30 }))
    .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length })),
  cuts: fc.array(fc.nat(EVENTS.length), { maxLength: 12 }),
  later: fc.nat(DAY),
});

describe('the order of deliveries', () => {
  it('does not matter: any permutation in any batches with any duplicates exports byte for byte the same', async () => {
    const first = await exported({ order: inOrder, cuts: [], later: 0 });
    expect(first.match(/"type":"incident"/g)).toHaveLength(1);
    expect(first.match(/"type":"message"/g)).toHaveLength(new Set(EVENTS.flatMap((event) => ('message' in event ? event.message.id : []))).size);
    await fc.assert(
      fc.asyncProperty(deliveries, async (delivery) => {
        expect(await exported(delivery)).toBe(first);
      }),
      { numRuns: 25 },
    );
  });

  it('places every message of a conversation, however it came', async () => {
    const text = await exported({ order: inOrder.toReversed(), cuts: inOrder, later: 0 });
    const messages = text.split('\n').filter((line) => line.startsWith('{"type":"message"'));
    const homeless = messages.filter((line) => !line.includes('"conversation":'));
    expect(homeless.map((line) => JSON.parse(line).data.id)).toEqual(['x:statement']);
  });
});
