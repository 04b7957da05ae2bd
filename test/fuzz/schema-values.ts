import * as fc from 'fast-check';
import * as z from 'zod';

const Schema = z.looseObject({
  $ref: z.string().optional(),
  const: z.json().optional(),
  enum: z.array(z.json()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minItems: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});
type Schema = z.output<typeof Schema>;

/** Values that a JSON Schema of the document allows, or nearly: what it says only in words is not always kept. */
export const valuesOf = (given: unknown, components: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> => {
  const schema = Schema.parse(given);
  const of = (part: unknown): fc.Arbitrary<unknown> => valuesOf(part, components);
  const { $ref, enum: values, anyOf, oneOf = anyOf, type } = schema;
  if ($ref !== undefined) return of(components[$ref.slice($ref.lastIndexOf('/') + 1)]);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (values !== undefined) return fc.constantFrom(...values);
  if (oneOf !== undefined) return fc.oneof(...oneOf.map(of));
  if (type === 'object') return objectsOf(schema, of);
  if (type === 'array') return fc.array(of(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: (schema.minItems ?? 0) + 3 });
  if (type === 'string') return stringsOf(schema);
  if (type === 'integer') return fc.integer({ min: schema.minimum ?? -1_000, max: schema.maximum ?? 2 ** 31 - 1 });
  if (type === 'number') return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
  return type === 'boolean' ? fc.boolean() : type === 'null' ? fc.constant(null) : fc.jsonValue();
};

function objectsOf({ properties = {}, required = [] }: Schema, of: (part: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, part]) => [name, of(part)]));
  return fc.record(members, { requiredKeys: required.filter((name) => name in members) });
}

function stringsOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === 'date-time') {
    return fc
      .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString());
  }
  if (format === 'email') return fc.constantFrom('ops@example.com', 'care+night@example.org');
  if (format === 'uri') return fc.constantFrom('https://example.com/hook', 'http://127.0.0.1:9/hook');
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) });
}
