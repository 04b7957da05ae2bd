import { createHash } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Failing } from '../../../core/alert/back-off.ts';
import type { Time } from '../../../core/time.ts';
import type { DeliveryLog } from '../../alert-ports.ts';
import { deliveriesPartition } from './keys.ts';
import { expiryOf, found, type Item, type Table } from './table.ts';

/** Nobody sends an alert again after so many days. */
const KEPT_DAYS = 90;

/** Which destination has had which letter, and which fail: an item a pair, in the partition of the letter. */
export const createDeliveryLog = (table: Table): DeliveryLog => ({
  of: async (letter) => {
    const items = await found(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': deliveriesPartition(letter) },
      ConsistentRead: true,
    });
    return {
      delivered: new Set(items.flatMap(({ deliveredAt, destination }) => (deliveredAt === undefined ? [] : [String(destination)]))),
      failing: new Map(
        items.flatMap((item) => (item['failingSince'] === undefined ? [] : [[String(item['destination']), failingOf(item)] as const])),
      ),
    };
  },
  markDelivered: async (letter, destination, at) => {
    await update(table, { letter, destination, at }, 'SET deliveredAt = if_not_exists(deliveredAt, :at)');
  },
  markFailed: async (letter, destination, at) =>
    failingOf(
      await update(table, { letter, destination, at }, 'SET failingSince = if_not_exists(failingSince, :at), failedAt = :at', 'ADD attempts :one'),
    ),
  forgetFailures: async (letter, destination) => {
    const Key = keyOf(letter, destination);
    await table.client.send(new UpdateCommand({ TableName: table.name, Key, UpdateExpression: 'REMOVE failingSince, failedAt, attempts' }));
  },
});

/** Changes the item of a pair, which need not be there yet; answers it as it is then. */
async function update(
  { client, name }: Table,
  { letter, destination, at }: { letter: string; destination: string; at: Time },
  set: string,
  add = '',
): Promise<Item> {
  const { Attributes = {} } = await client.send(
    new UpdateCommand({
      TableName: name,
      Key: keyOf(letter, destination),
      UpdateExpression: `${set}, #destination = :destination, #expires = :expires ${add}`,
      ExpressionAttributeNames: { '#destination': 'destination', '#expires': 'expires' },
      ExpressionAttributeValues: {
        ':at': at,
        ':destination': destination,
        ':expires': expiryOf(at, KEPT_DAYS),
        ...(add === '' ? {} : { ':one': 1 }),
      },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return Attributes;
}

/** Items of before attempts were counted have no number of them. */
const failingOf = ({ failingSince, failedAt, attempts }: Item): Failing => ({
  since: Number(failingSince),
  lastAt: Number(failedAt ?? failingSince),
  attempts: Number(attempts ?? 1),
});

/** A destination's name may be longer than a key. */
const keyOf = (letter: string, destination: string): { pk: string; sk: string } => ({
  pk: deliveriesPartition(letter),
  sk: createHash('sha256').update(destination).digest('base64url'),
});
