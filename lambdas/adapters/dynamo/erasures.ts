import type { Erasure } from '../../../core/erasure.ts';
import type { Erasures } from '../../care-ports.ts';
import { documents } from './documents.ts';
import { erasuresPartition, timeKey, type Key } from './keys.ts';
import { found, itemsOf, putIfNext, type Table } from './table.ts';

const stored = documents<Erasure>();
/** Erasures are few: one list of those that are due does for all brands. */
const DUE = 'erasures';

/** The port Erasures in DynamoDB: an item each, in the partition of its brand, and in the index `Due` while something is left to do. */
export const createErasures = (table: Table): Erasures => ({
  load: async (brand, id) => {
    const [item] = await itemsOf(table, [keyOf({ brand, id })]);
    return item && stored.versionedOf(item);
  },
  save: (erasure) => putIfNext(table, { ...keyOf(erasure.value), ...stored.next(erasure), ...dueKey(erasure.value) }),
  of: async (brand) => {
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': erasuresPartition(brand) }, ConsistentRead: true };
    return (await found(table, query)).map(stored.of);
  },
  due: async (now) => {
    const query = {
      IndexName: 'Due',
      KeyConditionExpression: 'dp = :list AND ds < :later',
      ExpressionAttributeValues: { ':list': DUE, ':later': timeKey(now + 1) },
    };
    const keys = (await found(table, query)).map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
    // The index may lag behind: the documents tell.
    return (await itemsOf(table, keys)).map(stored.versionedOf).filter(({ value: { nextAt = Infinity } }) => nextAt <= now);
  },
});

const keyOf = ({ brand, id }: Pick<Erasure, 'brand' | 'id'>): Key => ({ pk: erasuresPartition(brand), sk: id });

const dueKey = ({ brand, id, nextAt }: Erasure): object => (nextAt === undefined ? {} : { dp: DUE, ds: `${timeKey(nextAt)}#${brand}#${id}` });
