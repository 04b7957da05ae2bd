import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrandDocument, UNASSIGNED } from '../core/brand.ts';
import { Problem, problemErrors } from '../core/problem.ts';
import type { Brands } from '../lambdas/ports.ts';
import { UsageError } from './options.ts';

/** Reads every `<brand>.json` of a folder. Throws one UsageError that names all problems of all files: file, path, what is expected. */
export const readBrandFiles = async (folder: string): Promise<readonly BrandDocument[]> => {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new UsageError(`The brand folder ${folder} cannot be read. Check --brands.`, { cause });
  });
  const files = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => readBrandFile(folder, name)),
  );
  const problems = [...files.flatMap((file) => file.problems), ...doubleAccounts(files)];
  if (problems.length > 0) throw new UsageError(`Some brand documents cannot be used:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  return files.flatMap(({ document }) => document ?? []);
};

/** Stores brand documents in place of what is stored of those brands. Throws UsageError when an account belongs to a brand that has no file. */
export const storeBrands = async (brands: Brands, documents: readonly BrandDocument[]): Promise<void> => {
  // First each gives up what it no longer names, so that accounts can move between brands whichever file comes first.
  for (const document of documents) await giveUpAccounts(brands, document);
  for (const value of documents) {
    const version = (await brands.load(value.brand))?.version ?? 0;
    await brands.save({ value, version }).catch((error: unknown) => {
      throw error instanceof Problem
        ? new UsageError(`The brand document of ${value.brand} cannot be used: ${error.message}`, { cause: error })
        : error;
    });
  }
};

async function giveUpAccounts(brands: Brands, { brand, accounts }: BrandDocument): Promise<void> {
  const stored = await brands.load(brand);
  if (stored === undefined) return;
  const named = new Set(accounts.map(nameOf));
  const kept = stored.value.accounts.filter((account) => named.has(nameOf(account)));
  if (kept.length < stored.value.accounts.length) await brands.save({ value: { ...stored.value, accounts: kept }, version: stored.version });
}

interface BrandFile {
  readonly path: string;
  readonly document?: BrandDocument;
  readonly problems: readonly string[];
}

async function readBrandFile(folder: string, name: string): Promise<BrandFile> {
  const path = join(folder, name);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { path, problems: [`${path}: cannot be read, check its permissions`] };
  const json = jsonOf(text);
  if (json === undefined) return { path, problems: [`${path}: expected JSON`] };
  const parsed = BrandDocument.safeParse(json);
  if (!parsed.success)
    return { path, problems: problemErrors(parsed.error.issues).map((error) => `${path}: ${error.path || '(all)'}: ${error.message}`) };
  return { path, document: parsed.data, problems: [...nameProblems(path, name, parsed.data), ...webhookProblems(path, parsed.data)] };
}

/** The value, or undefined when it is not JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameProblems(path: string, name: string, { brand }: BrandDocument): string[] {
  const expected = name.slice(0, -'.json'.length);
  if (brand !== expected) return [`${path}: brand: expected "${expected}", as the file is named`];
  return brand === UNASSIGNED ? [`${path}: brand: expected another name, this one is kept for accounts that nobody has described`] : [];
}

const webhookProblems = (path: string, { alerts }: BrandDocument): string[] =>
  alerts.webhooks.flatMap(({ secret }, index) =>
    secret === undefined ? [`${path}: alerts.webhooks.${index}.secret: expected a secret to sign with`] : [],
  );

function doubleAccounts(files: readonly BrandFile[]): string[] {
  const claims = files.flatMap(({ path, document }) =>
    (document?.accounts ?? []).map((account, index) => ({ where: `${path}: accounts.${index}`, name: nameOf(account) })),
  );
  return [...Map.groupBy(claims, ({ name }) => name)].flatMap(([name, [first, ...others]]) =>
    others.map(({ where }) => `${where}: expected an account of its own, but the ${name} is named already (${first?.where ?? ''})`),
  );
}

const nameOf = ({ platform, account }: BrandDocument['accounts'][number]): string => `${platform} account "${account}"`;
