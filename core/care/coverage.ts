import * as z from 'zod';
import { answerWithinMinutes, type BrandDocument } from '../brand.ts';
import { isOverdue } from '../clocks.ts';
import type { Conversation } from '../conversation.ts';
import { isoTime, type Time } from '../time.ts';
import { wallClock } from '../wall-clock.ts';
import { Rate, rateOf } from './rate.ts';

const count = z.number().int();

/** Public questions by what became of them: one of a conversation, judged by the first answer of a person. */
export const CoverageRow = z.object({
  asked: count,
  /** Answered within the team's target, and past it. */
  inTime: count,
  late: count,
  /** Ghosts: past the target, or resolved, and nobody answered. */
  unanswered: count,
  /** Nobody answered yet, and there is still time. */
  waiting: count,
  /** Answered at all, of those whose time is up or who were answered. */
  answered: Rate,
});
export type CoverageRow = z.output<typeof CoverageRow>;

export const Coverage = CoverageRow.extend({
  /** How many people can have seen the unanswered ones, added up. */
  unansweredReach: z.number(),
  /** The conversation that has waited longest of those past their target, and since when. */
  oldest: z.object({ id: z.string(), at: isoTime }).optional(),
  platforms: z.array(CoverageRow.extend({ platform: z.string() })),
  /** By the hour in which the conversation began, on the clocks of the brand: 24 rows. */
  hours: z.array(CoverageRow.extend({ hour: count })),
});
export type Coverage = z.output<typeof Coverage>;

type Outcome = 'inTime' | 'late' | 'unanswered' | 'waiting';
type Counts = Record<Outcome, number>;

const HOURS = 24;
const none = (): Counts => ({ inTime: 0, late: 0, unanswered: 0, waiting: 0 });

/** What became of a conversation that asks in public. */
export const outcomeOf = (conversation: Conversation, answerWithin: number, now: Time): Outcome => {
  const { firstResponseSeconds } = conversation.clocks;
  if (firstResponseSeconds !== undefined) return firstResponseSeconds <= answerWithin * 60 ? 'inTime' : 'late';
  return conversation.waitsSince === undefined || isOverdue(conversation, now) ? 'unanswered' : 'waiting';
};

/** True when somebody asked in public and nobody answered in time. Spam nobody has to answer. */
export const isGhost = (conversation: Conversation, brand: BrandDocument, now: Time): boolean =>
  asksInPublic(conversation) && outcomeOf(conversation, answerWithinMinutes(brand, conversation.team), now) === 'unanswered';

const asksInPublic = ({ asks, intent }: Conversation): boolean => asks && intent !== 'spam';

/** Who asked in public, and was or was not answered. Changed in place. */
export class CoverageTally {
  readonly #brand: BrandDocument;
  readonly #clock: (time: Time) => number;
  readonly #all = none();
  readonly #platforms = new Map<string, Counts>();
  readonly #hours = Array.from({ length: HOURS }, none);
  #reach = 0;
  #oldest: { readonly id: string; readonly at: Time } | undefined;

  constructor(brand: BrandDocument) {
    this.#brand = brand;
    this.#clock = wallClock(brand.timeZone);
  }

  /** What nobody asked in public is passed over, and so is spam, which nobody has to answer. */
  add(conversation: Conversation, now: Time): void {
    if (!asksInPublic(conversation)) return;
    const { team, platform, firstMessageAt } = conversation;
    const outcome = outcomeOf(conversation, answerWithinMinutes(this.#brand, team), now);
    const ofPlatform = this.#platforms.get(platform) ?? none();
    this.#platforms.set(platform, ofPlatform);
    const ofHour = this.#hours[Math.floor(this.#clock(firstMessageAt) / 60)];
    for (const counts of [this.#all, ofPlatform, ofHour]) if (counts !== undefined) counts[outcome] += 1;
    if (outcome === 'unanswered') this.#addGhost(conversation);
  }

  figures(): Coverage {
    const platforms = [...this.#platforms].map(([platform, counts]) => ({ platform, ...rowOf(counts) }));
    return {
      ...rowOf(this.#all),
      unansweredReach: this.#reach,
      ...(this.#oldest === undefined ? {} : { oldest: this.#oldest }),
      platforms: platforms.toSorted((a, b) => b.asked - a.asked || (a.platform < b.platform ? -1 : 1)),
      hours: this.#hours.map((counts, hour) => ({ hour, ...rowOf(counts) })),
    };
  }

  #addGhost({ id, reach, waitsSince: at }: Conversation): void {
    this.#reach += reach;
    if (at === undefined) return;
    const known = this.#oldest;
    if (known === undefined || at < known.at || (at === known.at && id < known.id)) this.#oldest = { id, at };
  }
}

function rowOf({ inTime, late, unanswered, waiting }: Counts): CoverageRow {
  const answered = inTime + late;
  return { asked: answered + unanswered + waiting, inTime, late, unanswered, waiting, answered: rateOf(answered, answered + unanswered) };
}
