import type { Conversation } from './conversation.ts';

/**
 * What each reason adds, at most 100 together. An unhappy customer outweighs all else; ten million readers count fully; each earlier
 * conversation counts for itself, up to three.
 */
const POINTS = { unhappy: 50, waiting: 20, reach: 30, mayLeave: 20, matter: 15, influencer: 10, earlier: 5 };
const MOST = 100;
const FULL_REACH_DIGITS = 7;
const MOST_EARLIER = 3;

/**
 * Who is only a little unhappy, is read by few, or is followed by no more than a town is no reason to come first: below these nothing
 * is added. Followers count beside readers, since an influencer's direct message has no readers yet.
 */
const UNHAPPY_FROM = 10;
const REACH_FROM = 10_000;
const INFLUENCER_FROM = 100_000;

/** What speaks for a conversation. Only `waiting` is ordinary. */
export interface Concerns {
  /** The customer's last, -1 to 1. */
  readonly mood: number;
  /** In people. */
  readonly reach: number;
  readonly waiting: boolean;
  /** The customer leaves, or says that they may. */
  readonly mayLeave?: boolean;
  readonly followers?: number;
  /** Other conversations that the customer began in the thirty days before. */
  readonly earlier?: number;
  /** Why it is a matter for compliance or communications, in words. */
  readonly matter?: string | undefined;
}

/** How soon somebody should look at a conversation: 0 to 100, each point of it for one of the reasons given. */
export const priorityOf = (concerns: Concerns): Conversation['priority'] => {
  const reasons = reasonsOf(concerns);
  const points = reasons.reduce((sum, [more]) => sum + more, 0);
  return { score: Math.min(MOST, Math.round(points)), reasons: reasons.map(([, words]) => words) };
};

function reasonsOf({ mood, reach, waiting, mayLeave = false, followers = 0, earlier = 0, matter }: Concerns): (readonly [number, string])[] {
  const unhappy = Math.max(0, -mood) * POINTS.unhappy;
  const far = Math.min(1, Math.log10(reach + 1) / FULL_REACH_DIGITS) * POINTS.reach;
  const before = Math.min(earlier, MOST_EARLIER) * POINTS.earlier;
  const all: readonly (readonly [boolean, number, string])[] = [
    [unhappy >= UNHAPPY_FROM, unhappy, 'the customer is unhappy'],
    [mayLeave, POINTS.mayLeave, 'the customer may leave'],
    [matter !== undefined, POINTS.matter, matter ?? ''],
    [waiting, POINTS.waiting, 'the customer waits for an answer'],
    [reach >= REACH_FROM, far, `up to ${reach} people can have seen it`],
    [followers >= INFLUENCER_FROM, POINTS.influencer, `${followers} people follow the customer`],
    [before > 0, before, `the customer began ${earlier} other ${earlier === 1 ? 'conversation' : 'conversations'} in the thirty days before`],
  ];
  return all.flatMap(([holds, points, words]) => (holds ? [[points, words] as const] : []));
}

/** The score of every conversation of a status that nothing else speaks for. */
export const ordinaryScore = (status: Conversation['status']): number => (status === 'waiting-on-brand' ? POINTS.waiting : 0);

/** True when nothing but its status gives a conversation its priority, as with most; the others stand out. */
export const isOrdinary = ({ status, priority }: Pick<Conversation, 'status' | 'priority'>): boolean => priority.score === ordinaryScore(status);
