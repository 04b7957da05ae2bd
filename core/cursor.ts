import * as z from 'zod';
import { badRequest, type Problem } from './problem.ts';
import { FIRST_TIME, LAST_TIME } from './time.ts';

/** A time as a cursor has it. Whoever forges one gets no farther than the calendar. */
export const anyTime = z.int().min(FIRST_TIME).max(LAST_TIME);

/** What a list was asked: its kind, its brand, and whatever else decides its order or its rows. */
export type Asked = readonly string[];

/** Where the next page begins: opaque to the client, and good for the same question only. */
export const cursorAt = (asked: Asked, position: z.core.util.JSONType): string =>
  Buffer.from(JSON.stringify([questionOf(asked), position])).toString('base64url');

/** The position that a cursor names. Throws Problem 400 when it is none of ours, or of another question. */
export const positionOf = <T>(cursor: string, asked: Asked, position: z.ZodType<T>): T => {
  const { data } = z.tuple([z.literal(questionOf(asked)), position]).safeParse(jsonOf(cursor));
  if (data === undefined) throw notOurs();
  return data[1];
};

const questionOf = (asked: Asked): string => JSON.stringify(asked);

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw notOurs();
  }
}

const notOurs = (): Problem =>
  badRequest('The cursor cannot be read.', [{ path: 'cursor', message: 'expected the `next` of the page before, with the same question' }]);
