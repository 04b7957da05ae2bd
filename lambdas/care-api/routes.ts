import type * as z from 'zod';
import { mayAct, maySee, principalFrom, type Principal, type Scope } from '../../core/principal.ts';
import { forbidden, notFound, unauthorized } from '../../core/problem.ts';
import type { ApiEvent, ApiResult } from '../ports.ts';
import { methodNotAllowed } from '../problem-responses.ts';
import type { CareApiPorts } from './ports.ts';
import { NoQuery, readBody, readQuery } from './query.ts';
import type { Description, Method } from './route-description.ts';
import { noSuchBrand } from './visible-brand.ts';

/** What stands in the braces of a path, by their names, decoded. */
export type PathParts = Readonly<Record<string, string>>;

/** A question whose asker is known and may ask it, with its query and its body read. */
export interface Question<Query = unknown, Body = unknown> {
  readonly principal: Principal;
  /** What stands in the first braces of the path: a brand, or an id. Empty where the path has none. */
  readonly subject: string;
  readonly parts: PathParts;
  readonly query: Query;
  /** Undefined where the route takes none. */
  readonly body: Body;
  readonly event: ApiEvent;
}

type Answering<Query, Body> = (question: Question<Query, Body>) => Promise<ApiResult>;

export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly answer: (ports: CareApiPorts) => (event: ApiEvent, parts: PathParts) => Promise<ApiResult>;
  /** What the OpenAPI document says of it. */
  readonly description: Description;
}

interface Told<Query extends z.ZodType> extends Omit<Description, 'query' | 'body'> {
  readonly scope: Scope;
  readonly query: Query;
}

interface ToldWithoutBody<Query extends z.ZodType> extends Told<Query> {
  readonly body?: undefined;
  readonly answer: (ports: CareApiPorts) => Answering<z.output<Query>, undefined>;
}

interface ToldWithBody<Query extends z.ZodType, Body extends z.ZodType> extends Told<Query> {
  readonly body: Body;
  /** What it must be at this path in particular. */
  readonly bodyAt?: (parts: PathParts) => z.ZodType<z.output<Body>>;
  readonly answer: (ports: CareApiPorts) => Answering<z.output<Query>, z.output<Body>>;
}

/** A route with its description: the query and body that it describes are those that it reads. */
export type DescribedRoute<Query extends z.ZodType, Body extends z.ZodType> = ToldWithoutBody<Query> | ToldWithBody<Query, Body>;

/**
 * A route for callers of at least its scope. It throws Problem 401 without a caller, 403 below the scope, 404 for a brand that the caller may not
 * see, 400 on a bad query, 422 on a bad body, in that order.
 */
export function route<Query extends z.ZodType, Body extends z.ZodType>(told: DescribedRoute<Query, Body>): Route {
  const { method, path, scope, query } = told;
  const answer: Route['answer'] = (ports) => {
    if (!takesBody(told)) {
      const answering = told.answer(ports);
      return async (event, parts) => answering({ ...questionOf(scope, event, parts, query), body: undefined });
    }
    const { body, bodyAt = () => body } = told;
    const answering = told.answer(ports);
    return async (event, parts) => answering({ ...questionOf(scope, event, parts, query), body: readBody(bodyAt(parts), event) });
  };
  return { method, path, answer, description: told };
}

const takesBody = <Query extends z.ZodType, Body extends z.ZodType>(told: DescribedRoute<Query, Body>): told is ToldWithBody<Query, Body> =>
  told.body !== undefined;

/** A route without parameters that answers everybody, token or none. */
export const openRoute = (
  told: Pick<Description, 'path' | 'summary' | 'answers'> & { readonly answer: (ports: CareApiPorts) => (event: ApiEvent) => Promise<ApiResult> },
): Route => {
  const { path, summary, answers } = told;
  const description = { method: 'GET', path, scope: 'anybody', summary, query: NoQuery, answers } as const;
  const answer: Route['answer'] = (ports) => {
    const answering = told.answer(ports);
    return async (event) => {
      readQuery(NoQuery, event);
      return answering(event);
    };
  };
  return { method: 'GET', path, answer, description };
};

function questionOf<Query extends z.ZodType>(scope: Scope, event: ApiEvent, parts: PathParts, query: Query) {
  const principal = callerOf(event);
  if (principal === undefined) throw unauthorized('This needs a token.');
  if (!mayAct(principal, scope)) throw forbidden(`This needs a token of scope ${scope}.`);
  if (parts['brand'] !== undefined && !maySee(principal, parts['brand'])) throw noSuchBrand();
  const [subject = ''] = Object.values(parts);
  return { principal, subject, parts, query: readQuery(query, event), event };
}

/** The caller that the door before us vouches for, if any. */
export const callerOf = ({ requestContext }: ApiEvent): Principal | undefined =>
  principalFrom('authorizer' in requestContext ? requestContext.authorizer : undefined);

/** Finds the route of a request and lets it answer. Throws Problem 404 for an unknown path; answers 405 to a method that the path does not know. */
export const router = (routes: readonly Route[], ports: CareApiPorts): ((event: ApiEvent) => Promise<ApiResult>) => {
  const known = routes.map(({ method, path, answer }) => ({ method, pattern: patternOf(path), answer: answer(ports) }));
  return async (event) => {
    const path = event.rawPath.replace(/(?<=.)\/$/, '');
    const here = known.filter(({ pattern }) => pattern.test(path));
    const found = here.find(({ method }) => method === event.requestContext.http.method);
    if (found !== undefined) return found.answer(event, partsOf(found.pattern.exec(path)?.groups ?? {}));
    if (here.length === 0) throw notFound('There is nothing at this path.');
    return methodNotAllowed(here.map(({ method }) => method));
  };
};

/** The first braces hold a name without slashes, the second whatever a platform calls somebody. */
const patternOf = (path: string): RegExp =>
  new RegExp(
    `^${path
      .replaceAll('.', '\\.')
      .replace(/\{(\w+)\}/, '(?<$1>[^/]+)')
      .replace(/\{(\w+)\}/, '(?<$1>.+)')}$`,
  );

const partsOf = (groups: PathParts): PathParts => Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decoded(part)]));

/** A gateway may have decoded it already: what is no encoding stands for itself. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
