import * as z from 'zod';
import { answerWithinMinutes, type BrandDocument } from '../brand.ts';
import { openingOf } from '../business-hours.ts';
import { isOverdue } from '../clocks.ts';
import type { Conversation } from '../conversation.ts';
import { Spread } from '../spread.ts';
import { TEAMS, type Team } from '../teams.ts';
import type { Time } from '../time.ts';
import { Rate, rateOf } from './rate.ts';
import { SecondsTally } from './seconds-tally.ts';

const Responses = z.object({ spread: Spread.optional(), withinTarget: Rate });

/** How a team kept what it promises, in open seconds. */
export const TeamFigures = z.object({
  team: z.enum(TEAMS),
  target: z.object({ answerWithinMinutes: z.number(), hours: z.string(), timeZone: z.string() }),
  conversations: z.number().int(),
  first: Responses,
  next: Responses,
  /** How long customers waited for the brand in all, of the conversations that are resolved. */
  resolution: Spread.optional(),
  /** Conversations that wait now and should have been answered. */
  overdue: z.number().int(),
});
export type TeamFigures = z.output<typeof TeamFigures>;

/** The clocks of each team against its target. Changed in place. */
export class TeamTallies {
  readonly #brand: BrandDocument;
  readonly #teams = new Map<Team, TeamTally>();

  constructor(brand: BrandDocument) {
    this.#brand = brand;
  }

  add(conversation: Conversation, now: Time): void {
    const { team } = conversation;
    const tally = this.#teams.get(team) ?? new TeamTally(answerWithinMinutes(this.#brand, team));
    this.#teams.set(team, tally);
    tally.add(conversation, now);
  }

  /** Of the teams that have conversations. */
  figures(): TeamFigures[] {
    return TEAMS.flatMap((team) => {
      const tally = this.#teams.get(team);
      const target = { answerWithinMinutes: answerWithinMinutes(this.#brand, team), ...openingOf(this.#brand, team) };
      return tally === undefined ? [] : [{ team, target, ...tally.figures() }];
    });
  }
}

class TeamTally {
  readonly #first: ResponseTally;
  readonly #next: ResponseTally;
  readonly #resolution = new SecondsTally();
  #conversations = 0;
  #overdue = 0;

  constructor(answerWithin: number) {
    this.#first = new ResponseTally(answerWithin);
    this.#next = new ResponseTally(answerWithin);
  }

  add(conversation: Conversation, now: Time): void {
    const { firstResponseSeconds, resolutionSeconds } = conversation.clocks;
    this.#conversations += 1;
    if (firstResponseSeconds !== undefined) this.#first.add(firstResponseSeconds);
    for (const seconds of nextResponses(conversation)) this.#next.add(seconds);
    if (resolutionSeconds !== undefined) this.#resolution.add(resolutionSeconds);
    if (isOverdue(conversation, now)) this.#overdue += 1;
  }

  figures(): Omit<TeamFigures, 'team' | 'target'> {
    const resolution = this.#resolution.spread();
    return {
      conversations: this.#conversations,
      first: this.#first.figures(),
      next: this.#next.figures(),
      ...(resolution === undefined ? {} : { resolution }),
      overdue: this.#overdue,
    };
  }
}

class ResponseTally {
  readonly #tally = new SecondsTally();
  readonly #target: number;
  #n = 0;
  #within = 0;

  constructor(answerWithin: number) {
    this.#target = answerWithin * 60;
  }

  add(seconds: number): void {
    this.#tally.add(seconds);
    this.#n += 1;
    if (seconds <= this.#target) this.#within += 1;
  }

  figures(): z.output<typeof Responses> {
    const spread = this.#tally.spread();
    return { ...(spread === undefined ? {} : { spread }), withinTarget: rateOf(this.#within, this.#n) };
  }
}

/** Responses after the first. Of a talk whose oldest answers are kept no more, all that are kept. */
function nextResponses({ answers }: Conversation): number[] {
  const responses = answers.flatMap(({ seconds }) => seconds ?? []);
  return answers[0]?.first === true ? responses.slice(1) : responses;
}
