import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aRunningGroundswell } from '../local/a-process.ts';

/**
 * `npm run fuzz:api`: lets schemathesis, a fuzzer of others, hold a running Groundswell with its sample against docs/openapi.json. Does
 * nothing where python3 cannot make an environment with pip in it.
 */

const VERSION = '4.32.5';
/** For each operation. */
const EXAMPLES = process.env['FUZZ_EXAMPLES'] ?? '100';
const TOKEN = 'a-token-of-whoever-fuzzes';

/** Just below what one caller may ask. */
const PACE = '45/s';

/** A shape of JSON cannot say everything: that `from` comes before `to`, or which names are taken. So a refusal of what fits is no failure. */
const LEFT_OUT = 'positive_data_acceptance';

const folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
/** What it writes beside goes with the folder. */
const run = (program: string, ...args: string[]): boolean => spawnSync(program, args, { stdio: 'inherit', cwd: folder }).status === 0;

async function fuzz(program: string, folder: string): Promise<boolean> {
  const tokens = join(folder, 'tokens.json');
  writeFileSync(tokens, JSON.stringify([{ token: TOKEN, brands: '*', scope: 'admin' }]), { mode: 0o600 });
  const instance = await aRunningGroundswell(join(folder, 'data'), ['--token-file', tokens]);
  await instance.line(/^replayed /);
  try {
    // As from elsewhere: who sits at the machine needs no token, and then nothing would be refused for the lack of one.
    const headers = ['-H', `Authorization: Bearer ${TOKEN}`, '-H', 'X-Forwarded-For: 203.0.113.9'];
    const what = [
      '--rate-limit',
      PACE,
      '--exclude-checks',
      LEFT_OUT,
      '--max-examples',
      EXAMPLES,
      '--phases',
      'examples,coverage,fuzzing',
      '--continue-on-failure',
    ];
    return run(program, 'run', `${instance.url}/openapi.json`, ...headers, ...what);
  } finally {
    await instance.kill('SIGKILL');
  }
}

const bin = join(folder, 'venv', 'bin');
const isThere = run('python3', '-m', 'venv', join(folder, 'venv')) && run(join(bin, 'pip'), 'install', '--quiet', `schemathesis==${VERSION}`);
if (isThere) process.exitCode = (await fuzz(join(bin, 'schemathesis'), folder)) ? 0 : 1;
else process.stdout.write('skipped: schemathesis, since python3 with pip is not here\n');
rmSync(folder, { recursive: true, force: true });
