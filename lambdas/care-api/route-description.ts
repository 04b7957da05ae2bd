import type * as z from 'zod';
import type { Scope } from '../../core/principal.ts';

export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** What an answer holds: JSON of a shape, text of one of some media types, either of them, or nothing. */
export type AnswerShape = z.ZodType | readonly string[] | { readonly json: z.ZodType; readonly text: readonly string[] } | 'nothing';

/** Headers of a request that change its answer. */
export type RequestHeader = 'if-match' | 'if-none-match' | 'idempotency-key';

/** What a route is, in the words and shapes of the OpenAPI document. */
export interface Description {
  readonly method: Method;
  /** With parts in braces. */
  readonly path: string;
  /** What the caller's token must allow; `anybody` needs none. */
  readonly scope: Scope | 'anybody';
  /** One sentence: what the caller gets, or what it does. */
  readonly summary: string;
  readonly query: z.ZodType;
  readonly body?: z.ZodType | undefined;
  readonly headers?: Readonly<Partial<Record<RequestHeader, 'required' | 'optional'>>>;
  /** By their status. What every route of its kind can refuse (400, 401, 403, 404, 422) needs no mention. */
  readonly answers: Readonly<Record<number, AnswerShape>>;
  /** What else it can refuse, by status. */
  readonly refusals?: readonly number[];
}
