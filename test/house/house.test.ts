import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { findPlatform, PLATFORMS } from '../../core/platforms/index.ts';

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
const documents = tracked.filter((path) => path.endsWith('.md'));
const sources = tracked.filter((path) => /^(bin|lib|lambdas|core|mood|webhooks|local|operations|tools)\/.*\.ts$/.test(path));

/** Paths that a document names: in code marks, beginning with a room of the house. */
const PATHS = /`((?:bin|lib|lambdas|core|mood|webhooks|local|operations|tools|test|bench|docs|\.ci)\/[\w./-]*[\w/])`/g;

const pathsIn = (document: string): string[] => [...readFileSync(document, 'utf8').matchAll(PATHS)].flatMap(([, path]) => path ?? []);

describe('the house', () => {
  it('lists every platform that has a file, and finds each by its name', () => {
    const files = tracked.flatMap((path) => /^core\/platforms\/(\w+)\.ts$/.exec(path)?.[1] ?? []);
    const platforms = files.filter((name) => readFileSync(`core/platforms/${name}.ts`, 'utf8').includes(`: Platform = `));
    expect(PLATFORMS.map(({ name }) => name).toSorted()).toEqual(platforms.toSorted());
    for (const platform of PLATFORMS) expect(findPlatform(platform.name)).toBe(platform);
  });

  it.each(documents)('%s names only paths that exist', (document) => {
    expect(pathsIn(document).filter((path) => !existsSync(path))).toEqual([]);
  });

  it('has a document that follows a webhook through every room it enters', () => {
    expect(pathsIn('docs/follow-a-webhook.md').length).toBeGreaterThan(8);
  });

  it('leaves nothing for later in the code', () => {
    const open = sources.filter((path) => /\b(TODO|FIXME|XXX)\b/.test(readFileSync(path, 'utf8')));
    expect(open).toEqual([]);
  });

  it('reads the clock in no rule: core builds dates from given times only', () => {
    const clocks = sources.filter((path) => path.startsWith('core/') && /new Date\(\)|Date\.now|performance\.now/.test(readFileSync(path, 'utf8')));
    expect(clocks).toEqual([]);
  });

  it('gives every script that the README names', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const named = [...readFileSync('README.md', 'utf8').matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('keeps what npm start needs out of the development dependencies', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const imported = new Set(
      sources
        .filter((path) => !/^(bin|lib)\//.test(path))
        .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/^import (?!type )[^;]*? from '([^.n][^']*)'/gm)])
        .map(([, name]) =>
          (name ?? '')
            .split('/')
            .slice(0, name?.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect([...imported].filter((name) => dependencies[name] === undefined && !name.startsWith('node:'))).toEqual([]);
    expect(dependencies['node']).toBeDefined();
    expect(devDependencies['node']).toBeUndefined();
  });
});
