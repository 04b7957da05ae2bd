import * as fc from 'fast-check';
import * as z from 'zod';
import { cursorAt } from '../../core/cursor.ts';
import { MINUTE } from '../../core/time.ts';
import { aBrand, NOON } from '../lambdas/care-api/an-api.ts';
import { idsOf, OURS, THEIRS, type TOKEN } from './an-open-api.ts';
import { valuesOf } from './schema-values.ts';

const Parameter = z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema: z.unknown() });
type Parameter = z.output<typeof Parameter>;

const Operation = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.object({ 'application/json': z.object({ schema: z.unknown() }) }) }).optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.object({ schema: z.looseObject({}) })).optional() })),
});

export const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** One request, and what it is about. */
export interface ApiRequest {
  readonly caller: keyof typeof TOKEN | 'without a token';
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** The value of the first braces of the path. */
  readonly subject: string | undefined;
}

const wild = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }).filter((text) => text.isWellFormed()),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e309',
    '9'.repeat(400),
    'null',
    '{}',
    '[]',
    'true',
    '__proto__',
    'constructor',
    '\u0000',
    '\u202e',
    "' OR 1=1 --",
    '${7*7}',
  ),
  fc.constantFrom(
    'x'.repeat(5_000),
    '../../etc/passwd',
    '275760-09-14T00:00:00Z',
    '0000-01-01T00:00:00+23:59',
    '9999-12-31T23:59:59.999-23:59',
    'NaN',
  ),
);

const odd = fc.constantFrom('%', '%ff', '%00', '%zz', '%2e%2e%2f', '%2F', '%C3%28', ';a=b');

const subjects = (name: string, path: string): fc.Arbitrary<string> => {
  const of = (brand: string): readonly string[] =>
    name === 'brand' ? [brand] : path.startsWith('/incidents') ? idsOf(brand).incidents : idsOf(brand).conversations;
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...of(OURS)) },
    { weight: 3, arbitrary: fc.constantFrom(...of(THEIRS)) },
    { weight: 1, arbitrary: fc.constantFrom('unassigned', 'nobody', '*') },
  );
};

/** A part of the path as it is written there. */
const written = (name: string, path: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: subjects(name, path) },
    { weight: 2, arbitrary: wild.filter((text) => !['', '.', '..'].includes(text)).map(encodeURIComponent) },
    { weight: 1, arbitrary: odd },
  );

/** A cursor that somebody forged, of whichever question and position. */
const forged = fc
  .tuple(
    fc.constantFrom('conversations', 'messages', 'incidents', 'audit', 'ghosts', 'opportunities'),
    fc.constantFrom(OURS, THEIRS),
    fc.oneof(
      fc.jsonValue(),
      fc.record(
        {
          id: fc.oneof(fc.constantFrom('a', '', 'x'.repeat(600)), fc.string()),
          lastMessageAt: fc.oneof(fc.double(), fc.maxSafeInteger()),
          openedAt: fc.maxSafeInteger(),
          sentAt: fc.oneof(fc.double(), fc.maxSafeInteger()),
          at: fc.maxSafeInteger(),
          priority: fc.record({ score: fc.double() }),
        },
        { requiredKeys: [] },
      ),
    ),
  )
  .map(([kind, brand, position]) =>
    cursorAt(kind === 'conversations' ? [kind, brand, '', '', 'recent'] : [kind, brand], JSON.parse(JSON.stringify(position ?? null))),
  );

const queryValue = ({ name, schema }: Parameter, components: Record<string, unknown>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: name === 'cursor' ? 0 : 9, arbitrary: valuesOf(schema, components).map(String) },
    { weight: 1, arbitrary: wild },
    ...(name === 'cursor'
      ? [
          { weight: 3, arbitrary: forged },
          { weight: 5, arbitrary: real },
        ]
      : []),
  );

const queryOf = (parameters: readonly Parameter[], components: Record<string, unknown>): fc.Arbitrary<[string, string][]> => {
  const one = parameters.map((parameter) =>
    fc.option(
      queryValue(parameter, components).map((value): [string, string] => [parameter.name, value]),
      { nil: undefined, freq: 2 },
    ),
  );
  const unknown = fc.oneof(
    { weight: 20, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('colour', '__proto__', 'limit', 'cursor'), wild) },
  );
  return fc.tuple(...one, unknown).map((pairs) => pairs.filter((pair) => pair !== undefined));
};

