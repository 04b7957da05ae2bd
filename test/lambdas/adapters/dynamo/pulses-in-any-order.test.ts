import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../../../core/time.ts';
import { createPulses } from '../../../../lambdas/adapters/dynamo/pulses.ts';
import type { Moment, Pulses } from '../../../../lambdas/ports.ts';
import { NOON } from '../../../contracts/builders.ts';
import { histories, inAnyOrder } from '../../../contracts/entry-histories.ts';
import { inMemoryPulses } from '../../../in-memory-ports.ts';
import { openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';

const SPAN = { from: NOON - MINUTE, to: NOON + 5 * MINUTE };

/** All that a store tells of a brand, the timeline two at a time. */
async function toldBy(pulses: Pulses, brand: string) {
  const timeline: Moment[] = [];
  for (let page = await pulses.timeline(brand, undefined, 2); page.length > 0; page = await pulses.timeline(brand, timeline.at(-1), 2)) {
    timeline.push(...page);
  }
  return {
    first: await pulses.firstMinute(brand, SPAN.from),
    range: await pulses.range(brand, SPAN.from, SPAN.to),
    loudest: await pulses.loudest(brand, SPAN),
    timeline,
  };
}

describe('pulses in DynamoDB', () => {
  let opened: OpenTable;
  let now = NOON;
  let callsLeft = Infinity;
  let brands = 0;
  beforeAll(async () => {
    opened = await openTable({ now: () => now });
    opened.client.middlewareStack.add(
      (next) => (args) => {
        callsLeft -= 1;
        if (callsLeft < 0) throw new Error('the process has died');
        return next(args);
      },
      { step: 'initialize', name: 'deaths' },
    );
  });
  afterAll(() => opened.close());

  /** Records as an instance that dies after some calls, once; the inbox brings the same again. */
  const recordDying = async (pulses: Pulses, brand: string, call: Parameters<Pulses['record']>[1], after: number): Promise<void> => {
    callsLeft = after;
    const died = await pulses.record(brand, call).then(
      () => false,
      () => true,
    );
    callsLeft = Infinity;
    if (died) await pulses.record(brand, call);
  };

  const story = fc.record({
    history: histories.chain(inAnyOrder),
    shards: fc.integer({ min: 1, max: 5 }),
    clock: fc.constantFrom(NOON + 3 * MINUTE, NOON + 8 * MINUTE, NOON + DAY),
    deaths: fc.array(fc.nat(6), { minLength: 3, maxLength: 3 }),
    looks: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  });

  it('tell what pulses in memory tell, for any calls, order, repetitions, deaths between two writes, shards and looks in between', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ history, shards, clock, deaths, looks }) => {
        const brand = `brand-${(brands += 1)}`;
        const table = { ...opened.table, shards };
        const [writer, reader, model] = [createPulses(table), createPulses(table), inMemoryPulses()];
        now = clock;
        for (const [index, call] of history.calls.entries()) {
          await recordDying(writer, brand, call, deaths[index] ?? 0);
          await model.record(brand, call);
          if (looks[index] === true) expect(await toldBy(reader, brand)).toEqual(await toldBy(model, brand));
        }
        now = clock + DAY;
        const told = await toldBy(model, brand);
        expect(await toldBy(reader, brand)).toEqual(told);
        expect(await toldBy(createPulses(table), brand)).toEqual(told);
      }),
      { numRuns: 15 },
    );
  });
});
