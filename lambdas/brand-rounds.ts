import type { BrandDocument } from '../core/brand.ts';
import { HOUR, MINUTE, SECOND, type Time } from '../core/time.ts';
import type { Brands, Now } from './ports.ts';

/** What is due for a brand, told apart by an id. */
interface Due {
  readonly id: string;
}

/** The documents are looked at again so often: a sweep that comes each second must not read them all. */
const LOOK_EVERY = HOUR;
/** No round begins another thing after so long: the sweep has a crisis to look for, and goes on with the rest a minute later. */
const ROUND = 20 * SECOND;
/** So many things that were done are remembered, the newest. */
const REMEMBERED = 10_000;

/**
 * Does for every brand what is due by its document, each thing once: `isDone` answers true when there is no more to do, else it is tried
 * again in a minute, after those that were not tried yet. What was done is remembered while the process lives; whoever starts anew does it
 * again under the same id.
 */
export const createRounds = <T extends Due>(
  { brands, now }: { readonly brands: Pick<Brands, 'list'>; readonly now: Now },
  dueOf: (brand: BrandDocument, now: Time) => readonly T[],
  isDone: (brand: BrandDocument, due: T) => Promise<boolean>,
): (() => Promise<void>) => {
  let known: readonly BrandDocument[] = [];
  let lookAt: Time = 0;
  const done = new Set<string>();
  const waitUntil = new Map<string, Time>();
  return async () => {
    const at = now();
    if (at >= lookAt) {
      known = await brands.list();
      lookAt = at + LOOK_EVERY;
      waitUntil.clear();
    }
    const waitsFor = ({ brand }: BrandDocument): Time => waitUntil.get(brand) ?? 0;
    for (const brand of known.filter((one) => waitsFor(one) <= at).toSorted((a, b) => waitsFor(a) - waitsFor(b))) {
      if (now() - at >= ROUND) return;
      waitUntil.set(brand.brand, at + MINUTE);
      for (const due of dueOf(brand, at)) {
        const name = `${brand.brand} ${due.id}`;
        if (!done.has(name) && (await isDone(brand, due))) remember(done, name);
      }
    }
  };
};

function remember(done: Set<string>, name: string): void {
  done.add(name);
  const [oldest] = done;
  if (oldest !== undefined && done.size > REMEMBERED) done.delete(oldest);
}
