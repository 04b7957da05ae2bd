import {
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  CreateTableCommand,
  DescribeTableCommand,
  DynamoDBClient,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { documentClient, type Table } from '../../lambdas/adapters/dynamo/table.ts';
import { NOON } from '../contracts/builders.ts';
import { clientSettings } from './client-settings.ts';
import { indexUnits } from './index-writes.ts';
import { listenOnLoopback } from './loopback.ts';
import { TABLE_SCHEMA } from './table-schema.ts';

/** An empty table like the deployed one, behind a real client, on a DynamoDB of its own. */
export interface OpenTable {
  readonly table: Table;
  /** The client below the table's document client: what is put on its middleware stack sees every command. */
  readonly client: DynamoDBClient;
  readonly indexes: Indexes;
  readonly close: () => Promise<void>;
}

/** The global indexes of a table, which may lag behind it for as long as they like. */
export interface Indexes {
  /** From now on they answer what they hold at this moment, whatever is written. */
  standStill(): Promise<void>;
  /** They hold what the table holds again. */
  catchUp(): void;
}

/** What a test may choose. The clock stands at NOON of the builders unless another is given. */
export type TableSettings = Partial<Pick<Table, 'shards' | 'retentionDays' | 'now'>>;

/** Opens a table. Dynalite keeps it in memory; it knows no transactions, streams or time to live. */
export const openTable = async ({ shards = 4, retentionDays = 400, now = () => NOON }: TableSettings = {}): Promise<OpenTable> => {
  const server = dynalite({ createTableMs: 0 });
  const client = new DynamoDBClient(clientSettings(await listenOnLoopback(server)));
  await createTable(client, NAME);
  return {
    table: { client: documentClient(client), name: NAME, shards, retentionDays, now },
    client,
    indexes: indexesOf(client),
    close: async () => {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const NAME = 'groundswell';

async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(new CreateTableCommand({ TableName: name, BillingMode: 'PAY_PER_REQUEST', ...TABLE_SCHEMA }));
  while ((await client.send(new DescribeTableCommand({ TableName: name }))).Table?.TableStatus !== 'ACTIVE');
}

/** Indexes that stand still are those of a copy of the table, to which their queries are sent instead. */
function indexesOf(client: DynamoDBClient): Indexes {
  let past: string | undefined;
  let copies = 0;
  client.middlewareStack.add(
    (next) => (args) => {
      const isOfIndex = 'IndexName' in args.input && args.input.IndexName !== undefined;
      return next(isOfIndex && past !== undefined ? { ...args, input: { ...args.input, TableName: past } } : args);
    },
    { step: 'initialize' },
  );
  return {
    standStill: async () => {
      past = undefined;
      const copy = `${NAME}-past-${(copies += 1)}`;
      await createTable(client, copy);
      await copyItems(client, NAME, copy);
      past = copy;
    },
    catchUp: () => {
      past = undefined;
    },
  };
}

async function copyItems(client: DynamoDBClient, from: string, to: string): Promise<void> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: from }));
  for (let first = 0; first < Items.length; first += 25) {
    const puts = Items.slice(first, first + 25).map((Item) => ({ PutRequest: { Item } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [to]: puts } }));
  }
}

/** The calls of a client, and what the table and its indexes charged for them. */
export interface Counted {
  /** How often each command was sent: `PutItem` and the like. */
  readonly calls: ReadonlyMap<string, number>;
  readonly readUnits: number;
  /** Of the table itself. A refused write is charged like one that was made. */
  readonly writeUnits: number;
  /** Of its indexes, for puts and deletions: no store updates or writes in batches what an index lists. */
  readonly indexUnits: number;
  reset(): void;
}

const READS = /^(GetItem|BatchGetItem|Query|Scan)Command$/;
const REPLACES = /^(PutItem|DeleteItem)Command$/;

/** Counts what a client sends from now on. */
export const counted = (client: DynamoDBClient): Counted => {
  const calls = new Map<string, number>();
  const units = { read: 0, write: 0, index: 0 };
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const name = commandName.replace(/Command$/, '');
        calls.set(name, (calls.get(name) ?? 0) + 1);
        const replaces = REPLACES.test(commandName) ? { ReturnValues: 'ALL_OLD' } : {};
        const answer = await next({ ...args, input: { ...args.input, ...replaces, ReturnConsumedCapacity: 'TOTAL' } }).catch((error: unknown) => {
          if (error instanceof ConditionalCheckFailedException) units.write += 1;
          throw error;
        });
        units[READS.test(commandName) ? 'read' : 'write'] += unitsOf(answer.output);
        if (REPLACES.test(commandName)) units.index += indexUnits(itemIn(answer.output, 'Attributes'), itemIn(args.input, 'Item'));
        return answer;
      },
    { step: 'initialize' },
  );
  return {
    calls,
    get readUnits() {
      return units.read;
    },
    get writeUnits() {
      return units.write;
    },
    get indexUnits() {
      return units.index;
    },
    reset: () => {
      calls.clear();
      Object.assign(units, { read: 0, write: 0, index: 0 });
    },
  };
};

/** The attributes that a request or an answer carries under a name; none where it carries nothing. */
function itemIn(body: object, name: string): Readonly<Record<string, unknown>> {
  const item: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof item === 'object' && item !== null ? Object.fromEntries(Object.entries(item)) : {};
}

/** The capacity of an answer: one table's, or a list of tables' from a batch. */
function unitsOf(output: object): number {
  const consumed: unknown = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
  return [consumed].flat().reduce<number>((sum, one) => sum + capacityUnits(one), 0);
}

const capacityUnits = (consumed: unknown): number =>
  typeof consumed === 'object' && consumed !== null && 'CapacityUnits' in consumed && typeof consumed.CapacityUnits === 'number'
    ? consumed.CapacityUnits
    : 0;
