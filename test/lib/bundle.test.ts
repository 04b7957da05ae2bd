import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { afterAll, describe, expect, it } from 'vitest';
import { bundledCode, bundleFunctions } from '../../lib/bundle.ts';
import { resourcesOf } from './synthesis.ts';

const FILES = {
  'core/greeting.ts': 'export const greeting = (name: string): string => `hello ${name}`;\nexport const unused = "dead weight";\n',
  'lambdas/greet/index.ts':
    "import { greeting } from '../../core/greeting.ts';\nexport const handler = async (name: string): Promise<string> => greeting(name);\n",
  'lambdas/shout/index.ts': "import { greeting } from '../../core/greeting.ts';\nexport const handler = async () => greeting('all').toUpperCase();\n",
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A folder of its own with some files in it. */
const aRoot = (files: Readonly<Record<string, string>> = FILES): string => {
  const root = mkdtempSync(join(tmpdir(), 'groundswell-bundle-'));
  folders.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();

describe('the bundles', () => {
  it('are a module and its source map for each function', () => {
    const bundles = bundleFunctions({ root: aRoot(), functions: ['greet', 'shout'] });
    expect([...bundles.keys()]).toEqual(['greet', 'shout']);
    for (const files of bundles.values()) expect(files.map(({ name }) => name).sort()).toEqual(['index.mjs', 'index.mjs.map']);
  });

  it('need nothing beside them, and hold nothing that is not needed', async () => {
    const module = bundleFunctions({ root: aRoot(), functions: ['greet'] })
      .get('greet')
      ?.find(({ name }) => name === 'index.mjs');
    const text = textOf(module?.contents);
    expect(text).not.toContain('dead weight');
    expect(text).not.toMatch(/\bfrom\s*"\./);
    const { handler } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
    expect(await handler('Ada')).toBe('hello Ada');
  });

  it('are the same bytes wherever they are made, so that a deployment changes only what changed', () => {
    const [one, other] = [aRoot(), aRoot()].map((root) =>
      [...(bundleFunctions({ root, functions: ['greet'] }).get('greet') ?? [])].map(({ contents }) => textOf(contents)),
    );
    expect(one).toEqual(other);
    expect(one?.join('')).not.toContain(tmpdir());
  });

  it('tell in their source maps where a line stood, without the sources', () => {
    const map = (bundleFunctions({ root: aRoot(), functions: ['greet'] }).get('greet') ?? []).find(({ name }) => name.endsWith('.map'));
    const { sources, sourcesContent } = JSON.parse(textOf(map?.contents));
    expect(sources).toContain('../../lambdas/greet/index.ts');
    expect(sourcesContent).toBeUndefined();
  });

  it('are refused when functions have no entry point, all of them named', () => {
    expect(() => bundleFunctions({ root: aRoot(), functions: ['greet', 'wave', 'nod'] })).toThrow(
      'These functions have no entry point: lambdas/wave/index.ts, lambdas/nod/index.ts',
    );
  });
});

describe('the code of a function', () => {
  const stackWith = (context: Record<string, unknown>, root: string): Stack => {
    const codeOf = bundledCode({ root, functions: ['greet', 'shout'] });
    const stack = new Stack(new App({ context }), 'Bundled');
    for (const name of ['greet', 'shout']) new Function(stack, name, { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: codeOf(name) });
    return stack;
  };

  it('is known by what the bundle holds: a change in one function leaves the others where they are', () => {
    const keysOf = (files: Readonly<Record<string, string>>) =>
      Object.values(resourcesOf(Template.fromStack(stackWith({}, aRoot(files))), 'AWS::Lambda::Function')).map(
        ({ Properties }) => Properties['Code'],
      );
    const before = keysOf(FILES);
    const after = keysOf({ ...FILES, 'lambdas/shout/index.ts': 'export const handler = async () => 1;\n' });
    expect(after[0]).toEqual(before[0]);
    expect(after[1]).not.toEqual(before[1]);
  });

  it('is not bundled where no stack asks for it: then not even an entry point is missed', () => {
    const root = aRoot({ 'lambdas/greet/env.ts': '', 'lambdas/shout/env.ts': '' });
    expect(() => stackWith({ 'aws:cdk:bundling-stacks': [] }, root)).not.toThrow();
    expect(() => stackWith({}, root)).toThrow('no entry point');
  });
});
