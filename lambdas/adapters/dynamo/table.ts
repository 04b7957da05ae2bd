import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, PutCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { DAY, SECOND, type Time } from '../../../core/time.ts';
import type { Key } from './keys.ts';

/** The table, and what all stores on it need to know. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
  /** Over how many partitions the lists and the minutes of one brand are spread. It may grow and must not shrink: what was written stays where it is. */
  readonly shards: number;
  /** How long messages and conversations are kept, in days. */
  readonly retentionDays: number;
  readonly now: () => Time;
}

/** An item as the document client gives it. */
export type Item = Readonly<Record<string, unknown>>;

/** What DynamoDB takes in one BatchGetItem. */
const KEYS_AT_ONCE = 100;
const ATTEMPTS = 6;
const FIRST_WAIT = 50;

/** A document client with what all stores rely on: no undefined fields, time-outs, adaptive retries off since each port call is repeated as a whole. */
export const documentClient = (client: DynamoDBClient): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

/** When an item of that age may be deleted, in epoch seconds, as DynamoDB wants it. */
export const expiryOf = (from: Time, days: number): number => Math.ceil((from + days * DAY) / SECOND);

/** True while the item has not expired. DynamoDB deletes late, within days, so every reader asks. */
export const isAlive = (item: Item, now: Time): boolean => typeof item['expires'] !== 'number' || item['expires'] * SECOND > now;

/** The items of some keys, each once, in no order, read consistently. Missing and expired ones are left out. */
export async function itemsOf({ client, name, now }: Table, keys: readonly Key[]): Promise<Item[]> {
  const unique = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, { pk: key.pk, sk: key.sk }])).values()];
  const pages = Array.from({ length: Math.ceil(unique.length / KEYS_AT_ONCE) }, (_, page) => unique.slice(page * KEYS_AT_ONCE, (page + 1) * KEYS_AT_ONCE));
  const found = await Promise.all(pages.map((page) => batchOf(client, name, page)));
  return found.flat().filter((item) => isAlive(item, now()));
}

/** Saves an item whose stored version is the one before; 0 is an item that is not there yet. False when it is another one. */
export async function putIfNext({ client, name }: Table, item: Key & { readonly version: number }): Promise<boolean> {
  const before = item.version - 1;
  const condition =
    before === 0
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: '#version = :before', ExpressionAttributeNames: { '#version': 'version' }, ExpressionAttributeValues: { ':before': before } };
  return isMet(client.send(new PutCommand({ TableName: name, Item: item, ...condition })));
}

/** True when a conditional write was made, false when its condition did not hold. Everything else that goes wrong is thrown. */
export async function isMet(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** What a query finds, page by page until it ends or `limit` items are there. Expired ones are left out. */
export async function found({ client, name, now }: Table, query: Omit<QueryCommandInput, 'TableName' | 'Limit'>, limit = Infinity): Promise<Item[]> {
  const items: Item[] = [];
  let start: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: name,
        ...query,
        ...(limit === Infinity ? {} : { Limit: limit - items.length }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []).filter((item) => isAlive(item, now())));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && items.length < limit);
  return items;
}

/** One BatchGetItem, and again for what it left out, which it does under load or past 16 MB. */
async function batchOf(client: DynamoDBDocumentClient, name: string, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let left: readonly Key[] = keys;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`DynamoDB left ${left.length} of ${keys.length} items unread ${ATTEMPTS} times over.`);
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_WAIT * 2 ** attempt));
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: left.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true } } }));
    items.push(...(answer.Responses?.[name] ?? []));
    left = (answer.UnprocessedKeys?.[name]?.Keys ?? []) as readonly Key[];
  }
  return items;
}
