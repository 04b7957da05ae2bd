import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { breaches } from './walls.ts';

const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => path.includes('/') && existsSync(path));

describe('the walls of the house', () => {
  it('are kept by every file', () => {
    expect(sources.flatMap((path) => breaches(path, readFileSync(path, 'utf8')))).toEqual([]);
  });

  it.each([
    ['a rule reading a file', 'core/a.ts', "import { readFileSync } from 'node:fs';"],
    ['a rule calling a handler', 'core/platforms/a.ts', "import { createHandler } from '../../lambdas/a/handler.ts';"],
    ['a rule taking a type of the ports', 'core/a.ts', "import type { Log } from '../lambdas/ports.ts';"],
    ['a rule using a package that no decision lists', 'core/a.ts', "import { LRUCache } from 'lru-cache';"],
    ['a rule loading something on the way', 'core/a.ts', "const fs = await import('node:fs');"],
    ['a rule passing something on', 'core/a.ts', "export { a } from '../local/a.ts';"],
    ['a handler holding an SDK client', 'lambdas/a/handler.ts', "import { SQSClient } from '@aws-sdk/client-sqs';"],
    ['a handler knowing its adapter', 'lambdas/a/handler.ts', "import { inbox } from '../adapters/sqs-inbox.ts';"],
    ['a handler reading a file', 'lambdas/a/handler.ts', "import { readFile } from 'node:fs/promises';"],
    ['an adapter using another', 'lambdas/adapters/a.ts', "import { b } from './b.ts';"],
    ['a folder of adapters using another', 'lambdas/adapters/a/b.ts', "import { c } from '../c/d.ts';"],
    ['the names of the metrics needing anything', 'lambdas/metrics.ts', "import { MINUTE } from '../core/time.ts';"],
    ['a command of operators calling an adapter', 'operations/a.ts', "import { b } from '../lambdas/adapters/b.ts';"],
    ['one machine using AWS', 'local/a.ts', "import { SQSClient } from '@aws-sdk/client-sqs';"],
    ['one machine using an adapter of AWS', 'local/a.ts', "import { createMoodCache } from '../lambdas/adapters/comprehend/mood-cache.ts';"],
    ['the one file that asks Comprehend using more of AWS', 'local/comprehend.ts', "import { a } from '../lambdas/adapters/dynamo/a.ts';"],
    ['the one file that asks Comprehend making its own calls', 'local/comprehend.ts', "import { a } from '@aws-sdk/client-comprehend';"],
    ['the stack knowing a rule', 'lib/a.ts', "import { assess } from '../core/crisis.ts';"],
    ['the mood engine reaching out', 'mood/a.ts', "import { startApp } from '../local/app.ts';"],
    ['an outgoing webhook knowing its sender', 'webhooks/a.ts', "import { createAlerts } from '../lambdas/publish-alert.ts';"],
    ['a file in no room', 'misc/a.ts', ''],
  ])('stop %s', (_what, path, source) => {
    expect(breaches(path, source)).toHaveLength(1);
  });

  it('let one machine load what asks Comprehend on the way, and by no other file', () => {
    const importing = sources.filter((path) => path.startsWith('local/') && /['"]\.\/comprehend\.ts['"]/.test(readFileSync(path, 'utf8')));
    expect(importing).toEqual(['local/mood-reader.ts']);
    expect(readFileSync('local/mood-reader.ts', 'utf8')).toContain("await import('./comprehend.ts')");
  });

  it('let the files of one folder of adapters share their parts', () => {
    expect(breaches('lambdas/adapters/a/b.ts', "import { c } from './parts/c.ts';")).toEqual([]);
  });
});
