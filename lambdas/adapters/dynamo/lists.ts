import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Key } from './keys.ts';
import type { Item, Table } from './table.ts';

/** What is to be walked through: lists of one or more indexes, merged as if they were one, from one end or from where the row before stood. */
export interface Walk {
  readonly lists: readonly List[];
  readonly direction: 'ascending' | 'descending';
}

/** One list of an index, and where its rows stand on the walk. */
export interface List {
  readonly index: keyof typeof INDEXES;
  readonly name: string;
  /** A position that no row of the list comes before: until the walk is there, the list is not read. */
  readonly begins: string;
  /** The sort key after which the list is read; without one it is read from its end. */
  readonly after?: string | undefined;
  /** Where the row of a sort key stands; undefined when it is passed over. */
  readonly positionOf: (key: string) => string | undefined;
}

/** Where a row stands on the walk, by an index; by the table it may stand elsewhere by now. */
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

type Rows = AsyncGenerator<Listed, void>;

/** The rows of all lists in one order, each key once, read as far as somebody asks. */
export async function* rowsOf(table: Table, walk: Walk): Rows {
  const met = new Set<string>();
  const heads = new Map<Rows, Listed>();
  const advance = async (rows: Rows): Promise<void> => {
    const { value } = await rows.next();
    if (value === undefined) heads.delete(rows);
    else heads.set(rows, value);
  };
  for (let unread = walk.lists; unread.length + heads.size > 0;) {
    const head = firstOf(walk, heads);
    const lists = beginning(walk, unread, head?.[1]);
    unread = unread.filter((list) => !lists.includes(list));
    if (head === undefined || lists.length > 0) {
      await Promise.all(lists.map((list) => advance(rowsOfOne(table, walk, list))));
      continue;
    }
    const [rows, row] = head;
    if (!met.has(row.key.pk)) yield row;
    met.add(row.key.pk);
    await advance(rows);
  }
}

/** The row that comes next of those that are read, with the list that it heads. */
const firstOf = (walk: Walk, heads: ReadonlyMap<Rows, Listed>): [Rows, Listed] | undefined =>
  [...heads].reduce<[Rows, Listed] | undefined>(
    (first, other) => (first === undefined || comesBefore(walk, other[1].position, first[1].position) ? other : first),
    undefined,
  );

/** The lists that begin first, together, unless a row comes before them. */
function beginning(walk: Walk, unread: readonly List[], row: Listed | undefined): readonly List[] {
  const first = unread.reduce(
    (earliest, { begins }) => (earliest === undefined || comesBefore(walk, begins, earliest) ? begins : earliest),
    row?.position,
  );
  return unread.filter(({ begins }) => begins === first);
}

async function* rowsOfOne({ client, name }: Table, { direction }: Walk, list: List): Rows {
  const { position } = INDEXES[list.index];
  let start: QueryCommandInput['ExclusiveStartKey'];
  for (let limit = FIRST_ROWS; ; limit = Math.min(2 * limit, MOST_ROWS)) {
    const query = { ...queryOf(name, direction, list), Limit: limit, ...(start === undefined ? {} : { ExclusiveStartKey: start }) };
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(query));
    for (const item of Items) {
      const at = list.positionOf(textOf(item, position));
      if (at !== undefined) yield { key: { pk: textOf(item, 'pk'), sk: textOf(item, 'sk') }, position: at };
    }
    if (LastEvaluatedKey === undefined) return;
    start = LastEvaluatedKey;
  }
}

function queryOf(table: string, direction: Walk['direction'], { index, name, after }: List): QueryCommandInput {
  const names = INDEXES[index];
  const isAscending = direction === 'ascending';
  return {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: `#list = :list${after === undefined ? '' : ` AND #position ${isAscending ? '>' : '<'} :after`}`,
    ExpressionAttributeNames: { '#list': names.list, ...(after === undefined ? {} : { '#position': names.position }) },
    ExpressionAttributeValues: { ':list': name, ...(after === undefined ? {} : { ':after': after }) },
    ScanIndexForward: isAscending,
  };
}

function textOf(item: Item, attribute: string): string {
  const value = item[attribute];
  if (typeof value !== 'string') throw new TypeError(`an item has no ${attribute}`);
  return value;
}
