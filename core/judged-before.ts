import { isAnswer } from './answers.ts';
import type { Answer, Conversation } from './conversation.ts';
import type { MessageRecord } from './message-record.ts';
import { ordinaryScore } from './priority.ts';
import { sooner, type Triage } from './triage.ts';

/**
 * What a conversation was judged to be by words that an erasure took: they can be judged no more, and what was counted stays counted.
 * Everything that needs no words (course, clocks, holding) is folded anew. docs/decisions/erasure.md tells why.
 */

/** How a conversation was triaged, when no word of its customer is left. Undefined while the words can still tell. */
export const triagedBefore = (stored: Conversation, records: readonly MessageRecord[]): Triage | undefined => {
  const told = records.filter(({ first, deleted }) => first !== undefined && !deleted);
  const inbound = told.filter(({ first }) => first?.direction === 'inbound');
  if (inbound.length === 0 || inbound.some(({ erased }) => erased === undefined)) return undefined;
  const { team, priority, opportunity, sale } = stored;
  const isAnswered = told.some(({ first }) => first !== undefined && isAnswer(first));
  // Whoever was answered by a person is no spam.
  const intent = stored.intent === 'spam' && isAnswered ? 'other' : stored.intent;
  return { intent, because: [], team, priority: { ...priority, reasons: [] }, opportunity, ...(sale === undefined ? {} : { sale: wordless(sale) }) };
};

/** A conversation that was folded from some erased messages, with what they were judged to be. The same when none was erased. */
export const asJudgedBefore = (folded: Conversation, stored: Conversation, records: readonly MessageRecord[]): Conversation => {
  const erased = records.filter((record) => record.erased !== undefined);
  if (erased.length === 0) return folded;
  const gone = new Set(erased.map(({ id }) => id));
  const before = new Map(stored.answers.map((answer) => [answer.id, answer]));
  const answers = folded.answers.map((answer) => (gone.has(answer.id) ? judgedAnswer(answer, before.get(answer.id)) : answer));
  const kept = {
    ...folded,
    answers,
    runAround: stored.runAround || folded.runAround,
    ...(answers.length === 0 ? {} : { answeredInChannel: answers.some(({ elsewhere }) => !elsewhere) }),
  };
  // Where only somebody of the brand was erased, the customer's own words still tell what the customer wants.
  if (!erased.some(({ first }) => first?.direction === 'inbound')) return kept;
  const asks = stored.asks || folded.asks;
  if (triagedBefore(stored, records) === undefined) return { ...wantedBefore(stored, kept), asks };
  return { ...kept, asks, customer: { id: folded.customer.id }, priority: scoredNow(stored, kept), earlier: stored.earlier };
};

const wordless = (sale: NonNullable<Conversation['sale']>): NonNullable<Conversation['sale']> => ({ ...sale, words: [] });

/** Initials at the end of an answer tell who wrote it, and are gone as well; its author is not who was erased while the id is the same. */
function judgedAnswer(answer: Answer, before: Answer | undefined): Answer {
  if (before === undefined) return answer;
  const { elsewhere, handOff, agent } = before;
  const isTheirs = agent.startsWith(`${answer.agent} ^`);
  return { ...answer, elsewhere, ...(handOff === undefined ? {} : { handOff }), agent: isTheirs ? agent : answer.agent };
}

/** Only whether somebody waits can have changed since. */
const scoredNow = (stored: Conversation, { status, intent }: Conversation): Conversation['priority'] => {
  const score = stored.priority.score - ordinaryScore(stored.status) + ordinaryScore(status);
  return { score: intent === 'spam' ? 0 : Math.min(100, Math.max(0, score)), reasons: [] };
};

/** Who writes again is judged by that; what they had wanted before, and what was sold to them, still counts. */
function wantedBefore(stored: Conversation, folded: Conversation): Conversation {
  const intent = sooner(stored.intent, folded.intent);
  const because = intent === folded.intent ? folded.because : [];
  if (folded.opportunity || stored.sale === undefined) return { ...folded, intent, because };
  return { ...folded, intent, because, opportunity: true, sale: wordless(stored.sale) };
}
