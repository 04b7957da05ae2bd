import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createKeys, createSecrets, linkKeysOf, readSecrets } from '../../local/secrets.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDir = freshDataDirs();
const secretFile = (content: unknown, mode = 0o600): string => {
  const path = join(freshDir(), 'secrets.json');
  write(path, content);
  chmodSync(path, mode);
  return path;
};
const write = (path: string, content: unknown): void =>
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content), { mode: 0o600 });

/** Looks at the file at every question, where the product waits a second. */
const AT_ONCE = 0;
const SECRET = 'swordfish-swordfish';

describe('a file of secrets', () => {
  it('holds a list a platform, the newest first', async () => {
    const path = secretFile({ x: ['new', 'old'], standard: [{ secret: 'theirs', accounts: ['a'] }, { secret: 'anyones' }] });
    const secrets = await readSecrets(path, inMemoryLog());
    expect(await secrets.of('x')).toEqual([{ secret: 'new' }, { secret: 'old' }]);
    expect(await secrets.of('standard')).toEqual([{ secret: 'theirs', accounts: ['a'] }, { secret: 'anyones' }]);
    expect(await secrets.of('meta')).toEqual([]);
  });

  it('says where a missing one goes, without the folders of the machine', async () => {
    const path = secretFile({ x: [SECRET] });
    const words = (await readSecrets(path, inMemoryLog())).howToSet('meta');
    expect(words).toBe('Put one into secrets.json on its machine: {"meta": ["..."]}.');
  });

  it.each([
    ['is not JSON', `{"x": ["${SECRET}"`, 'is not JSON'],
    ['holds a text where a list belongs', { x: SECRET }, 'x: '],
    ['holds an empty list', { x: [SECRET], meta: [] }, 'meta: '],
    ['holds an empty secret', { x: [SECRET, ''] }, 'x.1: '],
    ['misspells a field', { standard: [{ secret: SECRET, account: ['a'] }] }, 'standard.0: '],
    ['allows no account', { standard: [{ secret: SECRET, accounts: [] }] }, 'standard.0.accounts: '],
    ['is a list', [SECRET], '(all): '],
  ])('that %s is refused, naming file and path and never a secret', async (_name, content, words) => {
    const path = secretFile(content);
    const error: unknown = await readSecrets(path, inMemoryLog()).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'UsageError', message: expect.stringContaining(words) });
    expect(error).toMatchObject({ message: expect.stringContaining(path) });
    expect(String(error)).not.toContain(SECRET);
  });

  it('that is not there is refused', async () => {
    await expect(readSecrets(join(freshDir(), 'none.json'), inMemoryLog())).rejects.toThrow(/secrets file .*none\.json cannot be read/);
  });

  it.each([
    ['its group', 0o640],
    ['everybody', 0o604],
  ])('that %s can read is warned about', async (_name, mode) => {
    const log = inMemoryLog();
    await readSecrets(secretFile({ x: [SECRET] }, mode), log);
    expect(log.lines).toEqual([expect.objectContaining({ level: 'warn', event: expect.stringContaining('chmod 600') })]);
  });

  it('that only its owner can read is not', async () => {
    const log = inMemoryLog();
    await readSecrets(secretFile({ x: [SECRET] }), log);
    expect(log.lines).toEqual([]);
  });
});

describe('a rotated secret', () => {
  it('is taken up without a restart', async () => {
    const path = secretFile({ x: ['old'] });
    const secrets = await readSecrets(path, inMemoryLog(), AT_ONCE);
    write(path, { x: ['new-one', 'old'] });
    expect(await secrets.of('x')).toEqual([{ secret: 'new-one' }, { secret: 'old' }]);
  });

  it('waits for the next look at the file', async () => {
    const path = secretFile({ x: ['old'] });
    const secrets = await readSecrets(path, inMemoryLog(), 60_000);
    write(path, { x: ['new-one'] });
    expect(await secrets.of('x')).toEqual([{ secret: 'old' }]);
  });

  it.each([
    ['cannot be read as JSON', (path: string) => write(path, `{"x": "${SECRET}`)],
    ['is not of the expected shape', (path: string) => write(path, { x: SECRET })],
    ['is gone', (path: string) => rmSync(path)],
  ])('in a file that %s leaves the old ones valid and is told once, without a secret', async (_name, change) => {
    const path = secretFile({ x: ['old'] });
    const log = inMemoryLog();
    const secrets = await readSecrets(path, log, AT_ONCE);
    change(path);
    expect(await secrets.of('x')).toEqual([{ secret: 'old' }]);
    expect(await secrets.of('x')).toEqual([{ secret: 'old' }]);
    expect(log.lines).toEqual([expect.objectContaining({ level: 'warn' })]);
    expect(JSON.stringify(log.lines)).not.toContain(SECRET);
  });
});

describe('the first start', () => {
  it('writes a random secret for every platform, for the eyes of its owner only', async () => {
    const path = join(freshDir(), 'secrets.json');
    await createSecrets(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const secrets = await readSecrets(path, inMemoryLog());
    for (const name of ['standard', 'x', 'meta', 'metaVerify']) expect(await secrets.of(name), name).toHaveLength(1);
    const other = join(freshDir(), 'secrets.json');
    await createSecrets(other);
    expect(readFileSync(other, 'utf8')).not.toBe(readFileSync(path, 'utf8'));
  });

  it('never touches a file that is there', async () => {
    const path = secretFile({ x: ['kept'] });
    await createSecrets(path);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ x: ['kept'] });
  });

  it('writes keys of our own beside the secrets of the platforms', async () => {
    const path = join(freshDir(), 'keys.json');
    await createKeys(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await linkKeysOf(await readSecrets(path, inMemoryLog()))).toEqual([expect.stringMatching(/^[0-9a-f]{48}$/)]);
  });
});
