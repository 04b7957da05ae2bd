/**
 * What the product says when it refuses: RFC 9457 problem details.
 * Only a Problem keeps its words on the way to a client; every other error becomes a plain 500.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly title: string;
  readonly errors: readonly ProblemError[];

  constructor(status: number, title: string, detail: string, errors: readonly ProblemError[] = []) {
    super(detail);
    this.status = status;
    this.title = title;
    this.errors = errors;
  }
}

/** Where the input is wrong (`data.0.sentAt`, empty for the whole) and what was expected there. */
export interface ProblemError {
  readonly path: string;
  readonly message: string;
}

/** 401: the signature or token is missing, wrong or stale. Never says which, so that nobody can probe. */
export const unauthorized = (detail: string): Problem => new Problem(401, 'Not authorised', detail);

/** 403: known, but not allowed to do this. */
export const forbidden = (detail: string): Problem => new Problem(403, 'Not allowed', detail);

/** 404: no such thing, or a thing of a brand that the caller may not see. */
export const notFound = (detail: string): Problem => new Problem(404, 'Not found', detail);

/** 400: the query or cursor cannot be read. */
export const badRequest = (detail: string, errors: readonly ProblemError[] = []): Problem => new Problem(400, 'Bad request', detail, errors);

/** 409: the request contradicts what is stored. */
export const conflict = (detail: string, errors: readonly ProblemError[] = []): Problem => new Problem(409, 'Conflict', detail, errors);

/** 412: what the caller saw is not what is stored any more. */
export const preconditionFailed = (detail: string): Problem => new Problem(412, 'Changed meanwhile', detail);

/** 428: the caller must say which version it saw. */
export const preconditionRequired = (detail: string): Problem => new Problem(428, 'Precondition required', detail);

/** 422: signed or authorised, but not of the expected shape. */
export const unprocessable = (detail: string, errors: readonly ProblemError[] = []): Problem =>
  new Problem(422, 'Not of the expected shape', detail, errors);

/** 503: we cannot do it now; the sender may try again. */
export const unavailable = (detail: string): Problem => new Problem(503, 'Not available now', detail);

/** The issues of a zod error as problem errors, paths joined with dots. */
export const problemErrors = (issues: readonly { path: readonly PropertyKey[]; message: string }[], prefix = ''): ProblemError[] =>
  issues.map((issue) => ({ path: [prefix, ...issue.path.map(String)].filter((part) => part !== '').join('.'), message: issue.message }));
