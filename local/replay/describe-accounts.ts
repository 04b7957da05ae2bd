import { UsageError } from '../options.ts';
import { detailOf, type SignedClient } from './signed-client.ts';

interface Account {
  readonly platform: string;
  readonly account: string;
}

interface KnownBrand {
  readonly brand: string;
  readonly accounts: readonly Account[];
}

/** A brand that is made of accounts which no brand document names. */
export interface NewBrand {
  readonly brand: string;
  readonly name: string;
  readonly accounts: readonly Account[];
}

/** The brands that the accounts become which none of the known ones names; the same account name on several platforms is one brand. */
export const newBrandsOf = (known: readonly KnownBrand[], accounts: readonly Account[]): readonly NewBrand[] => {
  const taken = new Set(known.map(({ brand }) => brand));
  const strangers = Map.groupBy(
    accounts.filter((account) => ownerOf(known, account) === undefined),
    ({ account }) => account,
  );
  return [...strangers].map(([name, members]) => {
    const brand = freeName(slugOf(name), taken);
    taken.add(brand);
    return { brand, name, accounts: members };
  });
};

/** The brand that names an account. */
export const ownerOf = (known: readonly KnownBrand[], { platform, account }: Account): string | undefined =>
  known.find(({ accounts }) => accounts.some((owned) => owned.platform === platform && owned.account === account))?.brand;

/** Makes a brand of every account that no brand document names. Returns all brands concerned. */
export const describeAccounts = async (client: Pick<SignedClient, 'api'>, accounts: readonly Account[]): Promise<readonly string[]> => {
  const known = await knownBrands(client);
  const created = newBrandsOf(known, accounts);
  for (const document of created) {
    const reply = await client.api('PUT', `/brands/${document.brand}`, document);
    if (reply.status >= 300) throw new UsageError(`The brand ${document.brand} could not be created (${reply.status}): ${detailOf(reply)}`);
  }
  return [...new Set(accounts.map((account) => ownerOf([...known, ...created], account)).filter((brand) => brand !== undefined))];
};

async function knownBrands(client: Pick<SignedClient, 'api'>): Promise<readonly KnownBrand[]> {
  const reply = await client.api('GET', '/brands');
  if (reply.status === 401) throw new UsageError('The API wants a token: give one of scope admin with --token.');
  if (reply.status >= 300) throw new UsageError(`The brands could not be read (${reply.status}): ${detailOf(reply)}`);
  return (JSON.parse(reply.text) as { items: KnownBrand[] }).items;
}

const LONGEST_NAME = 63;

/** A brand's name from an account's: lower case letters, digits and dashes. */
const slugOf = (account: string): string =>
  account
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME - 4)
    .replace(/^-+|-+$/g, '') || 'brand';

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const names = [wanted, ...Array.from({ length: 999 }, (_, index) => `${wanted}-${index + 2}`)];
  return names.find((name) => !taken.has(name)) ?? wanted;
}
