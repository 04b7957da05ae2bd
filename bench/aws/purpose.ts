import { INDEXES } from '../../lambdas/adapters/dynamo/lists.ts';
import { textOf, type Attributes } from './index-units.ts';

/** What an item is for, by the first part of its key: see lambdas/adapters/dynamo/keys.ts. */
const PURPOSES: ReadonlyMap<string, string> = new Map([
  ['m', 'messages'],
  ['t', 'direct threads'],
  ['c', 'conversations'],
  ['p', 'minutes'],
  ['f', 'minutes: folds and late marks'],
  ['l', 'minutes: loud hints'],
  ['i', 'incidents'],
  ['ip', 'incidents'],
  ['brands', 'brands and accounts'],
  ['a', 'brands and accounts'],
  ['b', 'looks: watch and lease'],
  ['watch', 'sweep: what is due'],
  ['alerts', 'sweep: what is due'],
  ['h', 'hearing'],
  ['d', 'alerts'],
  ['rate', 'alerts'],
  ['dk', 'desks'],
  ['au', 'audit'],
  ['s', 'mood cache'],
  ['budget', 'mood budget'],
]);

/** What a call to the table is for. Throws RangeError for a key of a kind that is not known here: a count must not hide it. */
export const purposeOf = (input: Attributes): string => {
  // Their lists are named after brands.
  if (Object.hasOwn(INDEXES, String(input['IndexName']))) return 'lists of conversations';
  const partition = partitionOf(input);
  const purpose = PURPOSES.get(partition.split('#')[0] ?? '');
  if (purpose === undefined) throw new RangeError(`no purpose is known for the partition "${partition.split('#')[0] ?? ''}"`);
  return purpose;
};

/** The partition key that a call names: of its key, its item, the first of its batch, or its query. Every query's first value is its partition. */
function partitionOf(input: Attributes): string {
  const [batch] = Object.values(fieldsOf(input['RequestItems']));
  const [first] = [fieldsOf(batch)['Keys'] ?? batch].flat();
  const request = fieldsOf(first);
  const put = fieldsOf(fieldsOf(request['PutRequest'])['Item']);
  const deleted = fieldsOf(fieldsOf(request['DeleteRequest'])['Key']);
  const [queried] = Object.values(fieldsOf(input['ExpressionAttributeValues']));
  const named = [fieldsOf(input['Key'])['pk'], fieldsOf(input['Item'])['pk'], request['pk'], put['pk'], deleted['pk'], queried];
  return named.map(textOf).find((text) => text !== undefined) ?? '';
}

/** The fields of an object; none of what is no object. */
export const fieldsOf = (value: unknown): Attributes =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
