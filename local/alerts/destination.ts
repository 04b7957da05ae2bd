import type { Alert } from '../../core/alert.ts';

/**
 * What became of one attempt. `gone`: the destination has said that it wants nothing any more.
 * A reason is for operators and logs: it names codes, never an answer's words, a secret or a customer's text.
 */
export type Outcome = { readonly kind: 'delivered' } | { readonly kind: 'gone' } | { readonly kind: 'failed'; readonly reason: string };

export const DELIVERED: Outcome = { kind: 'delivered' };
export const GONE: Outcome = { kind: 'gone' };
export const failed = (reason: string): Outcome => ({ kind: 'failed', reason });

/** One place that alerts go to. */
export interface Destination {
  /** Unique among a brand's destinations, the same after a restart, and fit for a log: a URL's path may be a secret. */
  readonly name: string;
  /** Never rejects on what the world does: what went wrong is the outcome. */
  readonly deliver: (alert: Alert) => Promise<Outcome>;
}

/** The code of a system or protocol error, such as ECONNREFUSED, without its message; the name of any other. */
export const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
};
