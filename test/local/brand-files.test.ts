import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../core/brand.ts';
import { readBrandFiles, storeBrands } from '../../local/brand-files.ts';
import { inMemoryPorts } from '../in-memory-ports.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDir = freshDataDirs();
const folderOf = (files: Readonly<Record<string, unknown>>): string => {
  const folder = freshDir();
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return folder;
};
const nordwind = { brand: 'nordwind', name: 'Nordwind', accounts: [{ platform: 'x', account: '100' }] };
const solbakken = { brand: 'solbakken', name: 'Solbakken', accounts: [{ platform: 'x', account: '200' }] };

const refusalOf = async (folder: string): Promise<string[]> => {
  const error: unknown = await readBrandFiles(folder).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'UsageError' });
  return error instanceof Error ? error.message.split('\n') : [];
};

describe('a folder of brand documents', () => {
  it('is read in full, other files left alone', async () => {
    const folder = folderOf({ 'nordwind.json': nordwind, 'solbakken.json': solbakken, 'notes.txt': 'not ours' });
    expect((await readBrandFiles(folder)).map(({ brand, timeZone }) => ({ brand, timeZone }))).toEqual([
      { brand: 'nordwind', timeZone: 'UTC' },
      { brand: 'solbakken', timeZone: 'UTC' },
    ]);
  });

  it('may be empty', async () => {
    expect(await readBrandFiles(freshDir())).toEqual([]);
  });

  it('that is not there is refused', async () => {
    await expect(readBrandFiles(join(freshDir(), 'none'))).rejects.toThrow(/brand folder .*none cannot be read/);
  });

  it.each<[string, string, unknown, string]>([
    ['is not JSON', 'a.json', '{', 'expected JSON'],
    ['is a list', 'a.json', [nordwind], '(all): '],
    ['lacks a name', 'nordwind.json', { ...nordwind, name: undefined }, 'name: '],
    ['names no account', 'nordwind.json', { ...nordwind, accounts: [] }, 'accounts: '],
    ['lives in no time zone', 'nordwind.json', { ...nordwind, timeZone: 'Mars/Olympus' }, 'timeZone: expected an IANA time zone'],
    ['misspells a field', 'nordwind.json', { ...nordwind, acounts: [] }, 'acounts'],
    ['has another name than its file', 'north.json', nordwind, 'brand: expected "north", as the file is named'],
    ['takes the name that is kept', 'unassigned.json', { ...nordwind, brand: 'unassigned' }, 'brand: expected another name'],
    [
      'sends to a webhook without a secret',
      'nordwind.json',
      { ...nordwind, alerts: { webhooks: [{ url: 'https://hooks.example.com/a' }] } },
      'alerts.webhooks.0.secret: expected a secret',
    ],
    ['names an account twice', 'nordwind.json', { ...nordwind, accounts: [...nordwind.accounts, ...nordwind.accounts] }, 'accounts.1: '],
  ])('with a document that %s is refused, naming file, path and what is expected', async (_name, file, content, words) => {
    const folder = folderOf({ [file]: content });
    const [, problem, ...others] = await refusalOf(folder);
    expect(problem).toContain(`${join(folder, file)}: `);
    expect(problem).toContain(words);
    expect(others).toEqual([]);
  });

  it('tells all problems of all files at once', async () => {
    const folder = folderOf({
      'a.json': 'not JSON',
      'b.json': { brand: 'B', name: '', accounts: [] },
      'nordwind.json': nordwind,
      'solbakken.json': { ...solbakken, accounts: nordwind.accounts },
      'wrong.json': { ...solbakken, accounts: [{ platform: 'x', account: '300' }], alerts: { webhooks: [{ url: 'https://hooks.example.com' }] } },
    });
    mkdirSync(join(folder, 'folder.json'));
    const refusal = await refusalOf(folder);
    const where = [
      'a.json: ',
      'b.json: brand: ',
      'b.json: name: ',
      'b.json: accounts: ',
      'folder.json: ',
      'wrong.json: brand: ',
      'wrong.json: alerts.webhooks.0.secret: ',
      'solbakken.json: accounts.0: ',
    ];
    for (const place of where)
      expect(
        refusal.filter((line) => line.includes(place)),
        place,
      ).toHaveLength(1);
    expect(refusal).toHaveLength(1 + where.length);
  });
});

describe('storing brand documents', () => {
  const documents = (...brands: object[]): BrandDocument[] => brands.map((brand) => BrandDocument.parse(brand));

  it('creates and replaces', async () => {
    const { brands } = inMemoryPorts();
    await storeBrands(brands, documents(nordwind));
    await storeBrands(brands, documents({ ...nordwind, name: 'Nordwind Air' }, solbakken));
    expect((await brands.list()).map(({ name }) => name)).toEqual(['Nordwind Air', 'Solbakken']);
  });

  it('lets brands exchange their accounts, whichever file comes first', async () => {
    const { brands } = inMemoryPorts();
    await storeBrands(brands, documents(nordwind, solbakken));
    await storeBrands(brands, documents({ ...nordwind, accounts: solbakken.accounts }, { ...solbakken, accounts: nordwind.accounts }));
    expect(await brands.ofAccount('x', '200')).toBe('nordwind');
    expect(await brands.ofAccount('x', '100')).toBe('solbakken');
  });

  it('refuses an account of a brand that has no file, naming the brand', async () => {
    const { brands } = inMemoryPorts();
    await storeBrands(brands, documents(nordwind));
    const clash = storeBrands(brands, documents({ ...solbakken, accounts: nordwind.accounts }));
    await expect(clash).rejects.toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining('solbakken') }));
  });
});
