import { createDesks } from '../../../../lambdas/adapters/dynamo/desks.ts';
import { describeDesks } from '../../../contracts/desks.contract.ts';
import { openTable } from '../../../stand-ins/dynalite.ts';

describeDesks('DynamoDB', async () => {
  const { table, close } = await openTable();
  return { port: createDesks(table), close };
});
