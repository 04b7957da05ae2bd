import type { Random } from '../../local/sample/random.ts';

const OPENINGS = ['Ordered', 'I bought', 'Picked up', 'My sister sent me', 'Just unpacked', 'Been waiting for', 'Returned', 'Tried'];
const THINGS = [
  'the small kettle',
  'two bags of the house blend',
  'a winter coat',
  'the router',
  'a season ticket',
  'the blue lamp',
  'a pair of boots',
];
const EVENTS = [
  'and the box was open when it came',
  'and the app still says it is being packed',
  'and it works better than the old one',
  'but nobody at the counter could tell me the price',
  'and the courier left it with a neighbour I have never met',
  'but the confirmation names another street',
  'and the colour is exactly as in the picture',
];
const CLOSINGS = [
  'Could somebody have a look?',
  'Thanks for the quick help yesterday.',
  'Not sure whom to ask.',
  'How long does that usually take?',
  'That is broken by design.',
  'I would buy it again.',
  'Is there a form for this?',
];
const SHORT = ['thank you so much', 'same here', 'still not working', 'any news?', 'love it', 'great, thanks', 'is it only me?', 'awful'];
const NAMES = ['Ada', 'Bruno', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hana'];
const LONG_PARTS = 6;

/** How often a text of customers is which. */
export interface TextShares {
  /** Copies, to the letter, of a text that somebody wrote before. */
  readonly repeated: number;
  /** A few words. */
  readonly short: number;
  /** About 600 characters. */
  readonly long: number;
  /** Begins with a handle that differs each time. */
  readonly addressed: number;
}

export const TEXT_SHARES: TextShares = { repeated: 0.3, short: 0.1, long: 0.03, addressed: 0.2 };
/** People copy what was written lately. */
const COPIED_FROM = 2_000;

/** Texts as customers write them, about 140 characters on average; the same ones from the same chance. */
export const createTexts = (random: Random, shares: TextShares = TEXT_SHARES) => {
  const written: string[] = [];
  const fresh = (): string => {
    if (random.chance(shares.short)) return `${random.pick(SHORT)} ${random.pick(NAMES)} ${random.below(1_000)}`;
    const parts = random.chance(shares.long) ? LONG_PARTS : 1;
    const text = Array.from({ length: parts }, () => sentence(random)).join(' ');
    return random.chance(shares.addressed) ? `@${random.pick(NAMES).toLowerCase()}_${random.below(100_000)} ${text}` : text;
  };
  return (): string => {
    if (written.length > 0 && random.chance(shares.repeated)) return random.pick(written.slice(-COPIED_FROM));
    const text = fresh();
    written.push(text);
    return text;
  };
};

const sentence = (random: Random): string =>
  `${random.pick(OPENINGS)} ${random.pick(THINGS)} ${random.below(20) + 2} days ago ${random.pick(EVENTS)}. ${random.pick(CLOSINGS)} Order ${random.pick(NAMES).slice(0, 2).toUpperCase()}-${random.below(90_000) + 10_000}.`;
