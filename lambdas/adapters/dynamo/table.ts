import { randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type BatchWriteCommandInput,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
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

/** What DynamoDB takes in one BatchGetItem and in one BatchWriteItem. */
const KEYS_AT_ONCE = 100;
const PUTS_AT_ONCE = 25;
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
  const found = await Promise.all(pagesOf(unique, KEYS_AT_ONCE).map((page) => batchOf(client, name, page)));
  return found.flat().filter((item) => isAlive(item, now()));
}

/** Saves an item whose stored version is the one before; 0 is an item that is not there yet, or has expired. False when it is another one. */
export async function putIfNext({ client, name, now }: Table, item: Versioned): Promise<boolean> {
  const put = newPut();
  return isMet(client.send(new PutCommand({ TableName: name, Item: { ...item, put }, ...isNext(item, put, now()) })));
}

/**
 * As putIfNext, but what the item does not name stays as it is, and what it names as undefined goes. Answers what stood there before,
 * which is nothing for a new item, and undefined when the version was another one.
 */
export async function updateIfNext({ client, name, now }: Table, { pk, sk, ...named }: Versioned & Item): Promise<Item | undefined> {
  const put = newPut();
  const { ConditionExpression, ...condition } = isNext(named, put, now());
  const change = changeTo({ ...named, put });
  const update = {
    UpdateExpression: change.UpdateExpression,
    ConditionExpression,
    ExpressionAttributeNames: { ...condition.ExpressionAttributeNames, ...change.ExpressionAttributeNames },
    ExpressionAttributeValues: { ...condition.ExpressionAttributeValues, ...change.ExpressionAttributeValues },
  };
  const answer = await unlessRefused(client.send(new UpdateCommand({ TableName: name, Key: { pk, sk }, ...update, ReturnValues: 'ALL_OLD' })));
  return answer && (answer.Attributes ?? {});
}

/** The update by which an item has these attributes, and has none of those that are undefined. */
function changeTo(attributes: Item) {
  const set = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const gone = Object.keys(attributes).filter((name) => attributes[name] === undefined);
  const removal = gone.length === 0 ? '' : ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}`;
  return {
    UpdateExpression: `SET ${set.map(([name]) => `#${name} = :${name}`).join(', ')}${removal}`,
    ExpressionAttributeNames: Object.fromEntries(Object.keys(attributes).map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
  };
}

/** An item that carries the version that it becomes. */
type Versioned = Key & { readonly version: number };

/** The condition that holds where nothing stands but marks, or what has expired: DynamoDB deletes late, and until then that stands in nobody's way. */
export const IS_FREE = 'attribute_not_exists(#version) OR #expires <= :now';

/**
 * An item says which put it comes from, so that one whose answer is lost, and which the SDK therefore sends again, is not taken for
 * somebody else's: it writes the same once more.
 */
const newPut = (): string => randomBytes(6).toString('base64url');

/** The condition of a write: that the stored version is the one before, or that this very write has been made already. */
const isNext = ({ version }: { readonly version: number }, put: string, now: Time) =>
  version === 1
    ? {
        ConditionExpression: `${IS_FREE} OR #put = :put`,
        ExpressionAttributeNames: { '#version': 'version', '#expires': 'expires', '#put': 'put' },
        ExpressionAttributeValues: { ':now': now / SECOND, ':put': put },
      }
    : {
        ConditionExpression: '#version = :before OR #put = :put',
        ExpressionAttributeNames: { '#version': 'version', '#put': 'put' },
        ExpressionAttributeValues: { ':before': version - 1, ':put': put },
      };

/** True when a conditional write was made, false when its condition did not hold. Everything else that goes wrong is thrown. */
export const isMet = async (write: Promise<unknown>): Promise<boolean> => (await unlessRefused(write.then(() => true))) ?? false;

/** What a conditional write answers, or undefined when its condition did not hold. Everything else that goes wrong is thrown. */
export async function unlessRefused<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
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

type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** Puts items that need no condition, each key once. Rejects when DynamoDB left some unwritten every time. */
export async function putAll({ client, name }: Table, items: readonly (Key & Item)[]): Promise<void> {
  const puts: readonly WriteRequest[] = items.map((item) => ({ PutRequest: { Item: item } }));
  await Promise.all(
    pagesOf(puts, PUTS_AT_ONCE).map((page) =>
      untilNoneLeft(page, async (left) => {
        const answer = await client.send(new BatchWriteCommand({ RequestItems: { [name]: [...left] } }));
        return answer.UnprocessedItems?.[name] ?? [];
      }),
    ),
  );
}

async function batchOf(client: DynamoDBDocumentClient, name: string, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  await untilNoneLeft(keys, async (left) => {
    const answer = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: [...left], ConsistentRead: true } } }));
    items.push(...(answer.Responses?.[name] ?? []));
    return (answer.UnprocessedKeys?.[name]?.Keys ?? []).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  });
  return items;
}

/** One batch, and again for what it left out, which DynamoDB does under load or past 16 MB. */
async function untilNoneLeft<T>(batch: readonly T[], send: (left: readonly T[]) => Promise<readonly T[]>): Promise<void> {
  let left = batch;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`DynamoDB left ${left.length} of a batch of ${batch.length} items undone ${ATTEMPTS} times over.`);
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_WAIT * 2 ** attempt));
    left = await send(left);
  }
}

const pagesOf = <T>(all: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, page) => all.slice(page * size, (page + 1) * size));
