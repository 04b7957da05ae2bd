import * as z from 'zod';
import type { Answer, Conversation } from '../conversation.ts';
import { Spread } from '../spread.ts';
import { moodsOf } from './lift.ts';
import { Mean, MeanTally, MIN_N, Rate, rateOf } from './rate.ts';
import { SecondsTally } from './seconds-tally.ts';

/**
 * How one agent answers. A conversation counts for each agent who answered in it, so that agents add up to more than the brand. Every rate
 * says what it is of, and nothing is said of fewer than MIN_N.
 */
export const AgentFigures = z.object({
  /** The id of the author of the answers. */
  agent: z.string(),
  conversations: z.number().int(),
  answers: z.number().int(),
  /** Open seconds to the answers that somebody waited for, of which there are so many. */
  responses: z.object({ n: z.number().int(), spread: Spread.optional() }),
  lift: Mean,
  /** Of their conversations, those in which they sent the customer elsewhere and the customer had to ask again. */
  runAround: Rate,
  /** Of their conversations, those in which an answer of theirs did not send the customer elsewhere. */
  inChannel: Rate,
  /** Of their conversations, those that went on after they were resolved. */
  reopened: Rate,
});
export type AgentFigures = z.output<typeof AgentFigures>;

/** What each agent did. Changed in place. */
export class AgentTallies {
  readonly #agents = new Map<string, AgentTally>();

  add(conversation: Conversation): void {
    for (const [agent, answers] of Map.groupBy(conversation.answers, (answer) => answer.agent)) {
      const tally = this.#agents.get(agent) ?? new AgentTally();
      this.#agents.set(agent, tally);
      tally.add(conversation, answers);
    }
  }

  /** Those with the most conversations first. */
  figures(): AgentFigures[] {
    return [...this.#agents]
      .map(([agent, tally]) => ({ agent, ...tally.figures() }))
      .toSorted((a, b) => b.conversations - a.conversations || (a.agent < b.agent ? -1 : 1));
  }
}

class AgentTally {
  readonly #responses = new SecondsTally();
  readonly #lift = new MeanTally();
  readonly #counts = { conversations: 0, answers: 0, responses: 0, runAround: 0, inChannel: 0, reopened: 0 };

  add(conversation: Conversation, answers: readonly Answer[]): void {
    const counts = this.#counts;
    counts.conversations += 1;
    counts.answers += answers.length;
    for (const seconds of answers.flatMap((answer) => answer.seconds ?? [])) {
      counts.responses += 1;
      this.#responses.add(seconds);
    }
    if (conversation.runAround && answers.some(({ elsewhere }) => elsewhere)) counts.runAround += 1;
    if (answers.some(({ elsewhere }) => !elsewhere)) counts.inChannel += 1;
    if (conversation.reopened > 0) counts.reopened += 1;
    const moods = moodsOf(conversation);
    if (moods !== undefined) this.#lift.add(moods.last - moods.first);
  }

  figures(): Omit<AgentFigures, 'agent'> {
    const { conversations, answers, responses, runAround, inChannel, reopened } = this.#counts;
    const spread = responses < MIN_N ? undefined : this.#responses.spread();
    return {
      conversations,
      answers,
      responses: { n: responses, ...(spread === undefined ? {} : { spread }) },
      lift: this.#lift.mean(),
      runAround: rateOf(runAround, conversations),
      inChannel: rateOf(inChannel, conversations),
      reopened: rateOf(reopened, conversations),
    };
  }
}
