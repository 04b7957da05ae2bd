import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_TOKENS, readTokens } from '../../local/tokens.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDir = freshDataDirs();
const tokenFile = (content: unknown): string => {
  const path = join(freshDir(), 'tokens.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

const ALL = 'token-that-may-do-everything';
const TWO = 'token-of-two-brands';

describe('a token file', () => {
  it('says what each token allows', async () => {
    const tokens = await readTokens(
      tokenFile([
        { token: ALL, brands: '*', scope: 'admin' },
        { token: TWO, brands: ['nordwind', 'solbakken'], scope: 'read', name: 'Robin' },
      ]),
    );
    expect(tokens.claimsOf(ALL)).toEqual({ brands: '*', scope: 'admin' });
    expect(tokens.claimsOf(TWO)).toEqual({ brands: 'nordwind solbakken', scope: 'read', sub: 'Robin' });
    expect(tokens.claimsOf('token-of-nobody-at-all')).toBeUndefined();
    expect(tokens.claimsOf('')).toBeUndefined();
  });

  it('allows nobody anything when there is none', () => {
    expect(NO_TOKENS.claimsOf('')).toBeUndefined();
  });

  it.each([
    ['is not JSON', `{ "token": "${ALL}"`, 'is not JSON'],
    ['holds no token', [], 'expected'],
    ['is no list', { token: ALL, brands: '*', scope: 'admin' }, '(all)'],
    ['has a short token', [{ token: 'short-secret', brands: '*', scope: 'admin' }], '0.token: expected at least 16 characters'],
    ['has an unknown scope', [{ token: ALL, brands: '*', scope: 'root' }], '0.scope'],
    ['has a token of no brand', [{ token: ALL, brands: [], scope: 'read' }], '0.brands'],
    ['has a token of an empty name', [{ token: ALL, brands: '*', scope: 'read', name: ' ' }], '0.name'],
    ['has two brands in one name', [{ token: ALL, brands: ['nordwind *'], scope: 'read' }], '0.brands'],
    ['has an unknown field', [{ token: ALL, brands: '*', scope: 'read', brand: 'x' }], '0'],
  ])('that %s is refused, naming file and path and never a token', async (_name, content, words) => {
    const path = tokenFile(content);
    const error: unknown = await readTokens(path).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: 'UsageError', message: expect.stringContaining(words) });
    expect(error).toMatchObject({ message: expect.stringContaining(path) });
    expect(String(error)).not.toMatch(new RegExp(`${ALL}|short-secret`));
  });

  it('that is not there is refused', async () => {
    await expect(readTokens(join(freshDir(), 'none.json'))).rejects.toThrow(/token file .*none\.json cannot be read/);
  });
});
