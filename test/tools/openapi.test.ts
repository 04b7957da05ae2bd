import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../lambdas/care-api/handler.ts';
import { VERSION } from '../../local/version.ts';
import { openApiDocument, openApiText } from '../../tools/openapi.ts';

const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'openapi.json'), 'utf8');
const descriptions = ROUTES.map(({ description }) => description);
const { paths, components } = openApiDocument(descriptions, VERSION);

/** Every `$ref` in a document. */
const refsIn = (text: string): string[] => [...text.matchAll(/"\$ref": ?"([^"]+)"/g)].flatMap(([, ref]) => ref ?? []);

describe('the OpenAPI document', () => {
  it('is what the code says: npm run docs:openapi writes it anew', () => {
    expect(text).toBe(openApiText(descriptions, VERSION));
  });

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(JSON.parse(text))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that it does not hold', () => {
    const names = Object.entries(components).flatMap(([kind, parts]) => Object.keys(parts).map((name) => `#/components/${kind}/${name}`));
    const held = new Set(names);
    expect(refsIn(text).filter((ref) => !held.has(ref))).toEqual([]);
  });

  it('gives every operation a name of its own', () => {
    const names = Object.values(paths).flatMap((methods) => Object.values(methods).map((operation) => Object(operation).operationId));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('getBrandConversations');
  });

  it.each(ROUTES.map(({ method, path, description }) => [`${method} ${path}`, description] as const))('describes %s', (_line, description) => {
    expect(description.summary).toMatch(/^[A-Z].*\.$/s);
  });

  it('answers every refusal as a problem document', () => {
    const refusals = Object.values(components.responses).map((response) => Object.keys(Object(response).content));
    expect(refusals.every((types) => types.join() === 'application/problem+json')).toBe(true);
  });
});
