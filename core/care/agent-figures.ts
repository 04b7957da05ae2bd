import * as z from 'zod';
import type { Answer, Conversation } from '../conversation.ts';
import { Spread } from '../spread.ts';
import { moodsOf, standOf } from './lift.ts';
import { Mean, MeanTally, MIN_N, Rate, rateOf } from './rate.ts';
import { SecondsTally } from './seconds-tally.ts';

/** Open seconds to the answers that somebody waited for, of which there are so many. The spread is absent below MIN_N. */
const Responses = z.object({ n: z.number().int(), spread: Spread.optional() });

/**
 * How one agent answers. A conversation counts for each agent who answered in it, so that agents add up to more than the brand. Every rate
 * says what it is of, and nothing is said of fewer than MIN_N.
 */
export const AgentFigures = z.object({
  /** The id of the author of the answers. */
  agent: z.string(),
  conversations: z.number().int(),
  answers: z.number().int(),
  /** Those that were the first of their conversation, and those that were not. */
  first: Responses,
  next: Responses,
  lift: Mean,
  /** How many customers left as advocates who had not come as such. Absent below MIN_N conversations whose moods are known. */
  advocatesWon: z.number().int().optional(),
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

  /** In the order of the alphabet: what makes one agent slower than another is mostly what they are given. */
  figures(): AgentFigures[] {
    return [...this.#agents].map(([agent, tally]) => ({ agent, ...tally.figures() })).toSorted((a, b) => (a.agent < b.agent ? -1 : 1));
  }
}

class AgentTally {
  readonly #first = new ResponseTally();
  readonly #next = new ResponseTally();
  readonly #lift = new MeanTally();
  readonly #counts = { conversations: 0, answers: 0, runAround: 0, inChannel: 0, reopened: 0, advocatesWon: 0 };

  add(conversation: Conversation, answers: readonly Answer[]): void {
    const counts = this.#counts;
    counts.conversations += 1;
    counts.answers += answers.length;
    for (const { seconds, first } of answers) if (seconds !== undefined) (first ? this.#first : this.#next).add(seconds);
    if (conversation.runAround && answers.some(({ elsewhere }) => elsewhere)) counts.runAround += 1;
    if (answers.some(({ elsewhere }) => !elsewhere)) counts.inChannel += 1;
    if (conversation.reopened > 0) counts.reopened += 1;
    const moods = moodsOf(conversation);
    if (moods === undefined) return;
    this.#lift.add(moods.last - moods.first);
    if (standOf(moods.last) === 'advocate' && standOf(moods.first) !== 'advocate') counts.advocatesWon += 1;
  }

  figures(): Omit<AgentFigures, 'agent'> {
    const { conversations, answers, runAround, inChannel, reopened, advocatesWon } = this.#counts;
    const lift = this.#lift.mean();
    return {
      conversations,
      answers,
      first: this.#first.figures(),
      next: this.#next.figures(),
      lift,
      ...(lift.n < MIN_N ? {} : { advocatesWon }),
      runAround: rateOf(runAround, conversations),
      inChannel: rateOf(inChannel, conversations),
      reopened: rateOf(reopened, conversations),
    };
  }
}

class ResponseTally {
  readonly #seconds = new SecondsTally();
  #n = 0;

  add(seconds: number): void {
    this.#seconds.add(seconds);
    this.#n += 1;
  }

  figures(): z.output<typeof Responses> {
    const spread = this.#n < MIN_N ? undefined : this.#seconds.spread();
    return { n: this.#n, ...(spread === undefined ? {} : { spread }) };
  }
}
