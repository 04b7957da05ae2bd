import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { priorityOf } from './priority.ts';
import { isQuestion } from './question.ts';
import { moodOf, wasRead } from './sentiment.ts';
import { namesAny, termsOf } from './terms.ts';

/**
 * Who should look at a conversation, and how soon. For now it knows mood, questions, a few words of buyers, and reach; brands' own
 * vocabularies, the other teams, and history come with care itself.
 */
export const triage = (inbound: readonly Message[], reach: number, waiting: boolean): Triage => {
  const last = inbound.findLast(({ sentiment }) => wasRead(sentiment));
  const mood = last?.sentiment === undefined ? 0 : moodOf(last.sentiment);
  const intent = intentOf(inbound);
  const opportunity = intent === 'purchase';
  return { intent, team: opportunity ? 'sales' : 'care', priority: priorityOf(mood, reach, waiting), opportunity };
};

type Triage = Pick<Conversation, 'intent' | 'team' | 'priority' | 'opportunity'>;

/** What people write who want to buy, in the six languages that we read. Whoever is unhappy is a complaint first. */
const BUYING = termsOf({
  en: 'how much is, how much for, what does it cost, price, prices, pricing, in stock, pre-order, preorder, sign up, want to buy, like to buy, like to order',
  de: 'was kostet, wie viel kostet, preis, lieferbar, vorbestellen, kaufen',
  es: 'cuánto cuesta, precio, comprar, contratar',
  fr: 'combien coûte, quel prix, acheter, commander',
  pt: 'quanto custa, preço, comprar',
  it: 'quanto costa, prezzo, comprare, acquistare',
});

function intentOf(inbound: readonly Message[]): Conversation['intent'] {
  const labels = inbound.flatMap(({ sentiment }) => (wasRead(sentiment) ? [sentiment.label] : []));
  if (labels.includes('NEGATIVE')) return 'complaint';
  if (inbound.some(({ text }) => namesAny(text, BUYING))) return 'purchase';
  if (inbound.some(({ text }) => isQuestion(text))) return 'question';
  return labels.at(-1) === 'POSITIVE' ? 'praise' : 'other';
}
