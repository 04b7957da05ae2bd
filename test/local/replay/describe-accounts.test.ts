import { describe, expect, it } from 'vitest';
import { describeAccounts } from '../../../local/replay/describe-accounts.ts';
import type { SignedClient } from '../../../local/replay/signed-client.ts';

type Api = Pick<SignedClient, 'api'>;
interface Known {
  readonly brand: string;
  readonly accounts: { platform: string; account: string }[];
}
const UNASSIGNED: Known = { brand: 'unassigned', accounts: [] };

/** The API of an instance that knows some brands, and what was put there. */
const anInstance = (known: Known[], answers: { list?: number; put?: number } = {}) => {
  const put: { path: string; body: unknown }[] = [];
  const api: Api['api'] = async (method, path, body) => {
    if (method === 'GET') return { status: answers.list ?? 200, text: JSON.stringify({ items: [...known, UNASSIGNED] }) };
    put.push({ path, body });
    return { status: answers.put ?? 201, text: JSON.stringify({ detail: 'said by the API' }) };
  };
  return { put, api };
};
const account = (name: string, platform = 'x') => ({ platform, account: name });

describe('the brands of a replay file', () => {
  it('are those that name its accounts', async () => {
    const instance = anInstance([{ brand: 'nordwind', accounts: [account('100'), account('200', 'facebook')] }]);
    expect(await describeAccounts(instance, [account('100'), account('200', 'facebook')])).toEqual(['nordwind']);
    expect(instance.put).toEqual([]);
  });

  it('are made for accounts that nobody names; one name on several platforms is one brand', async () => {
    const instance = anInstance([]);
    expect(await describeAccounts(instance, [account('Solbakken'), account('Solbakken', 'facebook'), account('Other')])).toEqual([
      'solbakken',
      'other',
    ]);
    expect(instance.put).toEqual([
      {
        path: '/brands/solbakken',
        body: { brand: 'solbakken', name: 'Solbakken', accounts: [account('Solbakken'), account('Solbakken', 'facebook')] },
      },
      { path: '/brands/other', body: { brand: 'other', name: 'Other', accounts: [account('Other')] } },
    ]);
  });

  it('are not mistaken for a brand that has the same account on another platform', async () => {
    const instance = anInstance([{ brand: 'nordwind', accounts: [account('100')] }]);
    expect(await describeAccounts(instance, [account('100', 'facebook')])).toEqual(['100']);
  });

  it.each([
    ['@Nord Wind!', 'nord-wind'],
    ['Gr\u00FC\u00DFe', 'gru-e'],
    ['\u6771\u4EAC', 'brand'],
    ['a'.repeat(100), 'a'.repeat(59)],
    [`${'a'.repeat(58)}-b`, 'a'.repeat(58)],
    ['unassigned', 'unassigned-2'],
    ['taken', 'taken-2'],
  ])('take a name that paths can carry: %s is %s', async (name, brand) => {
    const instance = anInstance([{ brand: 'taken', accounts: [] }]);
    expect(await describeAccounts(instance, [account(name)])).toEqual([brand]);
  });

  it('keep apart what would have the same name', async () => {
    expect(await describeAccounts(anInstance([]), [account('A B'), account('a-b'), account('a_b')])).toEqual(['a-b', 'a-b-2', 'a-b-3']);
  });

  it.each([
    ['wants a token', { list: 401 }, 'give one of scope admin with --token'],
    ['is not well', { list: 503 }, '503'],
    ['refuses a brand', { put: 403 }, 'The brand new could not be created (403): said by the API'],
  ])('cannot be made when the instance %s', async (_name, answers, words) => {
    await expect(describeAccounts(anInstance([], answers), [account('new')])).rejects.toThrow(words);
  });
});
