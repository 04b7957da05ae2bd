import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../../bench/bundle-parts.ts';
import { buildFunctions } from '../../lib/bundle.ts';
import { FUNCTION_NAMES, kebab } from '../../lib/constructs/watched.ts';

const root = join(import.meta.dirname, '../..');
const { metafile } = buildFunctions({ root, functions: FUNCTION_NAMES.map(kebab) });
const modules = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('/index.mjs'));

describe.each(modules)('%s', (_, output) => {
  const sources = sourcesOf(output);

  it('takes its credentials from the environment, and has no other place to look for them', () => {
    expect(sources).toContain('lambdas/adapters/function-credentials.ts');
    expect(sources.filter((path) => /@aws-sdk\/(credential-provider|nested-clients|token-providers)/.test(path))).toEqual([]);
  });

  it("speaks English only: the other languages of zod's errors are a fifth of a megabyte", () => {
    expect(sources.filter((path) => /zod\/.*\/locales\/(?!en\b)/.test(path))).toEqual([]);
  });
});
