import type { BrandDocument } from './brand.ts';
import type { Intent } from './intents.ts';
import type { Message } from './message.ts';
import { isQuestion } from './question.ts';
import { wasRead } from './sentiment.ts';
import { leavingFor, switchingIn } from './switching.ts';
import { namedOf } from './terms.ts';
import { LEAVING } from './vocabulary/churn.ts';
import { DENYING, FAULTS, NO_FAULTS } from './vocabulary/complaint.ts';
import { COURTESIES, PRAISING } from './vocabulary/praise.ts';
import { BUYING } from './vocabulary/purchase.ts';
import { ASKING, OWN_MISHAPS, PLEADING, WHY } from './vocabulary/question.ts';
import { BAIT } from './vocabulary/spam.ts';
import { namedIn, plainText, without, type PlainText } from './vocabulary/words.ts';

/** What somebody wants, and the words and signs it was judged by: terms of ours and of the brand, never other words of the text. */
export interface Judgement {
  readonly intent: Intent;
  readonly because: readonly string[];
  /** The competitor whose unhappy customer this is. */
  readonly competitor?: string;
}

/** What there is to judge one message by. */
interface Signs {
  readonly plain: PlainText;
  /** How it sounds; `furious` and `delighted` are so beyond doubt. */
  readonly mood: 'furious' | 'unhappy' | 'neither' | 'pleased' | 'delighted';
  /** It has a question mark. */
  readonly marked: boolean;
  readonly asking: readonly string[];
  readonly pleading: readonly string[];
  readonly why: readonly string[];
  /** What the customer lost or forgot themselves. */
  readonly mishaps: readonly string[];
  readonly leaving: readonly string[];
  readonly outraged: boolean;
  readonly linked: boolean;
}

/** One alone may be a customer's word for anything; two, or one beside a link, are bait. */
const BAITS = 2;

/** A mood as clear as that tells what is wanted without a word. */
const BEYOND_DOUBT = 0.85;

const SIGNS = { unhappy: 'sounds unhappy', pleased: 'sounds pleased', asks: 'a question mark', outraged: 'marks of outrage', linked: 'a link' };

/** Thanks for help ask for none. */
const THANKS = /\bthank(?:s| you| u)\b[^.!?]*\bhelp\b/gu;
const OUTRAGE = /\?!|!\?/u;

/** What is judged of a message, the first that holds: who leaves complains as well, and who complains asks as well. */
const RULES: readonly { readonly intent: Intent; readonly because: (signs: Signs) => readonly string[] }[] = [
  { intent: 'spam', because: bait },
  { intent: 'churn', because: ({ leaving }) => leaving },
  { intent: 'complaint', because: faults },
  { intent: 'purchase', because: ({ plain }) => namedIn(plain, BUYING) },
  { intent: 'complaint', because: sourness },
  {
    intent: 'question',
    because: ({ mishaps, marked, asking, why, pleading }) => [...(marked ? [SIGNS.asks] : []), ...mishaps, ...asking, ...why, ...pleading],
  },
  { intent: 'praise', because: praise },
];

/** What a customer wants with one message. The brand's own words count as ours do. */
export const judgeMessage = (message: Pick<Message, 'text' | 'sentiment' | 'kind'>, brand: BrandDocument): Judgement => {
  const { text } = message;
  const switching = switchingIn(message, brand);
  if (switching !== undefined) return { intent: 'purchase', because: switching.words, competitor: switching.competitor };
  const signs = signsOf(message, brand);
  for (const { intent, because } of RULES) {
    const words = [...brand.vocabulary.flatMap((own) => (own.intent === intent ? namedOf(text, own.terms) : [])), ...because(signs)];
    if (words.length > 0) return { intent, because: words };
  }
  return { intent: 'other', because: [] };
};

function signsOf(message: Pick<Message, 'text' | 'sentiment' | 'kind'>, brand: BrandDocument): Signs {
  const { text, sentiment } = message;
  const plain = plainText(text);
  return {
    plain,
    mood: tone(sentiment),
    marked: isQuestion(text),
    asking: namedIn(plain, ASKING),
    pleading: namedIn(without(plain, THANKS), PLEADING),
    why: namedIn(plain, WHY),
    mishaps: namedIn(plain, OWN_MISHAPS),
    leaving: [...namedIn(plain, LEAVING), ...leavingFor(message, brand)],
    outraged: OUTRAGE.test(text),
    linked: /\bhttps?:\/\//u.test(text),
  };
}

function tone(sentiment: Message['sentiment']): Signs['mood'] {
  if (!wasRead(sentiment)) return 'neither';
  if (sentiment.label === 'NEGATIVE') return sentiment.negative >= BEYOND_DOUBT ? 'furious' : 'unhappy';
  if (sentiment.label !== 'POSITIVE') return 'neither';
  return sentiment.positive >= BEYOND_DOUBT ? 'delighted' : 'pleased';
}

function bait({ plain, linked }: Signs): readonly string[] {
  const words = namedIn(plain, BAIT);
  return words.length + Number(linked) >= BAITS && words.length > 0 ? [...words, ...(linked ? [SIGNS.linked] : [])] : [];
}

function faults({ plain, mood, mishaps, outraged }: Signs): readonly string[] {
  if (mishaps.length > 0) return [];
  const words = namedIn(without(plain, NO_FAULTS), FAULTS);
  return [...(mood === 'furious' ? [SIGNS.unhappy] : []), ...(outraged ? [SIGNS.outraged] : []), ...words];
}

/** A sour mood without a fault that is named. Only a question that is plainly one outweighs it: with its mark, and its words or nothing denied. */
function sourness({ plain, mood, marked, asking, why, mishaps }: Signs): readonly string[] {
  const isPlain = marked && (asking.length > 0 || (why.length === 0 && namedIn(plain, DENYING).length === 0));
  return mood !== 'unhappy' || isPlain || mishaps.length > 0 ? [] : [SIGNS.unhappy, ...why];
}

/** A pleasant sound alone is praise only where it is beyond doubt, and not the tone of a request. */
function praise({ plain, mood, linked }: Signs): readonly string[] {
  if (mood !== 'pleased' && mood !== 'delighted') return [];
  const words = namedIn(plain, PRAISING);
  const isPraise = words.length > 0 || (mood === 'delighted' && !linked && namedIn(plain, COURTESIES).length === 0);
  return isPraise ? [SIGNS.pleased, ...words] : [];
}
