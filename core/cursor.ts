import * as z from 'zod';
import { badRequest, Problem, type ProblemError } from './problem.ts';
import { FIRST_TIME, LAST_TIME } from './time.ts';

/** A time as a cursor has it. Whoever forges one gets no farther than the calendar. */
export const anyTime = z.int().min(FIRST_TIME).max(LAST_TIME);

/** What a list was asked: its kind, its brand, and whatever else decides its order or its rows. */
export type Asked = readonly string[];

/** Where the next page begins: opaque to the client, and good for the same question only. */
export const cursorAt = (asked: Asked, position: z.core.util.JSONType): string =>
  Buffer.from(JSON.stringify([questionOf(asked), position])).toString('base64url');

/**
 * The position that a cursor names. Throws Problem 400 when it is none of ours or of another question, 404 when it is of the same question
 * about another brand: nobody learns whether it leads anywhere there.
 */
export const positionOf = <T>(cursor: string, asked: Asked, position: z.ZodType<T>): T => {
  const json = jsonOf(cursor);
  const { data } = z.tuple([z.literal(questionOf(asked)), position]).safeParse(json);
  if (data !== undefined) return data[1];
  if (isOfAnotherBrand(json, asked)) throw new Problem(404, 'Not found', 'There is no such page.', EXPECTED);
  throw notOurs();
};

/** A question names its kind, then its brand. */
function isOfAnotherBrand(json: unknown, [kind, brand]: Asked): boolean {
  const { data: [question] = [] } = z.tuple([z.string()], z.unknown()).safeParse(json);
  const { data: [itsKind, itsBrand] = [] } = z
    .tuple([z.string(), z.string()], z.string())
    .safeParse(question === undefined ? undefined : parsed(question));
  return itsKind === kind && itsBrand !== undefined && itsBrand !== brand;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const questionOf = (asked: Asked): string => JSON.stringify(asked);

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw notOurs();
  }
}

const EXPECTED: readonly ProblemError[] = [{ path: 'cursor', message: 'expected the `next` of the page before, with the same question' }];
const notOurs = (): Problem => badRequest('The cursor cannot be read.', EXPECTED);
