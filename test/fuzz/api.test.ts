import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { anOpenApi, COPIES, idsOf, OURS, SECRET_OF_THEIRS, THEIRS, TOKEN } from './an-open-api.ts';
import { Document, requestsTo, type ApiRequest } from './api-requests.ts';

/** Set by `npm run fuzz`. In `npm test` it is always the same few cases. */
const { FUZZ_CASES, FUZZ_SEED } = process.env;
const SEED = Number(FUZZ_SEED ?? 1);

const ROOT = join(import.meta.dirname, '..', '..');
const document = Document.parse(JSON.parse(readFileSync(join(ROOT, 'docs', 'openapi.json'), 'utf8')));
const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => [method, path] as const));

/** For each operation. */
const CASES = Math.ceil(Number(FUZZ_CASES ?? 6_000) / 10 / operations.length);

/** What a program says of itself when it falls over. */
const OF_THE_MACHINE = new RegExp(`${ROOT.replaceAll(/[^\w/]/g, String.raw`\$&`)}|node_modules|node:internal|file://|\\.ts:\\d+|\\n\\s+at `);

const Problem = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.number(),
  detail: z.string().min(1),
  errors: z
    .array(z.strictObject({ path: z.string(), message: z.string().min(1) }))
    .min(1)
    .optional(),
});

/** What an operation may answer, by status, as the document says. */
const answersOf = (method: string, path: string): Record<string, z.ZodType> =>
  Object.fromEntries(
    Object.entries(document.paths[path]?.[method]?.responses ?? {}).map(([status, { content = {} }]) => [
      status,
      shapeOf(content['application/json']?.schema ?? {}),
    ]),
  );

/** A schema of the document, with all that it refers to. */
const shapeOf = (schema: object): z.ZodType =>
  z.fromJSONSchema(JSON.parse(JSON.stringify({ ...schema, $defs: document.components.schemas }).replaceAll('#/components/schemas/', '#/$defs/')));

let api: Awaited<ReturnType<typeof anOpenApi>>;
beforeAll(async () => void (api = await anOpenApi()));
afterAll(() => api.close());

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

let turn = 0;

async function sent({ caller, method, path, headers, body }: ApiRequest): Promise<Answered> {
  const token = caller === 'without a token' ? {} : { authorization: `Bearer ${TOKEN[caller]}-${(turn += 1) % COPIES}` };
  // As from elsewhere: who sits at the machine needs no token.
  const all = { ...headers, ...token, 'x-forwarded-for': '203.0.113.9' };
  const response = await fetch(`${api.url}${path}`, { method, headers: all, redirect: 'manual', ...(body === undefined ? {} : { body }) });
  return { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() };
}

const isOf = (brand: string, { subject = '' }: ApiRequest): boolean => {
  const { conversations, incidents } = idsOf(brand);
  return [brand, ...conversations, ...incidents].includes(subject);
};

/** What holds of every answer, whatever was asked. */
function check(request: ApiRequest, { status, type, text }: Answered, known: Readonly<Record<string, z.ZodType>>): void {
  expect(status, text).toBeLessThan(500);
  expect(text).not.toMatch(OF_THE_MACHINE);
  if (request.caller !== 'theirs') expect(text).not.toContain(SECRET_OF_THEIRS);
  if (status < 400) {
    expect(Object.keys(known)).toContain(String(status));
    if (type.startsWith('application/json')) known[status]?.parse(JSON.parse(text));
    expect(isOf(request.caller === 'theirs' ? OURS : THEIRS, request), 'shows what is of another brand').toBe(false);
    return;
  }
  expect(type).toBe('application/problem+json');
  const problem = Problem.parse(JSON.parse(text));
  expect(problem.status).toBe(status);
  if (status === 400 || status === 422) expect(problem.errors, 'says where').toBeDefined();
}

describe('no request, however odd,', () => {
  const tell = (line: string): void => {
    if (FUZZ_CASES !== undefined) console.log(line);
  };

  it.each(operations)('makes %s %s fail, tell of the machine or show what is of others', async (method, path) => {
    const answers = answersOf(method, path);
    const counts = new Map<number, number>();
    const property = fc.asyncProperty(requestsTo(document, method, path), async (request) => {
      const answer = await sent(request);
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
      check(request, answer, answers);
    });
    await fc.assert(property, { numRuns: CASES, seed: SEED, includeErrorInReport: true });
    expect(api.log.lines.filter(({ event }) => event === 'request failed')).toEqual([]);
    tell(
      `${method} ${path}: ${[...counts]
        .toSorted(([a], [b]) => a - b)
        .map(([status, count]) => `${count} of ${status}`)
        .join(', ')}`,
    );
  });
});
