import { createHash } from 'node:crypto';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Time } from '../../../core/time.ts';
import type { DeliveryLog } from '../../alert-ports.ts';
import { deliveriesPartition } from './keys.ts';
import { expiryOf, found, type Item, type Table } from './table.ts';

/** Nobody sends an alert again after so many days. */
const KEPT_DAYS = 90;

/** Which destination has had which alert, and since when one fails: an item a pair, in the partition of the alert. */
export const createDeliveryLog = (table: Table): DeliveryLog => ({
  delivered: async (alertId) => {
    const items = await found(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': deliveriesPartition(alertId) },
      ConsistentRead: true,
    });
    return new Set(items.filter(({ deliveredAt }) => deliveredAt !== undefined).map(({ destination }) => String(destination)));
  },
  markDelivered: async (alertId, destination, at) => {
    await keepFirst(table, 'deliveredAt', { alertId, destination, at });
  },
  failingSince: async (alertId, destination, at) => Number((await keepFirst(table, 'failingSince', { alertId, destination, at }))['failingSince']),
});

/** Writes a time unless an earlier call has; answers the item as it is then. */
async function keepFirst(
  { client, name }: Table,
  what: 'deliveredAt' | 'failingSince',
  { alertId, destination, at }: { alertId: string; destination: string; at: Time },
): Promise<Item> {
  const { Attributes = {} } = await client.send(
    new UpdateCommand({
      TableName: name,
      Key: { pk: deliveriesPartition(alertId), sk: hashOf(destination) },
      UpdateExpression: 'SET #what = if_not_exists(#what, :at), #destination = :destination, #expires = :expires',
      ExpressionAttributeNames: { '#what': what, '#destination': 'destination', '#expires': 'expires' },
      ExpressionAttributeValues: { ':at': at, ':destination': destination, ':expires': expiryOf(at, KEPT_DAYS) },
      ReturnValues: 'ALL_NEW',
    }),
  );
  return Attributes;
}

/** A destination's name may be longer than a key. */
const hashOf = (destination: string): string => createHash('sha256').update(destination).digest('base64url');
