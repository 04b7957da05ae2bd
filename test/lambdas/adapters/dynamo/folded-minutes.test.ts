import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { MINUTE } from '../../../../core/time.ts';
import { CLOCKS_DIFFER, isLate, minuteDays, settledBefore, SETTLES_AFTER } from '../../../../lambdas/adapters/dynamo/folded-minutes.ts';
import { foldedPartition, timeKey } from '../../../../lambdas/adapters/dynamo/keys.ts';
import { packed, unpacked } from '../../../../lambdas/adapters/dynamo/packed.ts';
import { createPulses } from '../../../../lambdas/adapters/dynamo/pulses.ts';
import { anEntry, NOON } from '../../../contracts/builders.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { realisticEntries } from './realistic-entries.ts';
import { stepwise, type Actor } from './steps.ts';

const END = NOON + MINUTE;
/** A kept fold as it lies in the table. */
const ItemOfFold = z.looseObject({ doc: z.instanceof(Uint8Array) });
/** From now on readers fold the minute. */
const SETTLED = END + SETTLES_AFTER + CLOCKS_DIFFER;

describe('a settled minute', () => {
  it.each([
    ['just before it has settled', END + SETTLES_AFTER - 1, false, false],
    ['when it has settled', END + SETTLES_AFTER, true, false],
    ['just before clocks that differ a little agree about that', SETTLED - 1, true, false],
    ['when all clocks agree about that', SETTLED, true, true],
  ])('is one %s: to writers, to readers', (_name, now, toWriters, toReaders) => {
    expect(isLate(NOON, now)).toBe(toWriters);
    expect(NOON < settledBefore(now)).toBe(toReaders);
  });

  it.each([
    [30, 400],
    [200, 400],
    [201, 402],
  ])('is kept, when texts are kept for %i days, for %i days', (retention, days) => {
    expect(minuteDays(retention)).toBe(days);
  });
});

type Step = 'reader' | 'writer' | 'clock';

/** All orders of so many steps of each. */
function ordersOf(left: Readonly<Record<Step, number>>): Step[][] {
  const steps = (['reader', 'writer', 'clock'] as const).filter((step) => left[step] > 0);
  if (steps.length === 0) return [[]];
  return steps.flatMap((step) => ordersOf({ ...left, [step]: left[step] - 1 }).map((rest): Step[] => [step, ...rest]));
}

/** A reader asks for marks, folds and chunks, and keeps its fold; a writer puts its chunk and marks the minute; the clock leaps until it has settled. */
const ORDERS = ordersOf({ reader: 4, writer: 2, clock: 1 });

describe('a fold of a minute that gets news while it is made', () => {
  let opened: OpenTable;
  let now = NOON;
  let actor: ReturnType<typeof stepwise>;
  beforeAll(async () => {
    opened = await openTable({ shards: 1, now: () => now });
    actor = stepwise(opened.client);
  });
  afterAll(() => opened.close());

  const messagesIn = async (pulses: ReturnType<typeof createPulses>, brand: string) =>
    (await pulses.range(brand, NOON, END)).map(({ messages }) => messages);

  it(`is never taken for the minute once the news are recorded: all ${ORDERS.length} orders of two who act at once`, async () => {
    expect(ORDERS).toHaveLength(105);
    for (const [index, order] of ORDERS.entries()) {
      const brand = `brand-${index}`;
      now = END + SETTLES_AFTER - 1;
      await createPulses(opened.table).record(brand, realisticEntries(150));
      const [reading, writing] = [createPulses(opened.table), createPulses(opened.table)];
      // The writer has begun before all else; the reader begins when it is its turn, and asks for the time then.
      const writer = actor(() => writing.record(brand, [{ value: anEntry(), version: 1 }]));
      let reader: Actor | undefined;
      for (const step of order) {
        if (step === 'clock') now = SETTLED;
        else if (step === 'writer') await writer.step();
        else await (reader ??= actor(() => reading.range(brand, NOON, END))).step();
      }
      await Promise.all([reader?.finish(), writer.finish()]);
      now = SETTLED;
      const told = [await messagesIn(reading, brand), await messagesIn(createPulses(opened.table), brand)];
      expect([order.join(), ...told]).toEqual([order.join(), [151], [151]]);
    }
  });

  it('is made anew after each piece of late news, also by those who remember it', async () => {
    now = SETTLED;
    const [one, other] = [createPulses(opened.table), createPulses(opened.table)];
    await one.record('harbour', realisticEntries(150));
    for (let late = 1; late <= 3; late += 1) {
      expect(await messagesIn(one, 'harbour')).toEqual([149 + late]);
      expect(await messagesIn(other, 'harbour')).toEqual([149 + late]);
      await other.record('harbour', [{ value: anEntry({ id: `x:${late}` }), version: 1 }]);
    }
    expect(await messagesIn(one, 'harbour')).toEqual([153]);
  });

  it('of an older program, which did not count what asks, takes its negatives for that', async () => {
    now = SETTLED;
    await createPulses(opened.table).record('orchard', realisticEntries(150));
    const [counted] = await createPulses(opened.table).range('orchard', NOON, END);
    const asked = { TableName: opened.table.name, Key: { pk: foldedPartition('orchard'), sk: `fold#${timeKey(NOON)}` } };
    const { doc, ...item } = ItemOfFold.parse((await opened.client.send(new GetCommand(asked))).Item);
    const older = JSON.stringify(unpacked(doc), (name, value: unknown) => (name === 'asks' ? undefined : value));
    expect(older).not.toBe(JSON.stringify(unpacked(doc)));
    await opened.client.send(new PutCommand({ TableName: opened.table.name, Item: { ...item, doc: packed(JSON.parse(older)) } }));
    const [read] = await createPulses(opened.table).range('orchard', NOON, END);
    expect(counted?.asks).toBeGreaterThan(counted?.negatives ?? 0);
    expect(read).toEqual({ ...counted, asks: counted?.negatives });
  });

  it('is not trusted by those who know of more shards than it was made from', async () => {
    now = SETTLED;
    const wide = { ...opened.table, shards: 8 };
    await createPulses(opened.table).record('meadow', realisticEntries(150));
    expect(await messagesIn(createPulses(opened.table), 'meadow')).toEqual([150]);
    const lateNews = Array.from({ length: 8 }, (_, index) => anEntry({ id: `x:${index}` }));
    for (const value of lateNews) await createPulses(wide).record('meadow', [{ value, version: 1 }]);
    // Somebody who has not heard of the new shards folds once more.
    await messagesIn(createPulses(opened.table), 'meadow');
    expect(await messagesIn(createPulses(wide), 'meadow')).toEqual([158]);
  });
});
