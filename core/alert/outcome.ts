/**
 * What became of one attempt to reach a destination. `gone`: it has said that it wants nothing any more.
 * A reason is for operators and logs: it names codes, never an answer's words, a secret or a customer's text.
 */
export type Outcome = { readonly kind: 'delivered' } | { readonly kind: 'gone' } | { readonly kind: 'failed'; readonly reason: string };

export const DELIVERED: Outcome = { kind: 'delivered' };
export const GONE: Outcome = { kind: 'gone' };
export const failed = (reason: string): Outcome => ({ kind: 'failed', reason });

/** The code of a system or protocol error, such as ECONNREFUSED, without its message; the name of any other. */
export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
