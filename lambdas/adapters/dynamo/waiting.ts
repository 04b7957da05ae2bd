import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { inParallel } from './in-parallel.ts';
import { waitingKey } from './keys.ts';
import { isMet, itemsOf, type Table } from './table.ts';

/** A message that waits for the one that it answers. */
export interface Waiting {
  readonly id: string;
  readonly answered: string;
  /** When its mark may go, in epoch seconds. */
  readonly expires: number;
}

/**
 * So many replies of a brand to one message may wait for it at once; further ones are kept without being found by it. People never
 * write so many, and a machine that does must not make the item grow until nothing fits into it.
 */
const WAITING_AT_ONCE = 500;
const HAS_ROOM = 'attribute_not_exists(ids) OR size(ids) < :most';

/** The ids that were marked as waiting for some messages. Some may wait no longer: a mark is made before its record is saved. */
export async function markedFor(table: Table, brand: string, answered: readonly string[]): Promise<string[]> {
  const items = await itemsOf(
    table,
    answered.map((id) => waitingKey(brand, id)),
  );
  return items.flatMap(({ ids }) => (ids instanceof Set ? [...ids] : []));
}

/** Marks messages as waiting: one item for each message that is answered, however many answer it. Repeating it changes nothing. */
export async function mark({ client, name }: Table, brand: string, waiting: readonly Waiting[]): Promise<void> {
  await inParallel([...Map.groupBy(waiting, ({ answered }) => answered)], async ([answered, all]) => {
    const values = { ':ids': idsOf(all), ':most': WAITING_AT_ONCE, ':expires': Math.max(...all.map(({ expires }) => expires)) };
    const update = { UpdateExpression: 'ADD ids :ids SET expires = :expires', ConditionExpression: HAS_ROOM, ExpressionAttributeValues: values };
    await isMet(client.send(new UpdateCommand({ TableName: name, Key: waitingKey(brand, answered), ...update })));
  });
}

/** Takes the marks of messages away that wait no longer. */
export async function unmark({ client, name }: Table, brand: string, waited: readonly Omit<Waiting, 'expires'>[]): Promise<void> {
  await inParallel([...Map.groupBy(waited, ({ answered }) => answered)], async ([answered, all]) => {
    const update = {
      UpdateExpression: 'DELETE ids :ids',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':ids': idsOf(all) },
    };
    await isMet(client.send(new UpdateCommand({ TableName: name, Key: waitingKey(brand, answered), ...update })));
  });
}

const idsOf = (all: readonly { readonly id: string }[]): Set<string> => new Set(all.map(({ id }) => id));
