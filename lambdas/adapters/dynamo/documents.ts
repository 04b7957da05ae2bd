import type { Versioned } from '../../ports.ts';
import { packed, unpacked } from './packed.ts';
import type { Item } from './table.ts';

/** How items keep documents of one type: packed in `doc`, beside their `version`. */
export interface Documents<T> {
  /** The attributes of the version after the given one. */
  readonly next: (document: Versioned<T>) => { readonly version: number; readonly doc: Uint8Array };
  /** The document of an item. Throws TypeError when it holds none: the table and the code have parted. */
  readonly of: (item: Item) => T;
  readonly versionedOf: (item: Item) => Versioned<T>;
}

/**
 * What is read is trusted to be a T, since this store wrote it from one; checking each against a schema would cost more than reading it.
 * `completed` gives what an older program wrote the fields that are new.
 */
export const documents = <T extends object>(completed: (document: T) => T = (document) => document): Documents<T> => {
  const of = ({ doc }: Item): T => {
    if (!(doc instanceof Uint8Array)) throw new TypeError('an item has no document');
    return completed(unpacked(doc) as T);
  };
  const versionedOf = (item: Item): Versioned<T> => {
    const { version } = item;
    if (typeof version !== 'number') throw new TypeError('an item has no version');
    return { value: of(item), version };
  };
  return { next: ({ value, version }) => ({ version: version + 1, doc: packed(value) }), of, versionedOf };
};
