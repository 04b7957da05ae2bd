import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { careEvent } from '../../../../core/care-events.ts';
import { DAY, SECOND } from '../../../../core/time.ts';
import { createOutbox } from '../../../../lambdas/adapters/dynamo/outbox.ts';
import { NOON } from '../../../contracts/builders.ts';
import { describeOutbox } from '../../../contracts/outbox.contract.ts';
import { openTable } from '../../../stand-ins/dynalite.ts';

describeOutbox('DynamoDB', async () => {
  const { table, close } = await openTable();
  return { port: createOutbox(table), close };
});

describe('the outbox in DynamoDB', () => {
  it('keeps what is done for thirty days, in no list', async () => {
    const { table, close } = await openTable();
    const outbox = createOutbox(table);
    const event = careEvent({ brand: 'harbour', type: 'conversation.opened', subject: 'c1', at: NOON, dueAt: NOON });
    await outbox.put([event]);
    await outbox.done(event.id);
    const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.name }));
    expect(Items).toMatchObject([{ pk: `o#${event.id}`, expires: (NOON + 30 * DAY) / SECOND }]);
    expect(Items[0]).not.toHaveProperty('dp');
    await close();
  });
});
