import type * as z from 'zod';
import type { AnswerShape, Description, RequestHeader } from '../lambdas/care-api/route-description.ts';
import { jsonSchemas, refTo } from './openapi-schemas.ts';

/** The names of shapes in the document. */
export interface Names {
  readonly answers: ReadonlyMap<z.ZodType, string>;
  readonly bodies: ReadonlyMap<z.ZodType, string>;
}

const SUCCESSES: Readonly<Record<string, string>> = { 200: 'As asked.', 201: 'It is new.', 202: 'It is being done.' };

const PROBLEMS: Readonly<Record<string, string>> = {
  400: 'The query, a header or the cursor cannot be read.',
  401: 'No token, or none of ours.',
  403: 'The token does not allow this.',
  404: 'There is no such thing, or it is of a brand that the caller may not see.',
  409: 'It contradicts what is stored.',
  412: 'It has changed since the caller read it.',
  422: 'The body is not as expected.',
  428: 'The header If-Match is missing.',
};

const HEADERS: Readonly<Record<RequestHeader, string>> = {
  'if-match': 'The ETag of what the caller saw, or `*`: when it has changed since, nothing happens.',
  'if-none-match': 'The ETag of what the caller has: when that is still so, the answer is 304.',
  'idempotency-key': 'One key an act, so that the same request sent again does it once.',
};

const TAG = { ETag: { description: 'The version that is shown.', schema: { type: 'string' } } };

/** `GET /brands/{brand}/pulse` is `getBrandPulse`: of a name with braces behind it there is one. */
export const operationId = ({ method, path }: Description): string =>
  method.toLowerCase() + path.replaceAll(/s\/\{\w+\}/g, '').replaceAll(/[^a-zA-Z]+([a-zA-Z])/g, (_all, letter: string) => letter.toUpperCase());

/** Why not, by status; whatever else is in the way besides. Every one is a problem document. */
export const refusals = (): Record<string, object> =>
  Object.fromEntries(
    Object.entries({ ...PROBLEMS, default: 'Anything else that is in the way.' }).map(([status, description]) => [
      refusalName(status),
      { description, content: { 'application/problem+json': { schema: { $ref: refTo('Problem') } } } },
    ]),
  );

const refusalName = (status: string): string => (status === 'default' ? 'Refusal' : `Refusal${status}`);

/** One operation of the document. */
export function operationOf(description: Description, names: Names): object {
  const { scope, summary, body, path } = description;
  const parameters = parametersOf(description);
  const bodyName = body && names.bodies.get(body);
  return {
    operationId: operationId(description),
    tags: [path.split('/')[1]],
    summary,
    ...(scope === 'anybody' ? { security: [] } : { description: `Scope: ${scope}.`, security: [{ token: [] }] }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(bodyName === undefined ? {} : { requestBody: { content: { 'application/json': { schema: { $ref: refTo(bodyName) } } } } }),
    responses: responsesOf(description, names),
  };
}

function parametersOf({ path, query, headers = {} }: Description): object[] {
  const { properties = {}, required = [] } = jsonSchemas({ query }, 'given')['query'] ?? {};
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string', minLength: 1 } }));
  const inQuery = Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }));
  const inHeaders = Object.entries(headers).map(([name, need]) => ({
    name,
    in: 'header',
    description: name in HEADERS ? HEADERS[name as RequestHeader] : name,
    required: need === 'required',
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...inHeaders];
}

function responsesOf(description: Description, { answers }: Names): Record<string, object> {
  const hasTag = description.headers !== undefined && ('if-match' in description.headers || 'if-none-match' in description.headers);
  const headers = hasTag ? { headers: TAG } : {};
  const successes = Object.entries(description.answers).map(
    ([status, shape]) => [status, { description: SUCCESSES[status], ...headers, ...contentOf(shape, answers) }] as const,
  );
  const notModified = description.headers?.['if-none-match'] ? [['304', { description: 'Nothing has changed.', headers: TAG }] as const] : [];
  const refusals = [...refusalsOf(description), 'default'].map(
    (status) => [status, { $ref: `#/components/responses/${refusalName(status)}` }] as const,
  );
  return Object.fromEntries([...successes, ...notModified, ...refusals]);
}

const contentOf = (shape: AnswerShape, names: Names['answers']): object => {
  if (shape === 'nothing') return {};
  if ('_zod' in shape) return { content: jsonContent(shape, names) };
  if ('json' in shape) return { content: { ...jsonContent(shape.json, names), ...textContent(shape.text) } };
  return { content: textContent(shape) };
};

const jsonContent = (shape: z.ZodType, names: Names['answers']) => ({ 'application/json': { schema: { $ref: refTo(names.get(shape) ?? '') } } });
const textContent = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]));

/** What it can refuse: what every route of its kind can, and what it says itself. */
function refusalsOf({ scope, path, body, headers = {}, refusals = [] }: Description): string[] {
  const match = headers['if-match'];
  const all = [
    400,
    ...(scope === 'anybody' ? [] : [401, 403]),
    ...(path.includes('{') ? [404] : []),
    ...(match === undefined ? [] : [412]),
    ...(match === 'required' ? [428] : []),
    ...(body === undefined ? [] : [422]),
    ...refusals,
  ];
  return [...new Set(all)].toSorted((a, b) => a - b).map(String);
}