/** Cursors of lists of both brands, as an answer would have them. */
const real = fc
  .constantFrom(OURS, OURS, OURS, THEIRS)
  .chain((brand) =>
    fc.constantFrom(
      cursorAt(['conversations', brand, '', '', 'recent'], { id: `${brand}-c-2`, lastMessageAt: NOON + 2 * MINUTE, priority: { score: 2 } }),
      cursorAt(['messages', brand], { sentAt: NOON, id: `x:${brand}-0` }),
      cursorAt(['incidents', brand], { openedAt: NOON + 2 * MINUTE, id: `${brand}-i-2` }),
      cursorAt(['audit', brand], { at: NOON, id: 'a' }),
    ),
  );

/** What HTTP lets a header hold. */
const headerValue = fc.oneof(
  { weight: 8, arbitrary: fc.constant('*') },
  { weight: 3, arbitrary: fc.constantFrom('"0"', '"1"', '"2"', 'W/"1"', '"1", "2"') },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.constantFrom('', '"', '""', '1', 'ü', '"'.repeat(300)) },
);

const headersOf = (parameters: readonly Parameter[]): fc.Arbitrary<Record<string, string>> =>
  fc.record(Object.fromEntries(parameters.map(({ name }) => [name, headerValue])), {
    requiredKeys: parameters.flatMap(({ name, required }) => (required ? [name] : [])),
  });

/** A body of the shape, one with something else in it, one of another shape, and one of none. */
const bodyOf = (schema: unknown, components: Record<string, unknown>): fc.Arbitrary<string | Uint8Array<ArrayBuffer>> => {
  const any = valuesOf(schema, components);
  // Of a brand there is only one name that may stand at its path, and accounts that are nobody else's.
  const whole = fc.oneof(
    any,
    fc
      .tuple(any, fc.constant(aBrand(OURS)))
      .map(([value, { brand, accounts }]) => ('accounts' in Object(value) ? { ...Object(value), brand, accounts } : value)),
  );
  const changed = fc
    .tuple(whole, fc.string(), fc.oneof(fc.jsonValue(), fc.constantFrom(1e308, -0, 2 ** 53, 'x'.repeat(20_000))))
    .map(([value, name, other]) => {
      const members = Object.entries(Object(value));
      const [replaced = name] = members[name.length % Math.max(1, members.length)] ?? [];
      return { ...Object(value), [replaced]: other };
    });
  return fc.oneof(
    { weight: 9, arbitrary: whole.map((value) => JSON.stringify(value)) },
    { weight: 4, arbitrary: changed.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: fc.json() },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', ' ', '{', '{"__proto__":{"a":1}}', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, '"', '\ufeff{}', '{"a":1,"a":2}'),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => new Uint8Array(bytes)) },
  );
};

const callers: fc.Arbitrary<ApiRequest['caller']> = fc.oneof(
  { weight: 6, arbitrary: fc.constant('admin' as const) },
  { weight: 4, arbitrary: fc.constantFrom('care', 'reader', 'theirs') },
  { weight: 1, arbitrary: fc.constantFrom('nobody', 'without a token') },
);

/** Requests to one operation of the document: as it wants them, nearly so, and not at all. */
export const requestsTo = (document: z.output<typeof Document>, method: string, path: string): fc.Arbitrary<ApiRequest> => {
  const operation = document.paths[path]?.[method];
  if (operation === undefined) throw new Error(`The document has no ${method} ${path}.`);
  const { schemas } = document.components;
  const place = (where: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === where);
  const schema = operation.requestBody?.content['application/json'].schema;
  return fc
    .record({
      caller: callers,
      parts: fc.tuple(...place('path').map(({ name }) => written(name, path))),
      query: queryOf(place('query'), schemas),
      headers: headersOf(place('header')),
      body: schema === undefined ? fc.constant(undefined) : bodyOf(schema, schemas),
    })
    .map(({ caller, parts, query, headers, body }) => {
      const left = [...parts];
      const filled = path.replaceAll(/\{\w+\}/g, () => left.shift() ?? '');
      const search = new URLSearchParams(query).toString();
      return {
        caller,
        method: method.toUpperCase(),
        path: search === '' ? filled : `${filled}?${search}`,
        headers,
        ...(body === undefined ? {} : { body }),
        subject: parts[0],
      };
    });
};
