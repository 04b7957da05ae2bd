import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { dayOf, unitsGranted } from '../../../core/mood-budget.ts';
import type { MoodBudget } from '../../mood-ports.ts';
import { moodBudgetKey, type Key } from './keys.ts';
import { expiryOf, type Table } from './table.ts';

/** How long a day's sum can be looked at. */
const KEPT_DAYS = 40;

/**
 * One budget for all instances of the analysis, as a sum for each day in the table. What is wanted is added first and given back where it
 * was too much, so that no two instances take the same units and the day never ends above its budget. A call whose answer is lost may be
 * made twice: then a little less is spent than might be.
 */
export const createMoodBudget = (table: Table, unitsADay: number): MoodBudget => ({
  take: async (units) => {
    const key = moodBudgetKey(dayOf(table.now()));
    const spent = await added(table, key, units);
    return {
      units: unitsGranted(units, spent, unitsADay),
      settle: async (paid) => {
        if (paid !== units) await added(table, key, paid - units);
      },
    };
  },
});

/** Adds to a day's sum, and answers it. */
async function added({ client, name, now }: Table, { pk, sk }: Key, units: number): Promise<number> {
  const { Attributes } = await client.send(
    new UpdateCommand({
      TableName: name,
      Key: { pk, sk },
      UpdateExpression: 'ADD spent :units SET expires = :expires',
      ExpressionAttributeValues: { ':units': units, ':expires': expiryOf(now(), KEPT_DAYS) },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.['spent']);
}
