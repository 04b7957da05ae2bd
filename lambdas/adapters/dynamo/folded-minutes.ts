import { randomBytes } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { fromJson, toJson, type DistinctJson } from '../../../core/distinct.ts';
import { withAsks, type Pulse } from '../../../core/pulse.ts';
import { MINUTE, minuteOf, SECOND, type Time } from '../../../core/time.ts';
import { documents } from './documents.ts';
import { foldedPartition, timeKey, timeOfKey } from './keys.ts';
import type { MinuteFold } from './minute-fold.ts';
import { packed } from './packed.ts';
import type { Stretch } from './stretch.ts';
import { expiryOf, found, type Item, type Table } from './table.ts';

/**
 * Minutes that are not counted anew each time. A fold says of which mark it was made, and is good while the minute still bears that mark.
 *
 * Why none is ever stale: a reader folds settled minutes only, and reads their marks before their chunks. A chunk that it has missed was
 * put after that, so its writer, asking for the time after the put, finds the minute late and marks it anew before `record` returns. Marks
 * are random, so none comes twice. It takes clocks that agree to within some seconds, and consistent reads.
 */
export interface MarkedFold {
  /** The mark that the minute bore before its chunks were read; undefined when it bore none. */
  readonly mark: string | undefined;
  readonly fold: MinuteFold;
}

/** The last mark of each minute that got news after it had settled. */
export type Marks = ReadonlyMap<Time, string>;

/**
 * So long after its end a minute has settled. Nearly all news of it has come by then; what comes later costs a mark. Less than the grace
 * of the rules, so that a look at a loud brand counts anew only its newest two or three minutes.
 */
export const SETTLES_AFTER = MINUTE;
/** Readers take a minute for settled this much later than writers, so that their clocks may differ by so much. */
export const CLOCKS_DIFFER = 10 * SECOND;

/** Minutes that begin before this are settled for a reader. */
export const settledBefore = (now: Time): Time => minuteOf(now - SETTLES_AFTER - CLOCKS_DIFFER);

/** True when a chunk that was put before `now` may have been missed by who has folded the minute. */
export const isLate = (minute: Time, now: Time): boolean => minute + MINUTE + SETTLES_AFTER <= now;

/**
 * How long minutes are kept, in days from their last news: twice as long as the texts, and a year and a month at least, so that any
 * week can be compared with the same week a year before.
 */
export const minuteDays = (retentionDays: number): number => Math.max(400, 2 * retentionDays);

const MARK = 'late#';
const FOLD = 'fold#';

/** From now on all folds of a minute are void. One write unit. */
export const markLate = async (table: Table, brand: string, minute: Time): Promise<void> => {
  await put(table, brand, MARK + timeKey(minute), { mark: randomBytes(9).toString('base64url') });
};

/** Takes the fold of a minute away. Whoever has one in hand may keep it after this: it is void once the minute is marked, and goes the next time. */
export const dropFold = async ({ client, name }: Table, brand: string, minute: Time): Promise<void> => {
  await client.send(new DeleteCommand({ TableName: name, Key: { pk: foldedPartition(brand), sk: FOLD + timeKey(minute) } }));
};

/** The marks of a stretch. They are small, and there are none while messages come in time: nearly always one read unit. */
export const marksIn = async (table: Table, brand: string, stretch: Stretch): Promise<Marks> =>
  new Map((await itemsIn(table, brand, MARK, stretch)).map((item) => [minuteIn(item), String(item['mark'])]));

/** The folds of a stretch that are good. One made while there were fewer shards is not: it may have been made beside a writer who knew of more. */
export const keptFolds = async (table: Table, brand: string, stretch: Stretch, marks: Marks): Promise<ReadonlyMap<Time, MarkedFold>> => {
  const items = await itemsIn(table, brand, FOLD, stretch);
  const good = items.filter((item) => item['mark'] === marks.get(minuteIn(item)) && Number(item['shards']) >= table.shards);
  return new Map(good.map((item) => [minuteIn(item), { mark: marks.get(minuteIn(item)), fold: foldIn(item) }]));
};

/** An item may have 400 kB: a minute with more loud messages than fit is counted anew each time. */
const FOLD_BYTES = 300_000;

/** Keeps a fold for other readers. About 2 write units for a minute of many authors. */
export const keepFold = async (table: Table, brand: string, { mark, fold }: MarkedFold): Promise<void> => {
  const doc = packed(fold.loud.length === 0 ? { pulse: pulseJson(fold.pulse) } : { pulse: pulseJson(fold.pulse), loud: fold.loud });
  if (doc.byteLength > FOLD_BYTES) return;
  await put(table, brand, FOLD + timeKey(fold.pulse.minute), { doc, mark, shards: table.shards });
};

type PulseJson = Omit<Pulse, 'authors' | 'negativeAuthors'> & { readonly authors: DistinctJson; readonly negativeAuthors: DistinctJson };
type FoldJson = { readonly pulse: PulseJson; readonly loud?: MinuteFold['loud'] };
const stored = documents<FoldJson>((fold) => ({ ...fold, pulse: withAsks(fold.pulse) }));

const pulseJson = (pulse: Pulse): PulseJson => ({ ...pulse, authors: toJson(pulse.authors), negativeAuthors: toJson(pulse.negativeAuthors) });

function foldIn(item: Item): MinuteFold {
  const { pulse, loud = [] } = stored.of(item);
  return { pulse: { ...pulse, authors: fromJson(pulse.authors), negativeAuthors: fromJson(pulse.negativeAuthors) }, loud };
}

const minuteIn = ({ sk }: Item): Time => timeOfKey(String(sk).split('#')[1] ?? '');

async function put({ client, name, now, retentionDays }: Table, brand: string, sk: string, fields: object): Promise<void> {
  const expires = expiryOf(now(), minuteDays(retentionDays));
  await client.send(new PutCommand({ TableName: name, Item: { pk: foldedPartition(brand), sk, expires, ...fields } }));
}

const itemsIn = (table: Table, brand: string, prefix: string, { from, to }: Stretch): Promise<Item[]> =>
  found(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': foldedPartition(brand), ':first': prefix + timeKey(from), ':last': prefix + timeKey(to - 1) },
    ConsistentRead: true,
  });
