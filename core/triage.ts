import type { BrandDocument } from './brand.ts';
import type { Conversation } from './conversation.ts';
import { judgeMessage, type Judgement } from './intent.ts';
import type { Message } from './message.ts';
import { saleIn } from './opportunity.ts';
import { priorityOf } from './priority.ts';
import { moodOf, wasRead } from './sentiment.ts';
import { chooseTeam } from './team-choice.ts';

/** What a conversation is triaged by, beside what the customer wrote. */
export interface TriageContext {
  /** All its messages in time order, deleted ones left out. */
  readonly told: readonly Message[];
  /** So many people can have seen it. */
  readonly reach: number;
  /** The customer waits for an answer. */
  readonly waiting: boolean;
  readonly brand: BrandDocument;
  /** Other conversations that this customer began in the thirty days before. */
  readonly earlier: number;
}

/** What a conversation is triaged to be. */
export type Triage = Pick<Conversation, 'intent' | 'because' | 'team' | 'priority' | 'opportunity' | 'sale'>;

/** So many words and signs of an intent are told: they are its reason, and no transcript. */
const WORDS_TOLD = 12;
/** So many messages of a customer are judged, the newest: nobody talks longer of one thing, and no machine that writes on makes us read on. */
const MESSAGES_JUDGED = 200;
/** What there is nothing to do about. */
export const SET_ASIDE = { score: 0, reasons: [] };

/** What a customer wants, who can finish it and how soon somebody should look, each with its reasons. Spam waits for nobody. */
export const triage = (all: readonly Message[], { told, reach, waiting, brand, earlier }: TriageContext): Triage => {
  const inbound = all.slice(-MESSAGES_JUDGED);
  const judgements = inbound.map((message) => judgeMessage(message, brand));
  const intent = intentOf(judgements, told.some(isAnswer));
  const because = [...new Set(judgements.flatMap((judged) => (judged.intent === intent ? judged.because : [])))].slice(0, WORDS_TOLD);
  if (intent === 'spam') return { intent, because, team: 'care', priority: SET_ASIDE, opportunity: false };
  const sale = intent === 'purchase' ? saleIn(inbound, judgements) : undefined;
  const opportunity = sale !== undefined;
  const last = inbound.findLast(({ sentiment }) => wasRead(sentiment))?.sentiment;
  const followers = inbound.reduce((most, { author }) => Math.max(most, author.followers ?? 0), 0);
  const unhappy = last?.label === 'NEGATIVE';
  const { team, matter } = chooseTeam({ inbound, brand, opportunity, unhappy, audience: Math.max(reach, followers) });
  const mood = last === undefined ? 0 : moodOf(last);
  const priority = priorityOf({ mood, reach, waiting, mayLeave: intent === 'churn', followers, earlier, matter });
  return { intent, because, team, priority, opportunity, ...(sale === undefined ? {} : { sale }) };
};

/** What anybody said once is wanted until the end, what must not be missed first; the others hold only when nothing else was said. */
const LASTING = ['churn', 'complaint', 'purchase', 'question'] as const;

/** What of two must not be missed: the later of them where neither lasts. */
export const sooner = (before: Conversation['intent'], now: Conversation['intent']): Conversation['intent'] =>
  LASTING.find((intent) => intent === before || intent === now) ?? now;

/** Whoever was answered by a person is no spam: somebody took it seriously. */
function intentOf(judgements: readonly Judgement[], isAnswered: boolean): Conversation['intent'] {
  const wanted = LASTING.find((intent) => judgements.some((judged) => judged.intent === intent));
  if (wanted !== undefined) return wanted;
  const last = judgements.at(-1)?.intent;
  if (last === 'spam') return !isAnswered && judgements.every(({ intent }) => intent === 'spam') ? 'spam' : 'other';
  return last ?? 'other';
}

const isAnswer = ({ direction, author }: Message): boolean => direction === 'outbound' && author.role !== 'automation';
