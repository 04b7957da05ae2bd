import type { BrandDocument } from '../core/brand.ts';
import type { Erasure } from '../core/erasure.ts';
import { SECOND, type Time } from '../core/time.ts';
import type { Erasures } from './care-ports.ts';
import type { Brands, Now, Versioned } from './ports.ts';

export interface RememberedSettings {
  readonly now: Now;
  /** How long an answer is good for, in milliseconds: so late may a change of a brand be heard of. @default 30 seconds */
  readonly keptFor?: number;
}

const KEPT_FOR = 30 * SECOND;
/** An instance remembers so many answers of a kind at most, the newest. */
const MOST = 10_000;

/**
 * Brands whose documents and accounts are asked for once in a while, not with every message; that there is none is an answer too.
 * For readers that may be half a minute behind: whoever changes a document loads it from the store itself.
 */
export const rememberedBrands = (brands: Brands, { now, keptFor = KEPT_FOR }: RememberedSettings): Brands => {
  const documents = new Answers<Versioned<BrandDocument> | undefined>(now, keptFor);
  const owners = new Answers<string | undefined>(now, keptFor);
  return {
    load: (brand) => documents.of(brand, () => brands.load(brand)),
    ofAccount: (platform, account) => owners.of(JSON.stringify([platform, account]), () => brands.ofAccount(platform, account)),
    list: () => brands.list(),
    save: async (document) => {
      const isSaved = await brands.save(document);
      documents.forget();
      owners.forget();
      return isSaved;
    },
  };
};

/** Erasures that are asked for once in a while: an erasure waits for longer than that before it looks again at what slipped in. */
export const rememberedErasures = ({ of }: Pick<Erasures, 'of'>, { now, keptFor = KEPT_FOR }: RememberedSettings): Pick<Erasures, 'of'> => {
  const answers = new Answers<readonly Erasure[]>(now, keptFor);
  return { of: (brand) => answers.of(brand, () => of(brand)) };
};

/** Answers by question. Who asks what is just being asked waits for the same answer; one that failed is asked again. */
class Answers<Answer> {
  readonly #now: Now;
  readonly #keptFor: number;
  readonly #kept = new Map<string, { readonly answer: Promise<Answer>; readonly until: Time }>();

  constructor(now: Now, keptFor: number) {
    this.#now = now;
    this.#keptFor = keptFor;
  }

  of(question: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#kept.get(question);
    if (known !== undefined && known.until > this.#now()) return known.answer;
    const answer = ask();
    this.#keep(question, answer);
    return answer;
  }

  forget(): void {
    this.#kept.clear();
  }

  #keep(question: string, answer: Promise<Answer>): void {
    const kept = { answer, until: this.#now() + this.#keptFor };
    this.#kept.delete(question);
    this.#kept.set(question, kept);
    const [oldest] = this.#kept.size > MOST ? this.#kept.keys() : [];
    if (oldest !== undefined) this.#kept.delete(oldest);
    answer.catch(() => {
      if (this.#kept.get(question) === kept) this.#kept.delete(question);
    });
  }
}
