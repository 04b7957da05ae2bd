import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { SECOND } from '../../../core/time.ts';
import { inParallel } from './in-parallel.ts';
import { messageKey, messageName } from './keys.ts';
import { IS_FREE, isMet, itemsOf, type Item, type Table } from './table.ts';

/**
 * Who waits for a message, as marks on the item of that message, which may not have come yet: its item then has no version, and counts
 * as no message. A mark lives as long as the item on which it stands.
 */
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
const HAS_ROOM = '(attribute_not_exists(waiting) OR size(waiting) < :most)';

/** The names of the messages that an item marks as waiting for it. Some may wait no longer: a mark is made before its record is saved. */
export const markedOn = ({ waiting }: Item): readonly string[] => (waiting instanceof Set ? [...waiting].map(String) : []);

/** The names of the messages that were marked as waiting for some messages. */
export async function markedFor(table: Table, brand: string, answered: readonly string[]): Promise<string[]> {
  const items = await itemsOf(
    table,
    answered.map((id) => messageKey(brand, id)),
  );
  return items.flatMap(markedOn);
}

/** Marks messages as waiting: one write for each message that is answered, however many answer it. Repeating it changes nothing. */
export async function mark(table: Table, brand: string, waiting: readonly Waiting[]): Promise<void> {
  await inParallel([...Map.groupBy(waiting, ({ answered }) => answered)], async ([answered, all]) => {
    const isAlone = await markAlone(table, brand, answered, all);
    if (!isAlone) await markBeside(table, brand, answered, all);
  });
}

/** Marks where no message stands. One that has expired goes for good, since the mark keeps its item alive. */
const markAlone = ({ client, name, now }: Table, brand: string, answered: string, all: readonly Waiting[]): Promise<boolean> =>
  isMet(
    client.send(
      new UpdateCommand({
        TableName: name,
        Key: messageKey(brand, answered),
        UpdateExpression: 'ADD waiting :names SET #expires = :expires REMOVE #version, #put, doc, waits',
        ConditionExpression: `(${IS_FREE}) AND ${HAS_ROOM}`,
        ExpressionAttributeNames: { '#version': 'version', '#put': 'put', '#expires': 'expires' },
        ExpressionAttributeValues: { ':names': namesOf(all), ':most': WAITING_AT_ONCE, ':expires': expiryOf(all), ':now': now() / SECOND },
      }),
    ),
  );

/** Marks beside a message, which expires when it would have. */
const markBeside = ({ client, name }: Table, brand: string, answered: string, all: readonly Waiting[]): Promise<boolean> =>
  isMet(
    client.send(
      new UpdateCommand({
        TableName: name,
        Key: messageKey(brand, answered),
        UpdateExpression: 'ADD waiting :names SET #expires = if_not_exists(#expires, :expires)',
        ConditionExpression: HAS_ROOM,
        ExpressionAttributeNames: { '#expires': 'expires' },
        ExpressionAttributeValues: { ':names': namesOf(all), ':most': WAITING_AT_ONCE, ':expires': expiryOf(all) },
      }),
    ),
  );

/** Takes the marks of messages away that wait no longer. */
export async function unmark({ client, name }: Table, brand: string, waited: readonly Omit<Waiting, 'expires'>[]): Promise<void> {
  await inParallel([...Map.groupBy(waited, ({ answered }) => answered)], async ([answered, all]) => {
    const update = {
      UpdateExpression: 'DELETE waiting :names',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':names': namesOf(all) },
    };
    await isMet(client.send(new UpdateCommand({ TableName: name, Key: messageKey(brand, answered), ...update })));
  });
}

const namesOf = (all: readonly { readonly id: string }[]): Set<string> => new Set(all.map(({ id }) => messageName(id)));

const expiryOf = (all: readonly Waiting[]): number => Math.max(...all.map(({ expires }) => expires));
