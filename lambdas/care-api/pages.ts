import { cursorAt, positionOf, type Asked } from '../../core/cursor.ts';
import * as z from 'zod';

/** What a page of a list looks like outside. */
export const Page = <Row extends z.ZodType>(row: Row) => z.object({ items: z.array(row), next: z.string().optional() });

/** A list that is shown page by page: what was asked, where a row stands in it, and how a row is shown. */
export interface Paged<Row, Position extends z.core.util.JSONType> {
  readonly asked: Asked;
  readonly position: z.ZodType<Position>;
  readonly positionOf: (row: Row) => Position;
  readonly show: (row: Row) => unknown;
  readonly read: (after: Position | undefined, limit: number) => Promise<readonly Row[]>;
}

/** One page, and the cursor of the next while there is one. Throws Problem 400 when the cursor is of another question. */
export const pageOf = async <Row, Position extends z.core.util.JSONType>(
  list: Paged<Row, Position>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ items: unknown[]; next?: string }> => {
  const after = cursor === undefined ? undefined : positionOf(cursor, list.asked, list.position);
  const rows = await list.read(after, limit + 1);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? { next: cursorAt(list.asked, list.positionOf(last)) } : {};
  return { items: items.map(list.show), ...next };
};
