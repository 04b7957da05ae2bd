import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { moodOf, wasRead } from './sentiment.ts';

/**
 * Who should look at a conversation, and how soon. For now it knows mood, questions and reach; the vocabularies of intents,
 * the teams beyond care, waiting and history come with care itself.
 */
export const triage = (inbound: readonly Message[], reach: number, waiting: boolean): Pick<Conversation, 'intent' | 'team' | 'priority'> => {
  const last = inbound.findLast(({ sentiment }) => wasRead(sentiment));
  const mood = last?.sentiment === undefined ? 0 : moodOf(last.sentiment);
  return { intent: intentOf(inbound), team: 'care', priority: priorityOf(mood, reach, waiting) };
};

const QUESTION = /[?？؟]/u;

function intentOf(inbound: readonly Message[]): Conversation['intent'] {
  const labels = inbound.flatMap(({ sentiment }) => (wasRead(sentiment) ? [sentiment.label] : []));
  if (labels.includes('NEGATIVE')) return 'complaint';
  if (inbound.some(({ text }) => QUESTION.test(text))) return 'question';
  return labels.at(-1) === 'POSITIVE' ? 'praise' : 'other';
}

/** What each reason adds, at most 100 together. An unhappy customer outweighs all else; ten million readers count fully. */
const POINTS = { unhappy: 50, waiting: 20, reach: 30 };
const FULL_REACH_DIGITS = 7;

function priorityOf(mood: number, reach: number, waiting: boolean): Conversation['priority'] {
  const unhappy = Math.max(0, -mood) * POINTS.unhappy;
  const far = Math.min(1, Math.log10(reach + 1) / FULL_REACH_DIGITS) * POINTS.reach;
  const reasons = [
    ...(unhappy >= 10 ? ['the customer is unhappy'] : []),
    ...(waiting ? ['the customer waits for an answer'] : []),
    ...(reach >= 10_000 ? [`up to ${reach} people can have seen it`] : []),
  ];
  return { score: Math.round(unhappy + far + (waiting ? POINTS.waiting : 0)), reasons };
}
