import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../../core/platforms/index.ts';
import { platformsPage } from '../../tools/platforms-page.ts';

describe('the page about the platforms', () => {
  it('is what npm run docs:platforms would write', () => {
    expect(readFileSync('docs/platforms.md', 'utf8')).toBe(platformsPage(PLATFORMS));
  });

  it('has a row for every platform, with a cell for every column', () => {
    const rows = platformsPage(PLATFORMS)
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(PLATFORMS.length + 2);
    for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(8);
  });

  it.each(PLATFORMS.map(({ name, about }) => [name, about] as const))('tells of %s in lines, and why it leaves out what it does', (_name, about) => {
    for (const text of [about.title, about.scheme, about.direction, ...about.events, ...about.notSupported]) expect(text).toMatch(/^\S.*$/);
    for (const left of about.notSupported) expect(left).toMatch(/\w.*(?:: .*\w|\b(?:because|since|for)\b)/);
  });
});
