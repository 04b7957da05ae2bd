import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../../../core/time.ts';
import { createCustomers } from '../../../../lambdas/adapters/dynamo/customers.ts';
import { NOON } from '../../../contracts/builders.ts';
import { describeCustomers } from '../../../contracts/customers.contract.ts';
import { counted, openTable, type OpenTable } from '../../../stand-ins/dynalite.ts';
import { onTable } from './opened.ts';

describeCustomers('DynamoDB', onTable(createCustomers));

describe('customers in DynamoDB', () => {
  let opened: OpenTable;
  beforeEach(async () => {
    opened = await openTable();
  });
  afterEach(() => opened.close());

  it('cost a write unit for each id that a new conversation is noted under, and one query to look at', async () => {
    const customers = createCustomers(opened.table);
    const count = counted(opened.client);
    await customers.note('harbour', 'x', ['ada'], { id: 'one', at: NOON });
    expect(count.writeUnits).toBe(1);
    await customers.conversationsOf('harbour', 'x', 'ada', { from: NOON - DAY, limit: 50 });
    expect([...count.calls]).toEqual([
      ['BatchWriteItem', 1],
      ['Query', 1],
    ]);
  });

  it('are forgotten once no history reaches back to them', async () => {
    await createCustomers(opened.table).note('harbour', 'x', ['ada'], { id: 'one', at: NOON });
    const later = createCustomers({ ...opened.table, now: () => opened.table.now() + 61 * DAY });
    expect(await later.conversationsOf('harbour', 'x', 'ada', { from: NOON - DAY, limit: 50 })).toEqual([]);
  });
});
