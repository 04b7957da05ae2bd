import { outcomeOf, type Act } from './act.ts';
import type { Sale } from './conversation.ts';
import type { Judgement } from './intent.ts';
import type { Message } from './message.ts';

/** What there is to sell, told by the first message that says so. Undefined when none does. */
export const saleIn = (inbound: readonly Message[], judgements: readonly Judgement[]): Sale | undefined => {
  const at = judgements.findIndex(({ intent }) => intent === 'purchase');
  const [message, judgement] = [inbound[at], judgements[at]];
  if (message === undefined || judgement === undefined) return undefined;
  const { competitor, because } = judgement;
  return {
    ...(competitor === undefined ? { kind: 'purchase' } : { kind: 'switching', competitor }),
    since: message.sentAt,
    words: [...because],
  };
};

/** A sale as it ended, when somebody said how. */
export const asEnded = (sale: Sale, acts: readonly Act[]): Sale => {
  const ended = outcomeOf(acts);
  return ended === undefined ? sale : { ...sale, outcome: ended.outcome, outcomeAt: ended.at };
};
