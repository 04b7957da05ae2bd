import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Versioned } from '../../lambdas/ports.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A TEXT column. Throws when it is anything else: the schema and the code have parted. */
export const textOf = (row: Row, column: string): string => {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} is not text`);
  return value;
};

/** An INTEGER or REAL column. Throws as textOf. */
export const numberOf = (row: Row, column: string): number => {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} is not a number`);
  return value;
};

/** How a table keeps its documents: as JSON in the column `doc`. */
export interface Documents<T> {
  /** What the column holds. */
  readonly textOf: (document: T) => string;
  /** The document of a row. */
  readonly of: (row: Row) => T;
  /** The document of a row with its version. */
  readonly versionedOf: (row: Row) => Versioned<T>;
}

/**
 * Documents of one type. What is read is trusted to be a T, since this store wrote it from one; a migration rewrites what changes its shape,
 * or `completed` gives what an older program wrote the fields that are new. Checking each against a schema would cost more than reading it.
 */
export const documents = <T>(completed: (document: T) => T = (document) => document): Documents<T> => {
  const of = (row: Row): T => completed(JSON.parse(textOf(row, 'doc')));
  const versionedOf = (row: Row): Versioned<T> => ({ value: of(row), version: numberOf(row, 'version') });
  return { textOf: (document) => JSON.stringify(document), of, versionedOf };
};

/** What the rows of some ids hold, those that there are. */
export const found = <T>(ids: readonly string[], rowOf: (id: string) => Row | undefined, of: (row: Row) => T): ReadonlyMap<string, T> => {
  const rows = new Map(ids.map((id) => [id, rowOf(id)]));
  return new Map([...rows].flatMap(([id, row]) => (row === undefined ? [] : [[id, of(row)]])));
};

/**
 * A save that names the version it replaces, as one statement: the table's `version` goes up by one, or nothing happens and it answers
 * false. Version 0 inserts, and loses when the key exists. Run it in a transaction when it is part of more.
 */
export const versionedSave = <Column extends string>(
  db: DatabaseSync,
  table: string,
  key: readonly NoInfer<Column>[],
  columns: readonly Column[],
): ((version: number, row: Readonly<Record<Column, SQLInputValue>>) => boolean) => {
  const values = columns.map((column) => `:${column}`);
  const assignments = columns.map((column) => `${column} = :${column}`);
  const conditions = [...key.map((column) => `${column} = :${column}`), 'version = :version'];
  const insert = db.prepare(`INSERT INTO ${table} (${columns.join()}, version) VALUES (${values.join()}, 1) ON CONFLICT DO NOTHING`);
  const update = db.prepare(`UPDATE ${table} SET ${assignments.join()}, version = version + 1 WHERE ${conditions.join(' AND ')}`);
  return (version, row) => (version === 0 ? insert.run(row) : update.run({ ...row, version })).changes === 1;
};
