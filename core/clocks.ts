import { afterOpenMinutes, openSeconds, type Opening } from './business-hours.ts';
import type { Conversation } from './conversation.ts';
import { waits, type Course, type Turn } from './course.ts';
import type { Time } from './time.ts';

/** What a conversation is held to: the hours of its team, and the open minutes within which it wants to have answered. */
export interface Promised {
  readonly opening: Opening;
  /** Absent where nothing is promised. */
  readonly answerWithinMinutes: number | undefined;
}

/**
 * The response clocks of a conversation, in seconds that its team was open. The time to resolve is what the customer waited for the brand,
 * up to the act that resolved it: it stands still while the brand waits for the customer. Nothing is due once it is resolved.
 */
export const clocksOf = (course: Course, { opening, answerWithinMinutes }: Promised): Conversation['clocks'] => {
  const [, ...next] = course.turns.flatMap((turn) => responseSeconds(turn, opening) ?? []);
  const first = firstResponseSeconds(course, opening);
  const waiting = waitingTurn(course);
  const waited = (sum: number, { askedAt, ...turn }: Turn): number => sum + openSeconds(opening, askedAt, endOf(turn));
  return {
    ...(first === undefined ? {} : { firstResponseSeconds: first }),
    ...(next.length === 0 ? {} : { nextResponseSecondsAverage: next.reduce((sum, seconds) => sum + seconds, 0) / next.length }),
    ...(course.resolvedAt === undefined ? {} : { resolutionSeconds: course.turns.reduce(waited, 0) }),
    ...(waiting === undefined || answerWithinMinutes === undefined ? {} : { dueAt: afterOpenMinutes(opening, waiting.askedAt, answerWithinMinutes) }),
    overdue: false,
  };
};

/** The open seconds from the first question to the first answer: a question that was closed without one, and asked again, waited all the while. */
const firstResponseSeconds = ({ turns }: Course, opening: Opening): number | undefined => {
  const askedAt = turns[0]?.askedAt;
  const answeredAt = turns.find((turn) => turn.answeredAt !== undefined)?.answeredAt;
  return askedAt === undefined || answeredAt === undefined ? undefined : openSeconds(opening, askedAt, answeredAt);
};

/** The open seconds from a turn's question to the first answer of a person; undefined while there is none. */
export const responseSeconds = ({ askedAt, answeredAt }: Turn, opening: Opening): number | undefined =>
  answeredAt === undefined ? undefined : openSeconds(opening, askedAt, answeredAt);

/** The turn that waits for an answer now, if one does. */
export const waitingTurn = ({ turns }: Pick<Course, 'turns'>): Turn | undefined => turns.slice(-1).find(waits);

/** True when somebody waits who should have been answered by now. At the very moment that it is due it is not. */
export const isOverdue = ({ clocks: { dueAt } }: Pick<Conversation, 'clocks'>, now: Time): boolean => dueAt !== undefined && now > dueAt;

/** When the customer's wait was over. Of a resolved conversation every wait is. */
const endOf = ({ answeredAt = Infinity, closedAt = Infinity }: Pick<Turn, 'answeredAt' | 'closedAt'>): Time => Math.min(answeredAt, closedAt);
