import type { BrandDocument } from './brand.ts';
import type { Message } from './message.ts';
import type { Team } from './teams.ts';
import { namedOf } from './terms.ts';
import { LEGAL, PRESS } from './vocabulary/authority.ts';
import { namedIn, plainText } from './vocabulary/words.ts';

/** What decides who can finish a conversation. */
export interface TeamScene {
  readonly inbound: readonly Message[];
  readonly brand: BrandDocument;
  /** There is something to sell. */
  readonly opportunity: boolean;
  /** The customer's last mood is negative. */
  readonly unhappy: boolean;
  /** So many people can have seen it, or follow the customer. */
  readonly audience: number;
}

/** A team, and why it is not simply care or sales: a reason that makes the conversation stand out. */
export interface TeamChoice {
  readonly team: Team;
  readonly matter?: string;
}

/** Who can finish a conversation: law comes before the press, and both before a sale. */
export const chooseTeam = ({ inbound, brand, opportunity, unhappy, audience }: TeamScene): TeamChoice => {
  const guideline = guidelineIn(inbound, brand);
  if (guideline !== undefined) return { team: 'compliance', matter: `it touches a guideline: ${guideline}` };
  const texts = inbound.map(({ text }) => plainText(text));
  const legal = texts.flatMap((text) => namedIn(text, LEGAL))[0];
  if (legal !== undefined) return { team: 'compliance', matter: `a legal matter: ${legal}` };
  const press = texts.flatMap((text) => namedIn(text, PRESS))[0];
  if (press !== undefined) return { team: 'communications', matter: `the press: ${press}` };
  if (unhappy && audience >= brand.crisis.viralReach) return { team: 'communications', matter: 'an unhappy customer whom many follow' };
  return { team: opportunity ? 'sales' : 'care' };
};

/** The first guideline of law or regulation whose terms a customer names. */
const guidelineIn = (inbound: readonly Message[], { guidelines }: BrandDocument): string | undefined =>
  guidelines.find(({ level, terms }) => level !== 'advice' && inbound.some(({ text }) => namedOf(text, terms).length > 0))?.name;
