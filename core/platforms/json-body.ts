import type * as z from 'zod';
import { problemErrors, unprocessable, type Problem } from '../problem.ts';

/** So many faults are named; a delivery of 1,000 wrong messages need not be answered with 1,000 sentences. */
const NAMED_FAULTS = 20;

/** Half of a character that UTF-8 cannot carry can only come in as an escape. */
const SURROGATE_ESCAPE = /\\u[dD][89a-fA-F]/;

/**
 * The JSON value that a body says. Halves of characters are replaced with U+FFFD, so that every text can be stored, hashed and sent.
 * A key such as `__proto__` is a key like any other: `JSON.parse` makes it an own property, and the schemas leave it out.
 * Throws Problem 422 with the empty path when the body is not UTF-8 or not JSON.
 */
export const readJson = (body: Uint8Array): unknown => {
  const text = readText(body);
  try {
    const value: unknown = JSON.parse(text);
    // Many platforms escape whatever is not ASCII, and nearly always whole: looking is much faster than parsing through a function.
    return SURROGATE_ESCAPE.test(text) && !isWhole(value) ? JSON.parse(text, wellFormed) : value;
  } catch {
    // The parser's own words quote the body, so they are not passed on.
    throw unreadable('The body is not JSON.');
  }
};

/**
 * The value in the shape of a schema. Throws Problem 422 naming each path that is wrong, below `path`.
 * The messages of zod tell what was expected, never the value that came.
 */
export const readShape = <Schema extends z.ZodType>(schema: Schema, value: unknown, path = ''): z.output<Schema> => {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = problemErrors(result.error.issues.slice(0, NAMED_FAULTS), path);
  throw unprocessable(`The delivery is not of the expected shape${errors[0]?.path ? ` at ${errors[0].path}` : ''}.`, errors);
};

/** Problem 422 for one field that is missing although another one allows for it. */
export const missing = (path: string, message: string): Problem =>
  unprocessable(`The delivery is not of the expected shape at ${path}.`, [{ path, message }]);

const unreadable = (message: string): Problem => unprocessable(message, [{ path: '', message }]);

/** True when no text below has half of a character. */
function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isWhole);
}

const wellFormed = (_key: string, value: unknown): unknown => (typeof value === 'string' ? value.toWellFormed() : value);

function readText(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw unreadable('The body is not UTF-8.');
  }
}
