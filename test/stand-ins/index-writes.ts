import { TABLE_SCHEMA } from './table-schema.ts';

type Attributes = Readonly<Record<string, unknown>>;

/**
 * What the indexes charge for a write, in write units: 1 to list an item or to drop it, 2 to move it, nothing while its keys stay, since
 * they hold nothing but keys. An entry is below a kilobyte. Dynalite leaves this out.
 */
export const indexUnits = (before: Attributes, after: Attributes): number =>
  TABLE_SCHEMA.GlobalSecondaryIndexes.reduce((sum, { KeySchema }) => {
    const names = KeySchema.map(({ AttributeName }) => AttributeName);
    const [was, is] = [placeOf(before, names), placeOf(after, names)];
    if (was === is) return sum;
    return sum + (was === undefined || is === undefined ? 1 : 2);
  }, 0);

/** Where an index lists an item; undefined where it does not, since a key is missing. */
const placeOf = (item: Attributes, names: readonly string[]): string | undefined =>
  names.every((name) => item[name] !== undefined) ? JSON.stringify(names.map((name) => item[name])) : undefined;
