import type { Conversation } from './conversation.ts';

/** What each reason adds, at most 100 together. An unhappy customer outweighs all else; ten million readers count fully. */
const POINTS = { unhappy: 50, waiting: 20, reach: 30 };
const FULL_REACH_DIGITS = 7;

/** Who is only a little unhappy, or is read by few, is no reason to come first: below these nothing is added. */
const UNHAPPY_FROM = 10;
const REACH_FROM = 10_000;

/**
 * How soon somebody should look at a conversation: 0 to 100, each point of it for one of the reasons given. `mood` is the customer's last,
 * -1 to 1; `reach` in people.
 */
export const priorityOf = (mood: number, reach: number, waiting: boolean): Conversation['priority'] => {
  const unhappy = Math.max(0, -mood) * POINTS.unhappy;
  const far = Math.min(1, Math.log10(reach + 1) / FULL_REACH_DIGITS) * POINTS.reach;
  const reasons = [
    ...(unhappy >= UNHAPPY_FROM ? [{ points: unhappy, words: 'the customer is unhappy' }] : []),
    ...(waiting ? [{ points: POINTS.waiting, words: 'the customer waits for an answer' }] : []),
    ...(reach >= REACH_FROM ? [{ points: far, words: `up to ${reach} people can have seen it` }] : []),
  ];
  return { score: Math.round(reasons.reduce((sum, { points }) => sum + points, 0)), reasons: reasons.map(({ words }) => words) };
};

/** The score of every conversation of a status that nothing else speaks for. */
export const ordinaryScore = (status: Conversation['status']): number => (status === 'waiting-on-brand' ? POINTS.waiting : 0);

/** True when nothing but its status gives a conversation its priority, as with most; the others stand out. */
export const isOrdinary = ({ status, priority }: Pick<Conversation, 'status' | 'priority'>): boolean => priority.score === ordinaryScore(status);
