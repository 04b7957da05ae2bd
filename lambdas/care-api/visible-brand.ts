import { UNASSIGNED, undescribedBrand, type BrandDocument } from '../../core/brand.ts';
import { maySee, type Principal } from '../../core/principal.ts';
import { notFound, type Problem } from '../../core/problem.ts';
import type { Brands } from '../ports.ts';

/** What `unassigned` is judged by: every default, and no account of its own. */
export const unassignedBrand: BrandDocument = { ...undescribedBrand(UNASSIGNED), accounts: [] };

/** The document of a brand that the caller may see. Throws the same Problem 404 whether there is no such brand or it is somebody else's. */
export const visibleBrand = async (brands: Pick<Brands, 'load'>, principal: Principal, brand: string): Promise<BrandDocument> => {
  if (!maySee(principal, brand)) throw noSuchBrand();
  const document = (await brands.load(brand))?.value ?? (brand === UNASSIGNED ? unassignedBrand : undefined);
  if (document === undefined) throw noSuchBrand();
  return document;
};

export const noSuchBrand = (): Problem => notFound('There is no such brand.');
