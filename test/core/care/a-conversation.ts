import type { Answer, Conversation } from '../../../core/conversation.ts';
import { MINUTE } from '../../../core/time.ts';
import { aConversation, NOON } from '../../contracts/builders.ts';

/** An answer of Mia, the first and one minute after the question, unless given. */
export const answered = (over: Partial<Answer> = {}): Answer => ({
  id: 'x:a1',
  at: NOON + MINUTE,
  agent: 'mia',
  seconds: 60,
  first: true,
  elsewhere: false,
  words: [],
  ...over,
});

/** A public question that waits since noon, due at one o'clock, and asked in the given mood. */
export const waiting = (over: Partial<Conversation> = {}): Conversation =>
  aConversation({ waitsSince: NOON, clocks: { dueAt: NOON + 60 * MINUTE, overdue: false }, ...over });

/** A public question that Mia answered after so many seconds. */
export const answeredAfter = (seconds: number, over: Partial<Conversation> = {}): Conversation =>
  aConversation({
    status: 'waiting-on-customer',
    messageCount: 2,
    clocks: { firstResponseSeconds: seconds, overdue: false },
    answers: [answered({ seconds })],
    ...over,
  });

/** A conversation that began and ended in these moods, and that Mia answered. */
export const moved = (first: number | null, last: number | null, over: Partial<Conversation> = {}): Conversation =>
  answeredAfter(60, { messageCount: 3, mood: { first, last, lift: first === null || last === null ? null : last - first }, ...over });
