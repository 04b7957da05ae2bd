import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../../core/time.ts';
import { createWatches } from '../../../../lambdas/adapters/dynamo/watches.ts';
import { aWatch, never, NOON } from '../../../contracts/builders.ts';
import { describeWatches } from '../../../contracts/watches.contract.ts';
import { counted, openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { stepwise } from './steps.ts';

describeWatches('DynamoDB', async () => {
  const { table, close } = await openTable();
  return { port: createWatches(table), close };
});

describe('watches in DynamoDB', () => {
  let opened: OpenTable;
  beforeEach(async () => {
    opened = await openTable();
  });
  afterEach(() => opened.close());
  const watches = () => createWatches(opened.table);

  it('are not due by what a lagging index remembers, but by what they say', async () => {
    await watches().save(never(aWatch('harbour', NOON)));
    await watches().save(never(aWatch('meadow', NOON)));
    await opened.indexes.standStill();
    await watches().save({ value: aWatch('harbour', NOON + MINUTE), version: 1 });
    await watches().save({ value: aWatch('meadow'), version: 1 });
    await watches().save(never(aWatch('orchard', NOON)));
    expect(await watches().due(NOON)).toEqual([]);
    opened.indexes.catchUp();
    expect(await watches().due(NOON)).toEqual(['orchard']);
    expect(await watches().due(NOON + MINUTE)).toEqual(['orchard', 'harbour']);
  });

  it.each([
    ['just before it', 30 * SECOND - 1, []],
    ['at it', 30 * SECOND, ['harbour']],
  ])('whose next look falls within a minute are due %s', async (_name, after, due) => {
    await watches().save(never(aWatch('harbour', NOON + 30 * SECOND)));
    expect(await watches().due(NOON + after)).toEqual(due);
  });

  it('are due by the dozen, over all partitions of the index', async () => {
    const brands = Array.from({ length: 24 }, (_, index) => `brand-${String(index).padStart(2, '0')}`);
    for (const brand of brands) await watches().save(never(aWatch(brand, NOON)));
    expect(await watches().due(NOON)).toEqual(brands);
  });

  it('cost one write unit to take, one to give back, and two to find taken', async () => {
    const count = counted(opened.client);
    await watches().lease('harbour', 'one', NOON, NOON + 10);
    expect([...count.calls]).toEqual([['UpdateItem', 1]]);
    await watches().lease('harbour', 'two', NOON, NOON + 10);
    expect([...count.calls]).toEqual([['UpdateItem', 3]]);
    await watches().release('harbour', 'one');
    expect([...count.calls]).toEqual([
      ['UpdateItem', 3],
      ['DeleteItem', 1],
    ]);
  });

  describe('a lease that is given back while another asks for it', () => {
    /** Where among the two calls of who asks the one call of who gives back comes. */
    it.each([
      ['before both', ['holder', 'asker', 'asker'], { took: true, wasTold: false }],
      ['between its attempt and its mark', ['asker', 'holder', 'asker'], { took: true, wasTold: false }],
      ['after its mark', ['asker', 'asker', 'holder'], { took: false, wasTold: true }],
    ] as const)('%s: it is taken, or the holder is told', async (_name, order, wanted) => {
      const actor = stepwise(opened.client);
      await watches().lease('harbour', 'one', NOON, NOON + 10);
      const told = { took: false, wasTold: false };
      const actors = {
        holder: actor(async () => {
          told.wasTold = await watches().release('harbour', 'one');
        }),
        asker: actor(async () => {
          told.took = await watches().lease('harbour', 'two', NOON, NOON + 10);
        }),
      };
      for (const who of order) await actors[who].step();
      await Promise.all([actors.holder.finish(), actors.asker.finish()]);
      expect(told).toEqual(wanted);
      expect(await watches().lease('harbour', 'three', NOON, NOON + 10)).toBe(!wanted.took);
    });
  });

  it('do not tell a new holder of a mark that was meant for the one before', async () => {
    await watches().lease('harbour', 'one', NOON, NOON + 10);
    await watches().lease('harbour', 'two', NOON, NOON + 10);
    await watches().lease('harbour', 'two', NOON + 10, NOON + 20);
    expect(await watches().release('harbour', 'two')).toBe(false);
  });
});
