import * as z from 'zod';
import type { BrandDocument } from '../brand.ts';

/** A mail subscription to the alert topic. */
export interface MailSubscription {
  readonly address: string;
  /** Absent until its owner has confirmed it: nothing can be changed about it before. */
  readonly arn?: string;
  /** The brands whose alerts it gets. Absent when somebody has given it a filter of their own, or none: it is theirs then. */
  readonly brands?: readonly string[];
}

/** What has to happen so that the subscriptions are as the brand documents say. */
export type SubscriptionChange =
  | { readonly kind: 'subscribe'; readonly address: string; readonly brands: readonly string[] }
  | { readonly kind: 'follow'; readonly arn: string; readonly brands: readonly string[] }
  | { readonly kind: 'end'; readonly arn: string };

/** Amazon SNS takes so many values in one filter policy. */
export const BRANDS_PER_ADDRESS = 150;

const Policy = z.strictObject({ brand: z.array(z.string()).min(1) });

/** The filter policy of a subscription that gets the alerts of these brands. */
export const filterPolicy = (brands: readonly string[]): string => JSON.stringify({ brand: brands });

/** The brands of a filter policy that we wrote; undefined for any other. */
export const brandsIn = (policy: string | undefined): readonly string[] | undefined => {
  if (policy === undefined || !policy.startsWith('{')) return undefined;
  return Policy.safeParse(JSON.parse(policy)).data?.brand;
};

/**
 * The changes that bring the subscriptions to what the documents say: those of `brand` in full, and all confirmed ones, so that whatever an
 * earlier change could not reach is made good by the next. Only an address of `brand` is subscribed, since who has left another brand's
 * list by their own will must not be asked again. Empty when all is as it should be.
 */
export const subscriptionChanges = (
  brand: string,
  documents: readonly BrandDocument[],
  subscriptions: readonly MailSubscription[],
): readonly SubscriptionChange[] => {
  const followed = brandsByAddress(documents);
  const described = new Set(documents.map((document) => document.brand));
  const known = new Set(subscriptions.flatMap(({ address, arn }) => (arn === undefined ? [] : [inLowerCase(address)])));
  const addresses = documents.find((document) => document.brand === brand)?.alerts.emails ?? [];
  const missing = new Map(addresses.filter((address) => !known.has(inLowerCase(address))).map((address) => [inLowerCase(address), address]));
  return [
    ...[...missing].map(([key, address]) => ({ kind: 'subscribe' as const, address, brands: followed.get(key) ?? [] })),
    ...subscriptions.flatMap((subscription) => changeOf(subscription, followed, described)),
  ];
};

/** The addresses of a document that more brands name, with it, than one subscription can follow. */
export const crowdedAddresses = (document: BrandDocument, others: readonly BrandDocument[]): readonly string[] => {
  const followed = brandsByAddress([...others.filter(({ brand }) => brand !== document.brand), document]);
  return document.alerts.emails.filter((address) => (followed.get(inLowerCase(address)) ?? []).length > BRANDS_PER_ADDRESS);
};

function changeOf(
  { address, arn, brands }: MailSubscription,
  followed: ReadonlyMap<string, readonly string[]>,
  described: ReadonlySet<string>,
): readonly SubscriptionChange[] {
  if (arn === undefined || brands === undefined) return [];
  const wanted = followed.get(inLowerCase(address)) ?? [];
  const untold = brands.filter((brand) => !described.has(brand)); // not ours to take away
  const all = [...new Set([...wanted, ...untold])].toSorted();
  if (all.length === 0) return [{ kind: 'end', arn }];
  return all.join() === brands.toSorted().join() ? [] : [{ kind: 'follow', arn, brands: all }];
}

/** Mail programs and SNS tell addresses apart by letters, whatever their case. */
function brandsByAddress(documents: readonly BrandDocument[]): ReadonlyMap<string, readonly string[]> {
  const pairs = documents.flatMap(({ brand, alerts }) => alerts.emails.map((address) => ({ brand, address: inLowerCase(address) })));
  const grouped = Map.groupBy(pairs, ({ address }) => address);
  return new Map([...grouped].map(([address, named]) => [address, [...new Set(named.map(({ brand }) => brand))].toSorted()]));
}

const inLowerCase = (address: string): string => address.toLowerCase();
