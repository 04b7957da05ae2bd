import { describe, expect, it } from 'vitest';
import { loadedWith, ownSourcesOf, partsOf, type Output } from '../../bench/bundle-parts.ts';

const outputOf = (bytes: Readonly<Record<string, number>>): Output => ({
  bytes: 0,
  imports: [],
  exports: [],
  inputs: Object.fromEntries(Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }])),
});

const imported = (path: string, kind: 'import-statement' | 'dynamic-import' = 'import-statement') => ({ path, kind });

describe('the parts of a bundle', () => {
  it('are packages and our own folders, the largest first', () => {
    const output = outputOf({
      'lambdas/adapters/dynamo/table.ts': 5,
      'lambdas/adapters/clock.ts': 2,
      'node_modules/zod/v4/core.js': 20,
      'node_modules/@aws-sdk/core/index.js': 8,
      'node_modules/@aws-sdk/core/client.js': 4,
    });
    expect(partsOf(output)).toEqual([
      { name: 'zod', bytes: 20 },
      { name: '@aws-sdk/core', bytes: 12 },
      { name: 'lambdas/adapters', bytes: 7 },
    ]);
  });

  it('are told by the innermost package, wherever the folder of packages is', () => {
    const output = outputOf({ '../../elsewhere/node_modules/outer/node_modules/inner/index.js': 3 });
    expect(partsOf(output)).toEqual([{ name: 'inner', bytes: 3 }]);
  });

  it('are ours when they are of no package and something is left of them', () => {
    const output = outputOf({ 'core/time.ts': 3, 'core/types-only.ts': 0, 'node_modules/zod/index.js': 9 });
    expect(ownSourcesOf(output)).toEqual(['core/time.ts']);
  });
});

describe('what is loaded with a module', () => {
  const outputs = {
    'index.mjs': {
      ...outputOf({ 'a.ts': 5 }),
      bytes: 10,
      imports: [imported('one.mjs'), imported('two.mjs'), imported('late.mjs', 'dynamic-import')],
    },
    'one.mjs': { ...outputOf({ 'b.ts': 3 }), bytes: 4, imports: [imported('two.mjs')] },
    'two.mjs': { ...outputOf({ 'c.ts': 1 }), bytes: 2, imports: [imported('node:fs')] },
    'late.mjs': { ...outputOf({ 'd.ts': 90 }), bytes: 90 },
  };

  it('is all that it imports at its start, each once, and nothing that it imports on the way', () => {
    const loaded = loadedWith(outputs, 'index.mjs');
    expect(loaded?.bytes).toBe(16);
    expect(Object.keys(loaded?.inputs ?? {}).toSorted()).toEqual(['a.ts', 'b.ts', 'c.ts']);
  });

  it('is nothing where there is no such module', () => {
    expect(loadedWith(outputs, 'other.mjs')).toBeUndefined();
  });
});
