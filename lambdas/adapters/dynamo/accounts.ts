import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { BrandDocument } from '../../../core/brand.ts';
import { MINUTE, type Time } from '../../../core/time.ts';
import { inParallel } from './in-parallel.ts';
import { accountKey } from './keys.ts';
import { isMet, itemsOf, unlessRefused, type Item, type Table } from './table.ts';

export type Account = BrandDocument['accounts'][number];

/** Whose an account is, as far as the account's own item says. It counts only together with a document of that brand that names the account. */
export interface Claim {
  readonly account: Account;
  readonly brand: string;
  /** Until then whoever claimed it may be about to save such a document. */
  readonly until: Time;
  /** Tells one claim from another of the same brand, so that nobody takes away what was claimed anew meanwhile. */
  readonly by: string;
}

/** A save takes a second, and no request lives for 30: whoever claimed so long ago and saved nothing is gone. */
const CLAIMED_FOR = MINUTE;

/** The claims on some accounts, consistent; the others are left out. */
export async function claimsOn(table: Table, accounts: readonly Account[]): Promise<Claim[]> {
  const byKey = new Map(accounts.map((account) => [accountKey(account.platform, account.account).pk, account]));
  const items = await itemsOf(
    table,
    accounts.map(({ platform, account }) => accountKey(platform, account)),
  );
  return items.flatMap((item) => claimOf(byKey.get(String(item['pk'])), item) ?? []);
}

function claimOf(account: Account | undefined, { brand, until, by }: Item): Claim | undefined {
  const isClaim = account !== undefined && typeof brand === 'string' && typeof until === 'number' && typeof by === 'string';
  return isClaim ? { account, brand, until, by } : undefined;
}

/** A claim that was made, and whether the account was not the brand's own before. */
export interface Made extends Claim {
  readonly isNew: boolean;
}

/** Claims an account that is free, or one's own. Returns undefined when another brand has it. */
export const claim = (table: Table, brand: string, account: Account): Promise<Made | undefined> =>
  put(table, brand, account, { ConditionExpression: 'attribute_not_exists(pk) OR #brand = :brand', ...values({ brand }) });

/** Takes an account over from a claim that counts no longer. Returns undefined when it was claimed anew meanwhile. */
export const takeOver = (table: Table, brand: string, { account, by }: Claim): Promise<Made | undefined> =>
  put(table, brand, account, { ConditionExpression: '#by = :by', ...values({ by }) });

/** Frees accounts, but for those that were claimed anew meanwhile. */
export async function release({ client, name }: Table, claims: readonly Claim[]): Promise<void> {
  await inParallel(claims, ({ account: { platform, account }, by }) =>
    isMet(
      client.send(new DeleteCommand({ TableName: name, Key: accountKey(platform, account), ConditionExpression: '#by = :by', ...values({ by }) })),
    ),
  );
}

type Condition = { ConditionExpression: string } & ReturnType<typeof values>;

async function put({ client, name, now }: Table, brand: string, account: Account, condition: Condition): Promise<Made | undefined> {
  const made = { brand, until: now() + CLAIMED_FOR, by: randomUUID() };
  const item = { ...accountKey(account.platform, account.account), ...made };
  const answer = await unlessRefused(client.send(new PutCommand({ TableName: name, Item: item, ...condition, ReturnValues: 'ALL_OLD' })));
  return answer && { account, ...made, isNew: answer.Attributes?.['brand'] !== brand };
}

const values = (named: Readonly<Record<string, string>>) => ({
  ExpressionAttributeNames: Object.fromEntries(Object.keys(named).map((attribute) => [`#${attribute}`, attribute])),
  ExpressionAttributeValues: Object.fromEntries(Object.entries(named).map(([attribute, value]) => [`:${attribute}`, value])),
});
