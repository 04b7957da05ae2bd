import { BatchGetCommand, BatchWriteCommand, type BatchWriteCommandOutput } from '@aws-sdk/lib-dynamodb';
import { Sentiment } from '../../../core/sentiment.ts';
import type { MoodStore } from '../../mood-ports.ts';
import type { Mood } from '../../ports.ts';
import type { Key } from './keys.ts';
import { expiryOf, isAlive, type Item, type Table } from './table.ts';

/** How long the mood of a text is remembered, in days. */
const REMEMBERED_DAYS = 30;
/** What DynamoDB takes in one BatchGetItem and one BatchWriteItem. */
const READ_AT_ONCE = 100;
const WRITTEN_AT_ONCE = 25;
const ATTEMPTS = 4;
const FIRST_WAIT = 50;

/** The mood of one text, by its keyed hash: spread evenly. */
const moodKey = (hash: string): Key => ({ pk: `s#${hash}`, sk: 's' });

/**
 * The port MoodStore in the table, for all instances of the analysis. Reads are eventually consistent, and what
 * DynamoDB leaves out under load counts as unknown: the text is asked about once more.
 */
export const createMoodStore = (table: Table): MoodStore => ({
  find: async (hashes) => {
    const found = await Promise.all(pagesOf(hashes, READ_AT_ONCE).map((page) => pageOf(table, page)));
    return new Map(found.flat());
  },

  /** Keeps moods for 30 days. Rejects when DynamoDB left some unwritten every time. */
  keep: async (moods) => {
    const expires = expiryOf(table.now(), REMEMBERED_DAYS);
    const items = [...moods].map(([hash, { sentiment, language }]) => ({ ...moodKey(hash), expires, sentiment, language }));
    for (const page of pagesOf(items, WRITTEN_AT_ONCE)) await write(table, page);
  },
});

async function pageOf({ client, name, now }: Table, hashes: readonly string[]): Promise<readonly (readonly [string, Mood])[]> {
  const byKey = new Map(hashes.map((hash) => [moodKey(hash).pk, hash]));
  const { Responses } = await client.send(new BatchGetCommand({ RequestItems: { [name]: { Keys: [...byKey.values()].map(moodKey) } } }));
  return (Responses?.[name] ?? []).flatMap((item) => {
    const hash = byKey.get(String(item['pk']));
    const mood = moodOf(item);
    return hash !== undefined && mood !== undefined && isAlive(item, now()) ? [[hash, mood] as const] : [];
  });
}

/** The mood that an item holds; undefined for what is none, which is asked about and written anew. */
function moodOf({ sentiment, language }: Item): Mood | undefined {
  const { data } = Sentiment.safeParse(sentiment);
  if (data === undefined) return undefined;
  return typeof language === 'string' ? { sentiment: data, language } : { sentiment: data };
}

/** One BatchWriteItem, and again for what it left out, which it does under load. */
async function write({ client, name }: Table, items: readonly (Key & Item)[]): Promise<void> {
  let left: NonNullable<BatchWriteCommandOutput['UnprocessedItems']>[string] = items.map((item) => ({ PutRequest: { Item: item } }));
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`DynamoDB left ${left.length} of ${items.length} moods unwritten ${ATTEMPTS} times over.`);
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_WAIT * 2 ** attempt));
    const answer: BatchWriteCommandOutput = await client.send(new BatchWriteCommand({ RequestItems: { [name]: left } }));
    left = answer.UnprocessedItems?.[name] ?? [];
  }
}

const pagesOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, page) => items.slice(page * size, (page + 1) * size));
