import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { HISTORY } from '../../../core/history.ts';
import { DAY } from '../../../core/time.ts';
import type { Begun, Customers } from '../../care-ports.ts';
import { inParallel } from './in-parallel.ts';
import { customerPartition, timeKey, timeOfKey } from './keys.ts';
import { expiryOf, found, putAll, type Item, type Table } from './table.ts';

/** A note is looked for as long as a history reaches: twice that, for what is imported late or out of order. */
const NOTED_DAYS = (2 * HISTORY) / DAY;

/** The port Customers in DynamoDB: an item for each id and conversation. A note costs one write unit an id, a look one read unit. */
export const createCustomers = (table: Table): Customers => ({
  note: (brand, platform, ids, { id, at }) => {
    const expires = expiryOf(Math.max(at, table.now()), NOTED_DAYS);
    const items = ids.map((one) => ({ pk: customerPartition(brand, platform, one), sk: `${timeKey(at)}#${id}`, expires }));
    return putAll(table, items);
  },
  forget: async (brand, platform, ids, conversation) => {
    const partitions = ids.map((id) => customerPartition(brand, platform, id));
    const items = (await Promise.all(partitions.map((pk) => found(table, begunSince(pk, ''))))).flat();
    const gone = items.filter((item) => begunOf(item).id === conversation);
    await inParallel(gone, ({ pk, sk }) => table.client.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } })));
  },
  conversationsOf: async (brand, platform, id, { from, limit }) => {
    const items = await found(table, begunSince(customerPartition(brand, platform, id), timeKey(from)), limit);
    // In time order, so that the first of several notes of one conversation is the earliest.
    const begun = new Map(items.toReversed().map((item) => [begunOf(item).id, begunOf(item)]));
    return [...begun.values()].toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  },
});

const begunSince = (pk: string, since: string) => ({
  KeyConditionExpression: 'pk = :pk AND sk >= :since',
  ExpressionAttributeValues: { ':pk': pk, ':since': since === '' ? ' ' : since },
  ConsistentRead: true,
});

/** The id of a conversation is base64url and knows no `#`; one that does is kept whole all the same. */
function begunOf({ sk }: Item): Begun {
  const [time = '', ...id] = String(sk).split('#');
  return { id: id.join('#'), at: timeOfKey(time) };
}
