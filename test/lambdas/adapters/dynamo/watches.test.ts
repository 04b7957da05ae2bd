import { createWatches } from '../../../../lambdas/adapters/dynamo/watches.ts';
import { describeWatches } from '../../../contracts/watches.contract.ts';
import { openTable } from '../../../stand-ins/dynalite.ts';

describeWatches('DynamoDB', async () => {
  const { table, close } = await openTable();
  return { port: createWatches(table), close };
});
