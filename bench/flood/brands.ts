import type { z } from 'zod';
import type { BrandDocument } from '../../core/brand.ts';

/** A brand of the flood: many are angry at it, many write in an ordinary mood, or it was only heard before. */
export interface FloodBrand {
  readonly brand: string;
  readonly mood: 'crisis' | 'loud' | 'calm';
  /** Its own address; the operations desk is mailed as well. */
  readonly address: string;
}

export const DESK = 'desk@operations.example';
/** The platform that all of them are heard on, by the generic inlet. */
export const PLATFORM = 'app';
/** One flooded brand in five is merely loud. */
const LOUD = 5;
const CALM_BRANDS = 5;

const named = (brand: string, mood: FloodBrand['mood']): FloodBrand => ({ brand, mood, address: `alerts@${brand}.example` });

/** So many flooded brands, four in five of them in a crisis, and the calm ones beside them. */
export const floodBrands = (flooded: number): readonly FloodBrand[] => [
  ...Array.from({ length: flooded }, (_, index) => named(`flooded-${index + 1}`, index % LOUD === LOUD - 1 ? 'loud' : 'crisis')),
  ...Array.from({ length: CALM_BRANDS }, (_, index) => named(`calm-${index + 1}`, 'calm')),
];

/** Its document, as a user writes it. Without a digest, which would be no alert. */
export const documentOf = ({ brand, address }: FloodBrand): z.input<typeof BrandDocument> => ({
  brand,
  name: brand,
  accounts: [{ platform: PLATFORM, account: brand }],
  alerts: { emails: [address, DESK], digestAt: 'never' },
});
