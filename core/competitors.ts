import type { BrandDocument } from './brand.ts';
import { namesAny, namedOf } from './terms.ts';
import { MOVING, TOWARDS } from './vocabulary/churn.ts';
import { namedIn, plainText } from './vocabulary/words.ts';

export type Competitor = BrandDocument['competitors'][number];
type Names = Pick<BrandDocument, 'name' | 'accounts' | 'competitors'>;

/** The competitors that a text names, as whole words. */
export const competitorsIn = (text: string, { competitors }: Pick<BrandDocument, 'competitors'>): Competitor[] =>
  competitors.filter(({ terms }) => namesAny(text, terms));

const HANDLES = /@[\p{L}\p{N}_.]+/gu;
/** A shorter name is part of too many handles that are somebody else's. */
const TELLING_LENGTH = 3;

/** True when a text names the brand: its name or one of its accounts as whole words, or a handle that begins or ends with one, as brands' handles do. */
export const namesBrand = (text: string, { name, accounts }: Pick<BrandDocument, 'name' | 'accounts'>): boolean => {
  const names = [name, ...accounts.map(({ account }) => account)];
  const handles = text.match(HANDLES) ?? [];
  return namesAny(text.replace(HANDLES, ' '), names) || handles.some((handle) => names.some((own) => isHandleOf(handle, own)));
};

/** Posts like these are kept out of the brand's own figures. */
export const isAboutCompetitorsOnly = (text: string, brand: Names): boolean => competitorsIn(text, brand).length > 0 && !namesBrand(text, brand);

/** The words by which a text speaks of going to a competitor, and not of coming from there, as `switching to Mossmug` does; none when it does not. */
export const movesTo = (text: string, { terms }: Competitor): readonly string[] => {
  const words = text.toLowerCase();
  const isTowards = namedOf(words, terms).some((term) => words.split(term.toLowerCase()).slice(0, -1).some(endsTowards));
  return isTowards ? namedIn(plainText(text), MOVING) : [];
};

const endsTowards = (before: string): boolean => TOWARDS.has(/(\p{L}+)\s+@?$/u.exec(before)?.[1] ?? '');

function isHandleOf(handle: string, name: string): boolean {
  const [whole, part] = [compact(handle), compact(name)];
  return whole === part || (part.length >= TELLING_LENGTH && (whole.startsWith(part) || whole.endsWith(part)));
}

const compact = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
