import { ANY_PLATFORM, authorHash, namedBy, type Erasure, type Named } from '../core/erasure.ts';
import type { InboxItem, MessageEvent } from '../core/event.ts';
import type { Erasures } from './care-ports.ts';

export interface TombstonePorts {
  readonly erasures: Pick<Erasures, 'of'>;
  /** The keys that the ids of erased people are hashed with, the newest first: an old one counts for as long as it is kept. Never empty. */
  readonly authorKeys: () => Promise<readonly string[]>;
}

/** The hashes by which a person of these ids may have been erased. */
export const hashesOf = (keys: readonly string[], brand: string, { platform, ids }: Named): readonly string[] =>
  keys.flatMap((key) => ids.flatMap((id) => [authorHash(key, brand, platform, id), authorHash(key, brand, ANY_PLATFORM, id)]));

/** Some of a brand's letters without those that an erased person wrote, or got, before they were erased. Most brands have erased nobody. */
export const withoutErased = async <Letter extends { readonly event: MessageEvent; readonly item: InboxItem }>(
  { erasures, authorKeys }: TombstonePorts,
  brand: string,
  letters: readonly Letter[],
): Promise<readonly Letter[]> => {
  const erased = await erasures.of(brand);
  if (erased.length === 0) return letters;
  const keys = await authorKeys();
  return letters.filter(({ event, item }) => !erased.some((one) => isAbout(one, keys, event, item)));
};

/** True when an event brings something that the person of an erasure said, or was told, before it. */
export const isAbout = (erasure: Erasure, keys: readonly string[], event: InboxItem['event'], { receivedAt }: InboxItem): boolean => {
  if (!('message' in event) || Math.min(event.message.sentAt, receivedAt) > erasure.at) return false;
  const named = namedBy(event);
  return named !== undefined && isOneOf(erasure, hashesOf(keys, erasure.brand, named));
};

export const isOneOf = ({ hashes }: Pick<Erasure, 'hashes'>, some: readonly string[]): boolean => some.some((hash) => hashes.includes(hash));
