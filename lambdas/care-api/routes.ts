import type * as z from 'zod';
import { mayAct, principalFrom, type Principal, type Scope } from '../../core/principal.ts';
import { forbidden, notFound, unauthorized } from '../../core/problem.ts';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { methodNotAllowed } from '../problem-responses.ts';
import { readQuery } from './query.ts';

/** A question whose asker is known and may ask it, with its query read. */
export interface Question<Query = unknown> {
  readonly principal: Principal;
  /** What stands in the braces of the path: a brand, or an id. Empty where the path has none. */
  readonly subject: string;
  /** What stands in the second braces, where the path has them. */
  readonly part: string;
  readonly query: Query;
  readonly event: ApiEvent;
}

export interface Route {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** With at most two parts in braces; what stands in the second may hold anything, and is decoded. */
  readonly path: string;
  readonly answer: (event: ApiEvent, subject: string, part: string) => Promise<ApiResult>;
}

/** A route for callers of at least that scope. Throws Problem 401 without a caller, 403 below the scope, 400 on a bad query. */
export const route = <Query extends z.ZodType>(
  method: Route['method'],
  path: string,
  scope: Scope,
  query: Query,
  answer: (question: Question<z.output<Query>>) => Promise<ApiResult>,
): Route => ({
  method,
  path,
  answer: async (event, subject, part) => {
    const principal = callerOf(event);
    if (principal === undefined) throw unauthorized('This needs a token.');
    if (!mayAct(principal, scope)) throw forbidden(`This needs a token of scope ${scope}.`);
    return answer({ principal, subject, part, query: readQuery(query, event), event });
  },
});

/** The caller that the door before us vouches for, if any. */
export const callerOf = ({ requestContext }: ApiEvent): Principal | undefined =>
  principalFrom('authorizer' in requestContext ? requestContext.authorizer : undefined);

/** Finds the route of a request and lets it answer. Throws Problem 404 for an unknown path; answers 405 to a method that the path does not know. */
export const router = (routes: readonly Route[]): ((event: ApiEvent) => Promise<ApiResult>) => {
  const known = routes.map((candidate) => ({ ...candidate, pattern: patternOf(candidate.path) }));
  return async (event) => {
    const path = event.rawPath.replace(/(?<=.)\/$/, '');
    const here = known.filter(({ pattern }) => pattern.test(path));
    const found = here.find(({ method }) => method === event.requestContext.http.method);
    const [, subject = '', part = ''] = found?.pattern.exec(path) ?? [];
    if (found !== undefined) return found.answer(event, subject, decoded(part));
    if (here.length === 0) throw notFound('There is nothing at this path.');
    return methodNotAllowed(here.map(({ method }) => method));
  };
};

/** The first braces hold a name without slashes, the second whatever a platform calls somebody. */
const patternOf = (path: string): RegExp => new RegExp(`^${path.replace(/\{\w+\}/, '([^/]+)').replace(/\{\w+\}/, '(.+)')}$`);

/** A gateway may have decoded it already: what is no encoding stands for itself. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};
