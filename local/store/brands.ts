import type { DatabaseSync } from 'node:sqlite';
import { completed, type BrandDocument } from '../../core/brand.ts';
import { conflict, type ProblemError } from '../../core/problem.ts';
import type { Brands } from '../../lambdas/ports.ts';
import { documents, textOf, versionedSave } from './rows.ts';
import { inTransaction } from './transaction.ts';

const stored = documents(completed);

/** The brands in SQLite. An account is looked up each time: that takes 2 microseconds, no more than asking whether a cache still holds. */
export const sqliteBrands = (db: DatabaseSync): Brands => {
  const byName = db.prepare('SELECT version, doc FROM brands WHERE brand = ?');
  const all = db.prepare('SELECT doc FROM brands ORDER BY brand');
  const owner = db.prepare('SELECT brand FROM accounts WHERE platform = ? AND account = ?');
  const giveUp = db.prepare('DELETE FROM accounts WHERE brand = ?');
  const take = db.prepare('INSERT INTO accounts (platform, account, brand) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const saveDocument = versionedSave(db, 'brands', ['brand'], ['brand', 'doc']);

  const ownerOf = (platform: string, account: string): string | undefined => {
    const row = owner.get(platform, account);
    return row && textOf(row, 'brand');
  };
  /** Throws Problem 409, naming every account that another brand holds; the transaction around it undoes the rest. */
  const takeAccounts = ({ brand, accounts }: BrandDocument): void => {
    giveUp.run(brand);
    const taken: ProblemError[] = [];
    for (const [index, { platform, account }] of accounts.entries()) {
      take.run(platform, account, brand);
      const holder = ownerOf(platform, account);
      if (holder === brand) continue;
      taken.push({ path: `accounts.${index}`, message: `The ${platform} account "${account}" belongs to the brand "${holder}".` });
    }
    const [first] = taken;
    if (first !== undefined) throw conflict(first.message, taken);
  };

  return {
    load: async (brand) => {
      const row = byName.get(brand);
      return row && stored.versionedOf(row);
    },
    save: async ({ value, version }) =>
      inTransaction(db, () => {
        if (!saveDocument(version, { brand: value.brand, doc: stored.textOf(value) })) return false;
        takeAccounts(value);
        return true;
      }),
    list: async () => all.all().map(stored.of),
    ofAccount: async (platform, account) => ownerOf(platform, account),
  };
};
