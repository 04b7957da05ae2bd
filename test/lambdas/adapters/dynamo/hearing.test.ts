import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../../core/time.ts';
import { awaited } from '../../../../core/silence.ts';
import { createHearing } from '../../../../lambdas/adapters/dynamo/hearing.ts';
import { never, NOON } from '../../../contracts/builders.ts';
import { describeHearing } from '../../../contracts/hearing.contract.ts';
import { counted, openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';

describeHearing('DynamoDB', async () => {
  const { table, close } = await openTable();
  return { port: createHearing(table), close };
});

describe('hearing in DynamoDB', () => {
  let opened: OpenTable;
  beforeEach(async () => {
    opened = await openTable();
  });
  afterEach(() => opened.close());
  const HARBOUR = awaited({ platform: 'x', account: 'harbour-coffee' }, NOON);

  it('costs a unit to ask and a unit to save, and a query of each of four partitions to read as a whole', async () => {
    const hearing = createHearing(opened.table);
    const count = counted(opened.client);
    await hearing.save(never(HARBOUR));
    expect([...count.calls]).toEqual([['PutItem', 1]]);
    await hearing.load(HARBOUR);
    await hearing.all();
    expect([...count.calls]).toEqual([
      ['PutItem', 1],
      ['BatchGetItem', 1],
      ['Query', 4],
    ]);
  });

  it('is forgotten when nobody has saved it for as long as messages are kept', async () => {
    await createHearing(opened.table).save(never(HARBOUR));
    const later = createHearing({ ...opened.table, now: () => opened.table.now() + (opened.table.retentionDays + 1) * DAY });
    expect(await later.all()).toEqual([]);
    expect(await later.save(never(HARBOUR))).toBe(true);
  });
});
