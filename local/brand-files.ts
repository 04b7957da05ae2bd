import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrandDocument } from '../core/brand.ts';
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

/** Stores brand documents; what is stored already and differs is replaced. Throws UsageError when an account belongs to another brand. */
export const storeBrands = async (brands: Brands, documents: readonly BrandDocument[]): Promise<void> => {
  for (const value of documents) {
    const version = (await brands.load(value.brand))?.version ?? 0;
    await brands.save({ value, version }).catch((error: unknown) => {
      throw error instanceof Problem
        ? new UsageError(`The brand document of ${value.brand} cannot be used: ${error.message}`, { cause: error })
        : error;
    });
  }
};

interface BrandFile {
  readonly name: string;
  readonly document?: BrandDocument;
  readonly problems: readonly string[];
}

async function readBrandFile(folder: string, name: string): Promise<BrandFile> {
  const path = join(folder, name);
  const parsed = BrandDocument.safeParse(await jsonOf(path));
  if (!parsed.success)
    return { name, problems: problemErrors(parsed.error.issues).map((error) => `${path}: ${error.path || '(all)'}: ${error.message}`) };
  const expected = name.slice(0, -'.json'.length);
  if (parsed.data.brand !== expected) return { name, problems: [`${path}: brand: expected "${expected}", as the file is named`] };
  const secretless = parsed.data.alerts.webhooks.flatMap(({ secret }, index) =>
    secret === undefined ? [`${path}: alerts.webhooks.${index}.secret: expected a secret to sign with`] : [],
  );
  return { name, document: parsed.data, problems: secretless };
}

/** A file that is not JSON becomes undefined, which the schema then refuses; one that cannot be read is told at once. */
async function jsonOf(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The brand document ${path} cannot be read. Check its permissions.`, { cause });
  });
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function doubleAccounts(files: readonly BrandFile[]): string[] {
  const claims = files.flatMap(({ document }) =>
    (document?.accounts ?? []).map(({ platform, account }) => ({ brand: document?.brand, account: `${platform} ${account}` })),
  );
  return [...Map.groupBy(claims, ({ account }) => account)]
    .filter(([, claimants]) => claimants.length > 1)
    .map(([account, claimants]) => `the account ${account} is named by more than one brand: ${claimants.map(({ brand }) => brand).join(', ')}`);
}
