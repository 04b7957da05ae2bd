import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import type { Item, Table } from './table.ts';

/** What is to be walked through: the lists of an index, merged as if they were one, from one end or from the position of the row before. */
export interface Walk {
  readonly index: keyof typeof INDEXES;
  readonly lists: readonly string[];
  readonly direction: 'ascending' | 'descending';
  readonly after?: string | undefined;
}

/** Where a row stands in a list, by the index; by the table it may stand elsewhere by now. */
export interface Listed {
  readonly key: Key;
  readonly position: string;
}

/** The attributes that the lists of an index go by. */
export const INDEXES = { Recent: { list: 'rp', position: 'rs' }, Priority: { list: 'pp', position: 'ps' } } as const;

/** A list is read a few rows at a time, ever more: 20 keys cost the same half read unit as one. */
const FIRST_ROWS = 20;
const MOST_ROWS = 320;

/** True when a position comes before another on a walk. Positions are ASCII, so that they are ordered here as they are in DynamoDB. */
export const comesBefore = ({ direction }: Pick<Walk, 'direction'>, a: string, b: string): boolean => (direction === 'ascending' ? a < b : a > b);

/** The rows of all lists in one order, each key once, read as far as somebody asks. */
export async function* rowsOf(table: Table, walk: Walk): AsyncGenerator<Listed, void> {
  const met = new Set<string>();
  const heads = new Map<AsyncGenerator<Listed, void>, Listed>();
  const advance = async (list: AsyncGenerator<Listed, void>): Promise<void> => {
    const { value } = await list.next();
    if (value === undefined) heads.delete(list);
    else heads.set(list, value);
  };
  await Promise.all(walk.lists.map((list) => advance(rowsOfOne(table, walk, list))));
  while (heads.size > 0) {
    const [list, row] = [...heads].reduce((first, other) => (comesBefore(walk, other[1].position, first[1].position) ? other : first));
    if (!met.has(row.key.pk)) yield row;
    met.add(row.key.pk);
    await advance(list);
  }
}

async function* rowsOfOne({ client, name }: Table, walk: Walk, list: string): AsyncGenerator<Listed, void> {
  const { position } = INDEXES[walk.index];
  let start: QueryCommandInput['ExclusiveStartKey'];
  for (let limit = FIRST_ROWS; ; limit = Math.min(2 * limit, MOST_ROWS)) {
    const query = { ...queryOf(name, walk, list), Limit: limit, ...(start === undefined ? {} : { ExclusiveStartKey: start }) };
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(query));
    for (const item of Items) yield { key: { pk: textOf(item, 'pk'), sk: textOf(item, 'sk') }, position: textOf(item, position) };
    if (LastEvaluatedKey === undefined) return;
    start = LastEvaluatedKey;
  }
}

function queryOf(name: string, { index, direction, after }: Walk, list: string): QueryCommandInput {
  const names = INDEXES[index];
  const isAscending = direction === 'ascending';
  return {
    TableName: name,
    IndexName: index,
    KeyConditionExpression: `#list = :list${after === undefined ? '' : ` AND #position ${isAscending ? '>' : '<'} :after`}`,
    ExpressionAttributeNames: { '#list': names.list, ...(after === undefined ? {} : { '#position': names.position }) },
    ExpressionAttributeValues: { ':list': list, ...(after === undefined ? {} : { ':after': after }) },
    ScanIndexForward: isAscending,
  };
}

function textOf(item: Item, attribute: string): string {
  const value = item[attribute];
  if (typeof value !== 'string') throw new TypeError(`an item has no ${attribute}`);
  return value;
}
