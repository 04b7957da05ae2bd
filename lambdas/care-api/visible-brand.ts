import { UNASSIGNED, undescribedBrand, type BrandDocument } from '../../core/brand.ts';
import { maySee, type Principal } from '../../core/principal.ts';
import { notFound, type Problem } from '../../core/problem.ts';
import type { Brands, Versioned } from '../ports.ts';

/** What `unassigned` is judged by: every default, and no account of its own. */
export const unassignedBrand: BrandDocument = { ...undescribedBrand(UNASSIGNED), accounts: [] };

/** The document of a brand that the caller may see. Throws the same Problem 404 whether there is no such brand or it is somebody else's. */
export const visibleBrand = async (brands: Pick<Brands, 'load'>, principal: Principal, brand: string): Promise<BrandDocument> =>
  (await visibleDocument(brands, principal, brand)).value;

/** The same with its version, which of `unassigned` is 0. */
export const visibleDocument = async (brands: Pick<Brands, 'load'>, principal: Principal, brand: string): Promise<Versioned<BrandDocument>> => {
  if (!maySee(principal, brand)) throw noSuchBrand();
  const stored = (await brands.load(brand)) ?? (brand === UNASSIGNED ? { value: unassignedBrand, version: 0 } : undefined);
  if (stored === undefined) throw noSuchBrand();
  return stored;
};

export const noSuchBrand = (): Problem => notFound('There is no such brand.');
