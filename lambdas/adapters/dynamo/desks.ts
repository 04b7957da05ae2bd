import type { Desk, Desks } from '../../care-ports.ts';
import { documents } from './documents.ts';
import { deskKey } from './keys.ts';
import { itemsOf, putIfNext, type Table } from './table.ts';

const stored = documents<Desk>();

/** What each person holds, in DynamoDB: one small item a person, which stands in no index and is never deleted. */
export const createDesks = (table: Table): Desks => ({
  load: async (brand, agent) => {
    const [item] = await itemsOf(table, [deskKey(brand, agent)]);
    return item && stored.versionedOf(item);
  },
  save: (brand, agent, desk) => putIfNext(table, { ...deskKey(brand, agent), ...stored.next(desk) }),
});
