import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

const FOLDERS = ['core', 'tools', 'test/core/platforms', 'test/specimens', 'test/template', 'lambdas/receive-webhook'];
const FILES = ['test/signed-deliveries.ts', 'lambdas/ports.ts', 'lambdas/problem-responses.ts', 'package.json', 'tsconfig.json'];

const NEW = [
  'core/platforms/sparrow.ts',
  'test/core/platforms/sparrow-signer.ts',
  'test/specimens/sparrow.ts',
  'test/core/platforms/sparrow.test.ts',
];
const WRITTEN = [...NEW, 'core/platforms/index.ts', 'test/specimens/specimens.ts'];

/** As much of the house as a new platform touches. */
const house = mkdtempSync(join(tmpdir(), 'groundswell-new-platform-'));
for (const path of [...FOLDERS, ...FILES]) cpSync(path, join(house, path), { recursive: true });
symlinkSync(resolve('node_modules'), join(house, 'node_modules'));

const bin = (name: string): string => join(house, 'node_modules', '.bin', name);
const newPlatform = (...args: string[]) => run(process.execPath, ['tools/new-platform.ts', ...args], { cwd: house });

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('npm run new:platform', () => {
  it.each([
    ['a name that is no name', 'My-Platform', 'My-Platform'],
    ['a platform that there is', 'slack', 'There is core/platforms/slack.ts already.'],
  ])('refuses %s, in words, and writes nothing', async (_name, given, words) => {
    const before = readFileSync(join(house, 'core/platforms/slack.ts'), 'utf8');
    await expect(newPlatform(given)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(words) });
    expect(readFileSync(join(house, 'core/platforms/slack.ts'), 'utf8')).toBe(before);
    expect(existsSync(join(house, 'core/platforms/My-Platform.ts'))).toBe(false);
  });

  it('writes a platform that is in the lists, compiles, keeps every promise and passes its own test, and says what to do next', async () => {
    const { stdout } = await newPlatform('sparrow');
    for (const path of WRITTEN) expect(stdout).toContain(`wrote ${path}`);
    expect(stdout).toContain('docs/adding-a-platform.md');

    writeFileSync(join(house, 'tsconfig.new.json'), JSON.stringify({ extends: './tsconfig.json', include: [...WRITTEN, 'core/stopword.d.ts'] }));
    await run(bin('tsc'), ['-p', 'tsconfig.new.json'], { cwd: house });

    const tests = ['test/core/platforms/sparrow.test.ts', 'test/core/platforms/promises.test.ts'];
    const report = join(house, 'report.json');
    await run(bin('vitest'), ['run', '--reporter=json', `--outputFile=${report}`, '-t', 'sparrow', ...tests], { cwd: house });
    const { success, numPassedTests } = JSON.parse(readFileSync(report, 'utf8'));
    expect(success).toBe(true);
    expect(numPassedTests).toBeGreaterThan(40);
  }, 120_000);
});
