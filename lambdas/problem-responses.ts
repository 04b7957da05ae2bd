import type { MiddlewareObj } from '@middy/core';
import { Problem } from '../core/problem.ts';
import type { ApiEvent, ApiResult, Log } from './ports.ts';

/** An HTTP answer of RFC 9457 problem details. */
export const problemResult = ({ status, title, message, errors }: Problem, headers: Readonly<Record<string, string>> = {}): ApiResult => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: JSON.stringify({ type: 'about:blank', title, status, detail: message, ...(errors.length === 0 ? {} : { errors }) }),
});

/** 405, with the methods that would do. */
export const methodNotAllowed = (allowed: readonly string[]): ApiResult =>
  problemResult(new Problem(405, 'Method not allowed', `Only ${allowed.join(' and ')} will do here.`), { allow: allowed.join(', ') });

/**
 * Turns what a handler throws into an answer. A Problem keeps its words. Anything else is a fault of ours: it is logged by its name and
 * place, without its message, which may hold a customer's words, and the client learns nothing of it but the 500.
 * `scheme` is how a caller may say who it is: HTTP wants it named in every 401.
 */
export const problemResponses = (log: Log, scheme?: 'Bearer'): MiddlewareObj<ApiEvent, ApiResult> => ({
  onError: ({ event, error, response }) => {
    if (response !== undefined) return response;
    if (error instanceof Problem) return problemResult(error, error.status === 401 && scheme !== undefined ? { 'www-authenticate': scheme } : {});
    log.error('request failed', { error: nameOf(error), at: placeOf(error), request: event.requestContext?.requestId ?? '' });
    return problemResult(new Problem(500, 'Internal error', 'Something went wrong here; the log has it under the id of this request.'));
  },
});

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** The uppermost frame of the stack. The stack begins with the message, which is cut off first. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || error.stack === undefined) return '';
  const frames = error.stack.slice(error.stack.indexOf(error.message) + error.message.length);
  return /^\s+at (.+)$/m.exec(frames)?.[1] ?? '';
}
