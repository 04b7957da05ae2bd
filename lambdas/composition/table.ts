import { now } from '../adapters/clock.ts';
import { createDynamoClient } from '../adapters/dynamo/client.ts';
import { documentClient, type Table } from '../adapters/dynamo/table.ts';

interface TableSettings {
  readonly TABLE: string;
  readonly SHARDS: string;
  readonly RETENTION_DAYS: string;
}

/** The table of this deployment, by a function's settings. */
export const tableOf = ({ TABLE, SHARDS, RETENTION_DAYS }: TableSettings): Table => ({
  client: documentClient(createDynamoClient()),
  name: TABLE,
  shards: Number(SHARDS),
  retentionDays: Number(RETENTION_DAYS),
  now,
});
