import { createAudit } from '../../../../lambdas/adapters/dynamo/audit.ts';
import { describeAudit } from '../../../contracts/audit.contract.ts';
import { openTable } from '../../../stand-ins/dynalite.ts';

describeAudit('DynamoDB', async () => {
  const { table, close } = await openTable();
  return { port: createAudit(table), close };
});
