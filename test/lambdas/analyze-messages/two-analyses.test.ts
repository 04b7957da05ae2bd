import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InboxItem } from '../../../core/event.ts';
import { DAY } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, edited, NOON, RECEIVED, replayed, said, sealed, type AnAnalysis, type Everything } from './an-analysis.ts';
import { tardy } from './tardy.ts';
import { afternoon } from './story-events.ts';

const newDir = freshDataDirs();
const EVENTS = afternoon();
const places = EVENTS.map((_event, index) => index);
const END = replayed(sealed(NOON + DAY));

/** Ports that answer a few turns late, as the next number says, so that two analyses meet at ever other points. */
function late(ports: Everything, lateness: () => number): Everything {
  const over = <Port extends object>(port: Port): Port => tardy(port, lateness);
  return { ...ports, messages: over(ports.messages), conversations: over(ports.conversations), pulses: over(ports.pulses) };
}

/** What failed comes again, as the inbox would have it, until nothing is left. */
async function analyzeAll(analysis: AnAnalysis, items: readonly InboxItem[]): Promise<void> {
  let left = items;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > 5) throw new Error(`${left.length} records became dead letters`);
    const { batchItemFailures } = await analysis.analyze(left);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    left = left.filter((_item, index) => failed.has(`record-${index}`));
  }
}

const itemsAt = (order: readonly number[]): InboxItem[] => order.flatMap((index) => (EVENTS[index] === undefined ? [] : [replayed(EVENTS[index])]));

async function exportedBy(orders: readonly (readonly number[])[], turns: readonly number[]): Promise<string> {
  const dir = newDir();
  let calls = 0;
  const lateness = (): number => turns[(calls += 1) % turns.length] ?? 0;
  const analyses = orders.map((_order, index) =>
    anAnalysis(dir, { clock: { now: RECEIVED }, holder: `analysis ${index}`, around: (ports) => late(ports, lateness) }),
  );
  const [first] = analyses;
  if (first === undefined) throw new Error('nobody analyses');
  await first.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  await Promise.all(analyses.map((analysis, index) => analyzeAll(analysis, itemsAt(orders[index] ?? []))));
  await first.analyze([END]);
  const text = await first.export('harbour');
  for (const { store } of analyses) store.close();
  return text;
}

describe('two analyses of the same messages at once', () => {
  it('count each message once, and complete every conversation', async () => {
    const alone = await exportedBy([places], [0]);
    const shuffled = fc.shuffledSubarray(places, { minLength: places.length });
    const turns = fc.array(fc.nat(9), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(shuffled, shuffled, turns, async (one, other, late) => {
        expect(await exportedBy([one, other], late)).toBe(alone);
      }),
      { numRuns: 20 },
    );
  });

  it('count an edit that overtakes its message, though the older one is counted last', async () => {
    const dir = newDir();
    let release: () => void = () => undefined;
    const overtaken = new Promise<void>((resolve) => (release = resolve));
    const waiting = (ports: Everything): Everything => ({
      ...ports,
      pulses: {
        ...ports.pulses,
        record: async (...args) => {
          await overtaken;
          await ports.pulses.record(...args);
        },
      },
    });
    const slow = anAnalysis(dir, { around: waiting });
    const quick = anAnalysis(dir, { holder: 'second' });
    await quick.describe(aTouchyBrand('harbour', 'harbour-coffee'));
    const older = slow.analyze([replayed(said('x:1', { text: 'bad' }))]);
    while ((await quick.store.messages.load('harbour', ['x:1'])).size === 0) await new Promise(setImmediate);
    await quick.analyze([replayed(edited('x:1', { text: 'good', edited: NOON + 1 }))]);
    release();
    await older;
    expect(await quick.store.pulses.range('harbour', 0, NOON + DAY)).toMatchObject([{ messages: 1, negatives: 0 }]);
    slow.store.close();
    quick.store.close();
  });
});
