import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { ALERT_PACE, PATIENCE_OF_OTHERS } from '../../../core/alert-pace.ts';
import { takeToken, type Pace, type Token } from '../../../core/token-bucket.ts';
import { SECOND } from '../../../core/time.ts';
import type { SendRate } from '../../alert-ports.ts';
import { sendRateKey } from './keys.ts';
import { isMet, type Table } from './table.ts';

export interface SendRateOptions {
  readonly table: Table;
  /** What is sent: each has a rate of its own. */
  readonly what: 'topic' | 'mail';
  readonly wait: (milliseconds: number) => Promise<void>;
  /** @default ALERT_PACE */
  readonly pace?: Pace;
  /** The longest that a sender of news waits for its turn, in milliseconds. @default 20,000: well within the minute after which a claim is taken for dead */
  readonly patience?: number;
}

const PATIENCE = 20 * SECOND;
/** A save is lost only when another sender's is won, and each sender saves one at a time. */
const ATTEMPTS = 50;

/** One rate for all senders, kept as a token bucket in the table. */
export const createSendRate = ({ table, what, wait, pace = ALERT_PACE, patience = PATIENCE }: SendRateOptions): SendRate => {
  const take = oneAtATime((longest: number) => takeStored(table, what, pace, longest));
  return {
    turn: async (first) => {
      const token = await take(first ? patience : Math.min(patience, PATIENCE_OF_OTHERS));
      if (token === undefined) return false;
      await wait(Math.max(0, token.at - table.now()));
      return true;
    },
  };
};

/** Takes a token by a save that names what it read: whoever loses looks again. */
async function takeStored({ client, name, now }: Table, what: string, pace: Pace, patience: number): Promise<Token | undefined> {
  const key = sendRateKey(what);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { Item } = await client.send(new GetCommand({ TableName: name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true }));
    const seen = typeof Item?.['fullAt'] === 'number' ? Item['fullAt'] : undefined;
    const token = takeToken(seen, now(), pace, patience);
    if (token === undefined) return undefined;
    const unchanged =
      seen === undefined
        ? { ConditionExpression: 'attribute_not_exists(fullAt)' }
        : { ConditionExpression: 'fullAt = :seen', ExpressionAttributeValues: { ':seen': seen } };
    if (await isMet(client.send(new PutCommand({ TableName: name, Item: { ...key, fullAt: token.fullAt }, ...unchanged })))) return token;
  }
  throw new Error(`no turn to send after ${ATTEMPTS} attempts`);
}

/** The same act, one after the other: the senders of one function would only lose against each other. */
function oneAtATime<A, T>(act: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (argument) => {
    const mine = before.then(() => act(argument));
    before = mine.catch(() => undefined); // whoever waits for it is told; the next one goes on
    return mine;
  };
}
