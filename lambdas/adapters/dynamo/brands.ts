import { completed, type BrandDocument } from '../../../core/brand.ts';
import { conflict, type ProblemError } from '../../../core/problem.ts';
import type { Brands, Versioned } from '../../ports.ts';
import { claim, claimsOn, release, takeOver, type Account, type Claim, type Made } from './accounts.ts';
import { documents } from './documents.ts';
import { inParallel } from './in-parallel.ts';
import { BRANDS_PARTITION, type Key } from './keys.ts';
import { found, itemsOf, putIfNext, type Table } from './table.ts';

const stored = documents(completed);
/** Whoever loses a claim looks again at who holds it. */
const ATTEMPTS = 3;

/**
 * The brands in DynamoDB: a document each, and an item for each account. An account is claimed before the document that names it is
 * saved, and given up after one that does not; it is a brand's own only while both say so, so that a crash between the two harms nothing.
 */
export const createBrands = (table: Table): Brands => ({
  load: (brand) => load(table, brand),
  save: (document) => save(table, document),
  list: async () => {
    const all = { KeyConditionExpression: 'pk = :brands', ExpressionAttributeValues: { ':brands': BRANDS_PARTITION }, ConsistentRead: true };
    return (await found(table, all)).map(stored.of);
  },
  ofAccount: async (platform, account) => {
    const [held] = await claimsOn(table, [{ platform, account }]);
    return held !== undefined && (await isNamed(table, held)) ? held.brand : undefined;
  },
});

const keyOf = (brand: string): Key => ({ pk: BRANDS_PARTITION, sk: brand });

async function load(table: Table, brand: string): Promise<Versioned<BrandDocument> | undefined> {
  const [item] = await itemsOf(table, [keyOf(brand)]);
  return item && stored.versionedOf(item);
}

/** The steps of a save, each repeatable; only the document decides, by its version. */
async function save(table: Table, document: Versioned<BrandDocument>): Promise<boolean> {
  const { value, version } = document;
  const before = await load(table, value.brand);
  if ((before?.version ?? 0) !== version) return false;
  const left = before === undefined ? [] : before.value.accounts.filter((account) => !names(value, account));
  const given = (await claimsOn(table, left)).filter(({ brand }) => brand === value.brand);

  const news = await claimAll(table, value);
  const isSaved = await putIfNext(table, { ...keyOf(value.brand), ...stored.next(document) });
  await release(table, isSaved ? given : news);
  return isSaved;
}

/**
 * Claims every account that a document names. Returns the claims on those that were not the brand's own before. Throws Problem 409 when
 * another brand holds one, and has claimed nothing new then.
 */
async function claimAll(table: Table, document: BrandDocument): Promise<Claim[]> {
  const accounts = document.accounts.filter((account, index) => document.accounts.findIndex((one) => isSame(one, account)) === index);
  const outcomes = await inParallel(accounts, (account) => claimOne(table, document.brand, account));
  const news = outcomes.flatMap((outcome) => ('made' in outcome && outcome.made.isNew ? [outcome.made] : []));
  const holders = outcomes.flatMap((outcome) => ('holder' in outcome ? [outcome.holder] : []));
  if (holders.length === 0) return news;
  await release(table, news);
  throw heldByOthers(document, holders);
}

/** One account: the claim that was made, or the other brand's that stands. */
async function claimOne(table: Table, brand: string, account: Account): Promise<{ made: Made } | { holder: Claim }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const made = await claim(table, brand, account);
    if (made !== undefined) return { made };
    const [holder] = await claimsOn(table, [account]);
    if (holder === undefined) continue;
    if (holder.until > table.now() || (await isNamed(table, holder))) return { holder };
    const taken = await takeOver(table, brand, holder);
    if (taken !== undefined) return { made: taken };
  }
  throw new Error(`An account of the brand ${brand} changed hands under every one of ${ATTEMPTS} attempts to claim it.`);
}

function heldByOthers({ accounts }: BrandDocument, holders: readonly Claim[]): Error {
  const errors: ProblemError[] = accounts.flatMap((account, index) => {
    const holder = holders.find((one) => isSame(one.account, account));
    const message = `The ${account.platform} account "${account.account}" belongs to the brand "${holder?.brand}".`;
    return holder === undefined ? [] : [{ path: `accounts.${index}`, message }];
  });
  return conflict(errors[0]?.message ?? 'An account belongs to another brand.', errors);
}

/** True while the document of the brand that holds an account names it. */
async function isNamed(table: Table, { brand, account }: Claim): Promise<boolean> {
  const document = await load(table, brand);
  return document !== undefined && names(document.value, account);
}

const names = ({ accounts }: BrandDocument, account: Account): boolean => accounts.some((one) => isSame(one, account));

const isSame = (a: Account, b: Account): boolean => a.platform === b.platform && a.account === b.account;
