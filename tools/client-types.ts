import * as z from 'zod';

/** As much of JSON Schema as the OpenAPI document uses. */
interface Schema {
  readonly $ref?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly type?: string | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: Schema | boolean | undefined;
  readonly description?: string | undefined;
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    allOf: z.array(Schema).optional(),
    type: z.string().optional(),
    items: Schema.optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    description: z.string().optional(),
  }),
);

const Content = z.record(z.string(), z.object({ schema: Schema }));
const Operation = z.object({
  summary: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean(), schema: Schema })).default([]),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
});
type Operation = z.output<typeof Operation>;

const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
});

const HEAD = '/** What the API takes and answers. `npm run docs:client` writes this file from docs/openapi.json: do not change it by hand. */\n\n';

/** The text of client/api.ts: the types of an OpenAPI document. Throws ZodError when the document uses more than is known here. */
export function clientTypes(document: unknown): string {
  const { paths, components } = Document.parse(document);
  const shapes = Object.entries(components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};\n`);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => `/** ${operation.summary} */\n'${method.toUpperCase()} ${path}': ${operationType(operation)};`,
    ),
  );
  return `${HEAD}${shapes.join('\n')}\n/** What can be asked and done: what each takes, and what it answers. */\nexport interface Operations ${block(operations)}\n`;
}

const operationType = (operation: Operation): string =>
  block([`readonly request: ${requestType(operation)};`, `readonly answer: ${answerType(operation.responses)};`]);

function requestType({ parameters, requestBody }: Operation): string {
  const body = requestBody?.content['application/json']?.schema;
  const places = (['path', 'query', 'header'] as const).flatMap((place) => {
    // Whoever asks only for what is new has a cache of their own, and no use for this client.
    const members = parameters.filter((parameter) => parameter.in === place && parameter.name !== 'if-none-match');
    if (members.length === 0) return [];
    const mark = members.some(({ required }) => required) ? '' : '?';
    return [`readonly ${place}${mark}: ${block(members.map(({ name, required, schema }) => given(name, required, schema)))};`];
  });
  const all = [...places, ...(body === undefined ? [] : [`readonly body: ${typeOf(body)};`])];
  return all.length === 0 ? 'Record<never, never>' : block(all);
}

const block = (members: readonly string[]): string => `{\n${members.map((member) => `  ${member.replaceAll('\n', '\n  ')}`).join('\n')}\n}`;

/** What it answers when all is well: JSON, or text. */
function answerType(responses: Operation['responses']): string {
  const wells = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  const types = wells.flatMap(([, { content = {} }]) =>
    Object.entries(content).map(([media, { schema }]) => (media === 'application/json' ? typeOf(schema) : 'string')),
  );
  return types.length === 0 ? 'undefined' : either(types);
}

const either = (types: readonly string[]): string => [...new Set(types)].join(' | ');

function typeOf(schema: Schema): string {
  const { $ref, enum: values, anyOf, oneOf = anyOf, allOf, type, items } = schema;
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (values !== undefined) return either(values.map((value) => JSON.stringify(value)));
  if (oneOf !== undefined) return `(${either(oneOf.map(typeOf))})`;
  if (allOf !== undefined) return `(${allOf.map(typeOf).join(' & ')})`;
  if (type === 'array') return `readonly ${items === undefined ? 'unknown' : arrayItem(items)}[]`;
  if (type === 'object') return objectType(schema);
  return type === 'integer' ? 'number' : (type ?? 'unknown');
}

const arrayItem = (items: Schema): string => (items.enum === undefined ? typeOf(items) : `(${typeOf(items)})`);

function objectType({ properties, required = [], additionalProperties }: Schema): string {
  if (properties === undefined)
    return `Readonly<Record<string, ${typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown'}>>`;
  return block(
    Object.entries(properties).map(([name, schema]) => `readonly ${nameOf(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`),
  );
}

/** A parameter, which may be undefined where it may be left out. */
const given = (name: string, required: boolean, schema: Schema): string =>
  `readonly ${nameOf(name)}${required ? '' : '?'}: ${typeOf(schema)}${required ? '' : ' | undefined'};`;

const nameOf = (name: string): string => (/^[a-zA-Z_]\w*$/.test(name) ? name : `'${name}'`);
