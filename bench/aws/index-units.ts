import { TABLE_SCHEMA } from '../../test/stand-ins/table-schema.ts';

/** An item as the store gave it to its client, or as DynamoDB answered it: only its keys are looked at, and they are strings. */
export type Attributes = Readonly<Record<string, unknown>>;

/** One entry of an index: its keys, as one text, and its size in bytes. */
interface Entry {
  readonly keys: string;
  readonly bytes: number;
}

const WRITE_UNIT = 1_024;

/**
 * What writes cost in the global indexes, which the emulator leaves out of what it says was consumed. An entry of an index that holds
 * only keys costs a write unit for each started kilobyte when it appears or disappears, both when it moves, and nothing while its keys stay.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export const createIndexBook = () => {
  const standing = new Map<string, readonly (Entry | undefined)[]>();
  return {
    /** The write units that all indexes together charge for what an item has become: undefined when it was deleted. */
    written: (key: Attributes, item: Attributes | undefined): number => {
      const place = JSON.stringify([textOf(key['pk']), textOf(key['sk'])]);
      const before = standing.get(place) ?? [];
      const after = item === undefined ? [] : TABLE_SCHEMA.GlobalSecondaryIndexes.map((index) => entryOf(index, item));
      if (item === undefined) standing.delete(place);
      else standing.set(place, after);
      return TABLE_SCHEMA.GlobalSecondaryIndexes.reduce((sum, _, index) => sum + unitsBetween(before[index], after[index]), 0);
    },
  };
};
export type IndexBook = ReturnType<typeof createIndexBook>;

function unitsBetween(before: Entry | undefined, after: Entry | undefined): number {
  if (before?.keys === after?.keys) return 0;
  return unitsOf(before) + unitsOf(after);
}

const unitsOf = (entry: Entry | undefined): number => (entry === undefined ? 0 : Math.ceil(entry.bytes / WRITE_UNIT));

/** Where an index lists an item; nowhere unless it has both of the index's keys. */
function entryOf({ KeySchema }: (typeof TABLE_SCHEMA.GlobalSecondaryIndexes)[number], item: Attributes): Entry | undefined {
  const own = KeySchema.map(({ AttributeName }) => AttributeName);
  if (own.some((name) => textOf(item[name]) === undefined)) return undefined;
  const pairs = [...own, 'pk', 'sk'].map((name) => [name, textOf(item[name]) ?? ''] as const);
  return {
    keys: JSON.stringify(own.map((name) => textOf(item[name]))),
    bytes: pairs.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0),
  };
}

const INDEX_KEYS: ReadonlySet<string> = new Set(
  TABLE_SCHEMA.GlobalSecondaryIndexes.flatMap(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName)),
);

/** True when an update names a key of an index, plainly or under another name. */
export const namesIndexKey = ({ UpdateExpression, ExpressionAttributeNames }: Attributes): boolean => {
  const named = [...String(UpdateExpression).matchAll(/\w+/g)].map(([name]) => name);
  return [...named, ...Object.values(ExpressionAttributeNames ?? {})].some((name) => INDEX_KEYS.has(String(name)));
};

/** A string attribute, plain or as it goes over the wire. */
export const textOf = (attribute: unknown): string | undefined => {
  if (typeof attribute === 'string') return attribute;
  const inner: unknown = typeof attribute === 'object' && attribute !== null && 'S' in attribute ? attribute.S : undefined;
  return typeof inner === 'string' ? inner : undefined;
};
