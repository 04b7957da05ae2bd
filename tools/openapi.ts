import type * as z from 'zod';
import type { AnswerShape, Description } from '../lambdas/care-api/route-description.ts';
import { operationId, operationOf, refusals, type Names } from './openapi-operations.ts';
import { jsonSchemas, NAMED, type JsonSchema } from './openapi-schemas.ts';

const INFO = {
  title: 'Groundswell care API',
  description:
    'Brands, conversations, incidents and their figures. Times are ISO 8601. Every refusal is a problem document (RFC 9457). Lists are pages: give ' +
    '`next` as `cursor` to get the one after, with the same question. A caller shows a token whose scope includes those before it: read, care, ' +
    'admin. On AWS without tokens, IAM callers sign their requests and are admins; on one machine, callers at its loopback address need no token.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
};

/** The OpenAPI 3.1 document of some routes. */
export function openApiDocument(descriptions: readonly Description[], version: string) {
  const names = namesOf(descriptions);
  const paths: Record<string, Record<string, object>> = {};
  for (const description of descriptions) {
    paths[description.path] = { ...paths[description.path], [description.method.toLowerCase()]: operationOf(description, names) };
  }
  return {
    openapi: '3.1.1',
    info: { ...INFO, version },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: componentsOf(names),
      responses: refusals(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** The text of docs/openapi.json. */
export const openApiText = (descriptions: readonly Description[], version: string): string =>
  `${JSON.stringify(openApiDocument(descriptions, version), null, 2)}\n`;

/** What is answered has one name wherever it is answered. A body is a shape of its own: what has a default need not be given. */
function namesOf(descriptions: readonly Description[]): Names {
  const answers = new Map<z.ZodType, string>(Object.entries(NAMED).map(([name, shape]) => [shape, name]));
  const bodies = new Map<z.ZodType, string>();
  for (const description of descriptions) {
    const name = capital(operationId(description));
    for (const [status, answer] of Object.entries(description.answers)) {
      const shape = jsonOf(answer);
      if (shape !== undefined && !answers.has(shape)) answers.set(shape, `${name}Answer${status === '200' ? '' : status}`);
    }
    if (description.body !== undefined && !bodies.has(description.body)) bodies.set(description.body, `${name}Body`);
  }
  return { answers, bodies };
}

const jsonOf = (answer: AnswerShape): z.ZodType | undefined => {
  if (answer === 'nothing') return undefined;
  return '_zod' in answer ? answer : 'json' in answer ? answer.json : undefined;
};
const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const componentsOf = ({ answers, bodies }: Names): Record<string, JsonSchema> => ({
  ...jsonSchemas(byName(answers), 'filled'),
  ...jsonSchemas(byName(bodies), 'given'),
});

const byName = (names: ReadonlyMap<z.ZodType, string>): Record<string, z.ZodType> =>
  Object.fromEntries([...names].map(([shape, name]) => [name, shape]));
