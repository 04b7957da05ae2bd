import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Time } from '../../../core/time.ts';
import type { Watches } from '../../ports.ts';
import { leaseKey } from './keys.ts';
import { isMet, type Item, type Table } from './table.ts';

/** A brand that changes hands between each of so many attempts to take it and to leave a mark is not looked at: something is wrong. */
const ATTEMPTS = 5;

/**
 * Who looks at a brand just now, as one item while it is held. The mark of dirt names the holder whom it is meant for: who holds the brand
 * again keeps it, and to a new holder it means nothing. Taking and giving back cost one write unit each, finding it taken two.
 */
export const createLeases = (table: Table): Pick<Watches, 'lease' | 'release'> => ({
  lease: async (brand, holder, now, until) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await isTaken(table, brand, holder, now, until)) return true;
      if (await isMarked(table, brand, holder, now)) return false;
    }
    throw new Error(`The lease of ${brand} changed hands under every one of ${ATTEMPTS} attempts to take it or to leave a mark.`);
  },
  release: async (brand, holder) => {
    const given = await deleted(table, brand, holder);
    return given !== undefined && given['dirty'] === holder;
  },
});

const NAMES = { '#holder': 'holder', '#until': 'until' };

/** Takes a brand that nobody holds, that is ours already, or whose holder's time is over. */
const isTaken = ({ client, name }: Table, brand: string, holder: string, now: Time, until: Time): Promise<boolean> =>
  isMet(
    client.send(
      new UpdateCommand({
        TableName: name,
        Key: leaseKey(brand),
        UpdateExpression: 'SET #holder = :holder, #until = :until',
        ConditionExpression: 'attribute_not_exists(pk) OR #holder = :holder OR #until <= :now',
        ExpressionAttributeNames: NAMES,
        ExpressionAttributeValues: { ':holder': holder, ':until': until, ':now': now },
      }),
    ),
  );

/** Marks a brand as dirty for whoever holds it, if another still does. */
const isMarked = ({ client, name }: Table, brand: string, holder: string, now: Time): Promise<boolean> =>
  isMet(
    client.send(
      new UpdateCommand({
        TableName: name,
        Key: leaseKey(brand),
        UpdateExpression: 'SET #dirty = #holder',
        ConditionExpression: 'attribute_exists(pk) AND #holder <> :holder AND #until > :now',
        ExpressionAttributeNames: { ...NAMES, '#dirty': 'dirty' },
        ExpressionAttributeValues: { ':holder': holder, ':now': now },
      }),
    ),
  );

/** Deletes the lease of a holder and tells what it was; undefined when it is no longer the holder's. */
async function deleted({ client, name }: Table, brand: string, holder: string): Promise<Item | undefined> {
  try {
    const { Attributes } = await client.send(
      new DeleteCommand({
        TableName: name,
        Key: leaseKey(brand),
        ConditionExpression: '#holder = :holder',
        ExpressionAttributeNames: { '#holder': 'holder' },
        ExpressionAttributeValues: { ':holder': holder },
        ReturnValues: 'ALL_OLD',
      }),
    );
    return Attributes;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
