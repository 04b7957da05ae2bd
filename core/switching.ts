import type { BrandDocument } from './brand.ts';
import { competitorsIn, isAboutCompetitorsOnly, movesTo, namesBrand } from './competitors.ts';
import type { Message } from './message.ts';
import { LEAVING_NAMED } from './vocabulary/churn.ts';
import { namedIn, plainText } from './vocabulary/words.ts';

type Spoken = Pick<Message, 'text' | 'sentiment' | 'kind'>;

/** A competitor's customer who wants to leave, or is unhappy there, and the words it was judged by. */
export interface Switching {
  readonly competitor: string;
  readonly words: readonly string[];
}

/**
 * Who says that they want to leave a named competitor, or posts of it in a sour mood, and does not name the brand. In a thread of the
 * brand's own a sour mood may be with the brand, so that only leaving counts there. Undefined for everybody else.
 */
export const switchingIn = ({ text, sentiment, kind }: Spoken, brand: BrandDocument): Switching | undefined => {
  if (brand.competitors.length === 0 || namesBrand(text, brand)) return undefined;
  const competitor = competitorsIn(text, brand).find((named) => movesTo(text, named).length === 0);
  if (competitor === undefined) return undefined;
  const words = namedIn(plainText(text), LEAVING_NAMED);
  const isSour = kind === 'post' && sentiment?.label === 'NEGATIVE';
  if (words.length === 0 && !isSour) return undefined;
  return { competitor: competitor.name, words: [competitor.name, ...words, ...(isSour ? ['sounds unhappy'] : [])] };
};

/** The words by which a customer of the brand says that they go to a competitor; none where a post names nobody but competitors. */
export const leavingFor = ({ text, kind }: Spoken, brand: BrandDocument): readonly string[] => {
  if (kind === 'post' && isAboutCompetitorsOnly(text, brand)) return [];
  return competitorsIn(text, brand).flatMap((named) => {
    const moving = movesTo(text, named);
    return moving.length === 0 ? [] : [named.name, ...moving];
  });
};
