import { describe, expect, it } from 'vitest';
import { SECRET_LISTS } from '../../../core/platforms/index.ts';
import { platformSecretOf, readSecretList } from '../../../core/platforms/secret-list.ts';

describe('a list of secrets in a vault', () => {
  it.each([
    ['strings', '["new", "old"]', [{ secret: 'new' }, { secret: 'old' }]],
    ['secrets for some accounts', '[{"secret": "s", "accounts": ["a"]}, {"secret": "t"}]', [{ secret: 's', accounts: ['a'] }, { secret: 't' }]],
    ['one secret as people paste it', ' plain-secret\n', [{ secret: 'plain-secret' }]],
    ['a generated key', 'whsec_c2VjcmV0', [{ secret: 'whsec_c2VjcmV0' }]],
    ['nothing', '', []],
    ['blanks', ' \n', []],
    ['an empty list', '[]', []],
  ])('may hold %s', (_name, text, secrets) => {
    expect(readSecretList(text).map(platformSecretOf)).toEqual(secrets);
  });

  it.each([
    ['a list that is cut off', '["swordfish"'],
    ['an object', '{"x": ["swordfish"]}'],
    ['an empty secret', '["swordfish", ""]'],
    ['a number', '[42, "swordfish"]'],
    ['a misspelt field', '[{"secret": "swordfish", "account": ["a"]}]'],
  ])('is refused with %s, and not repeated', (_name, text) => {
    expect(() => readSecretList(text)).toThrow(SyntaxError);
    expect(() => readSecretList(text)).not.toThrow(/swordfish|42/);
  });
});

describe('the names of the lists', () => {
  it('are those of signatures and of handshakes, each once', () => {
    expect(SECRET_LISTS).toEqual(expect.arrayContaining(['standard', 'x', 'meta', 'metaVerify']));
    expect(new Set(SECRET_LISTS).size).toBe(SECRET_LISTS.length);
  });
});
