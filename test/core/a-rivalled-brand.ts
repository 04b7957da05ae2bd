import { BrandDocument } from '../../core/brand.ts';

/** A brand with competitors, employees and guidelines, as far as not given. */
export const aRivalledBrand = (over: Partial<BrandDocument> = {}): BrandDocument => ({
  ...BrandDocument.parse({
    brand: 'harbour',
    name: 'Harbour Coffee',
    accounts: [{ platform: 'x', account: 'harbour-coffee' }],
    competitors: [
      { name: 'Bean Street', terms: ['Bean Street', '@beanstreet'] },
      { name: 'Mossmug', terms: ['mossmug'] },
    ],
    employees: [{ platform: 'x', handle: '@Robin' }],
    guidelines: [
      { name: 'Speak for yourself', terms: ['we at Harbour'] },
      { name: 'No promises about health', terms: ['cures', 'heals'], level: 'regulated', advice: 'Take it back, and tell the quality team.' },
      { name: 'No word on the case', terms: ['the lawsuit'], level: 'legal' },
    ],
  }),
  ...over,
});
