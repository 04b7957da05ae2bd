import { createPulses } from '../../../../lambdas/adapters/dynamo/pulses.ts';
import { describePulses } from '../../../contracts/pulses.contract.ts';
import { openTable } from '../../../stand-ins/dynalite.ts';

describePulses(
  'DynamoDB',
  async () => {
    const { table, close } = await openTable();
    return { port: createPulses(table), close };
  },
  8,
);
