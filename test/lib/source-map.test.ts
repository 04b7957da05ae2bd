import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { withoutSources } from '../../lib/source-map.ts';

const FILES = {
  'node_modules/loud/package.json': '{"name":"loud","main":"index.js"}',
  'node_modules/loud/index.js':
    'export const loud = (words) => `${words.toUpperCase()}!`;\nexport function louder(words) {\n  return loud(loud(words));\n}\n',
  'greeting.ts':
    "export const greeting = (name: string): string => {\n  if (name === '') throw new RangeError('nobody');\n  return `hello ${name}`;\n};\n",
  'index.ts':
    "import { louder } from 'loud';\nimport { greeting } from './greeting.ts';\n\nexport const shout = (name: string): string => louder(greeting(name));\nexport const länge = (name: string) => greeting(name).length;\n",
};

const folder = mkdtempSync(join(tmpdir(), 'groundswell-map-'));
afterAll(() => rmSync(folder, { recursive: true }));
for (const [path, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The text of the bundle and its map, on one line or on several. */
const bundled = (minify: boolean) => {
  const { outputFiles } = buildSync({
    absWorkingDir: folder,
    entryPoints: ['index.ts'],
    bundle: true,
    write: false,
    minify,
    format: 'esm',
    outdir: 'out',
    sourcemap: 'external',
    sourcesContent: false,
  });
  const textOf = (ending: string): string => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { text: textOf('.js'), map: JSON.parse(textOf('.map')) };
};

const isOfPackage = (source: string): boolean => source.includes('node_modules/');

/** What Node's own reader of maps tells of every column of a text. */
const placesIn = (text: string, map: ReturnType<typeof withoutSources>) => {
  const reader = new SourceMap({
    file: '',
    sourceRoot: '',
    sourcesContent: [],
    ...map,
    version: 3,
    sources: [...map.sources],
    names: [...map.names],
  });
  return text.split('\n').flatMap((line, row) => Array.from(line, (_, column) => reader.findEntry(row, column)));
};

describe.each([
  ['of one line', true],
  ['of several lines', false],
])('a source map %s without packages', (_, minify) => {
  const { text, map } = bundled(minify);
  const before = placesIn(text, map);
  const after = placesIn(text, withoutSources(map, isOfPackage));
  const told = (place: (typeof before)[number] | undefined) => (place !== undefined && 'originalSource' in place ? place.originalSource : undefined);

  it('tells every place of ours as it was', () => {
    const ours = before.flatMap((place, index) => (told(place) === undefined || isOfPackage(String(told(place))) ? [] : [index]));
    expect(ours.length).toBeGreaterThan(50);
    for (const index of ours) expect(after[index]).toMatchObject({ ...before[index], generatedColumn: expect.any(Number) });
  });

  it('tells nothing of a place in a package, rather than the place of ours before it', () => {
    const theirs = before.flatMap((place, index) => (isOfPackage(String(told(place))) ? [index] : []));
    expect(theirs.length).toBeGreaterThan(20);
    for (const index of theirs) expect(told(after[index])).toBeUndefined();
  });

  it('names our sources only', () => {
    expect(withoutSources(map, isOfPackage).sources.toSorted()).toEqual(['../greeting.ts', '../index.ts']);
  });

  it('is the same map when nothing is left out', () => {
    expect(withoutSources(map, () => false).mappings).toBe(map.mappings);
  });

  it('tells nothing when all is left out', () => {
    expect(withoutSources(map, () => true)).toMatchObject({ sources: [], names: [], mappings: expect.stringMatching(/^;*$/) });
  });
});
