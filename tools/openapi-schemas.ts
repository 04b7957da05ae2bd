import * as z from 'zod';
import { BrandDocument } from '../core/brand.ts';
import { Answer, Conversation, Sale } from '../core/conversation.ts';
import { Evidence, Incident, IncidentAlert } from '../core/incident.ts';
import { Author, Engagement, Message } from '../core/message.ts';
import { PulsePoint } from '../core/pulse-points.ts';
import { Sentiment } from '../core/sentiment.ts';

/** What every refusal looks like (RFC 9457), as lambdas/problem-responses.ts writes it. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** The shapes that have a name of their own in the document; whatever holds one refers to it. */
export const NAMED: Readonly<Record<string, z.ZodType>> = {
  Message,
  Author,
  Engagement,
  Sentiment,
  Conversation,
  Answer,
  Sale,
  Incident,
  Evidence,
  IncidentAlert,
  PulsePoint,
  BrandDocument,
  Problem,
};

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** `filled`: what we answer, where what has a default is always there. `given`: what others send, and may leave out. */
export type Side = 'filled' | 'given';

export const refTo = (name: string): string => `#/components/schemas/${name}`;

/** JSON Schemas (2020-12) of shapes by their names, on the side of JSON: times are ISO 8601. They refer to each other by name. */
export function jsonSchemas(shapes: Readonly<Record<string, z.ZodType>>, side: Side): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries(shapes)) registry.add(shape, { id });
  const { schemas } = z.toJSONSchema(registry, { target: 'draft-2020-12', io: 'input', uri: refTo, override: (made) => mend(made, side) });
  return Object.fromEntries(Object.entries(schemas).map(([name, { $schema: _schema, $id: _id, ...schema }]) => [name, schema]));
}

interface Made {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: JsonSchema;
}

function mend({ zodSchema, jsonSchema }: Made, side: Side): void {
  // The format says it, and readers of the document know it.
  if (jsonSchema.format === 'date-time') delete jsonSchema.pattern;
  // What a query calls a number is written in digits: the pattern is of these.
  if (jsonSchema.type === 'integer') delete jsonSchema.pattern;
  // No bound of ours, but of the numbers of JavaScript.
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (side === 'given') return;
  // What is demanded of others is not promised by us: answers may get further fields, and `unassigned` has no account.
  delete jsonSchema.minItems;
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
  if (zodSchema._zod.def.type !== 'object') return;
  const filled = Object.entries(zodSchema._zod.def.shape).flatMap(([name, { _zod }]) => (hasDefault(_zod.def.type) ? [name] : []));
  if (filled.length > 0) jsonSchema.required = [...(jsonSchema.required ?? []), ...filled];
}

const hasDefault = (type: string): boolean => type === 'default' || type === 'prefault';
