import { setImmediate as turn } from 'node:timers/promises';
import type { BrandDocument } from '../../core/brand.ts';
import type { Incident } from '../../core/incident.ts';
import type { Pulse } from '../../core/pulse.ts';
import { heardOf, type Heard } from './heard.ts';
import { judge } from './judge.ts';
import type { BrandHistory, History } from './read-history.ts';
import { brandUnder, type Variant } from './variants.ts';

/** What some settings raise at a brand. */
export interface Outcome {
  readonly variant: Variant;
  /** The earliest first. */
  readonly incidents: readonly Incident[];
}

/** What was heard of a brand, and what all the settings raise from it, in their order. */
export interface BrandOutcomes {
  readonly brand: BrandDocument;
  readonly pulses: readonly Pulse[];
  readonly outcomes: readonly Outcome[];
}

/** Judges every brand of a history under every variant of its settings. `moved` hears how many of them all are judged. */
export const runVariants = async (
  { brands, to }: History,
  variants: readonly Variant[],
  moved: (done: number, of: number) => void,
): Promise<readonly BrandOutcomes[]> => {
  const all: BrandOutcomes[] = [];
  let done = 0;
  for (const { brand, records } of brands) {
    const heard = hearing(records);
    const outcomes: Outcome[] = [];
    for (const variant of variants) {
      const tried = brandUnder(brand, variant);
      outcomes.push({ variant, incidents: await judge(tried, heard(tried), to) });
      moved((done += 1), brands.length * variants.length);
      await turn();
    }
    all.push({ brand, pulses: heard(brand).pulses, outcomes });
  }
  return all;
};

/** Counts once for each limit of what is loud: no other setting changes what is heard. */
function hearing(records: BrandHistory['records']): (brand: BrandDocument) => Heard {
  const byLimit = new Map<number, Heard>();
  return (brand) => {
    const known = byLimit.get(brand.crisis.viralReach) ?? heardOf(brand, records);
    byLimit.set(brand.crisis.viralReach, known);
    return known;
  };
}
