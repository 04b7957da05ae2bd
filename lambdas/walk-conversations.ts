import type { Conversation } from '../core/conversation.ts';
import type { Time } from '../core/time.ts';
import type { Conversations } from './ports.ts';
import { othersTurn } from './turn.ts';

/** A span of time: `to` is exclusive. */
export interface Period {
  readonly from: Time;
  readonly to: Time;
}

/** How far a walk came. */
export interface Walked {
  readonly conversations: number;
  /** False when there were more than one walk may take. */
  readonly complete: boolean;
  /** Everything whose last message is older than this was met. */
  readonly reached: Time;
}

/** So many conversations are looked at for one answer: some seconds of work, and 20,000 read units at most in DynamoDB. */
export const WALKED_AT_MOST = 20_000;
const PAGE = 500;

/**
 * Visits the conversations of a brand whose last message lies in a period, the oldest of those first, each once. A conversation belongs to
 * one period only, so that the figures of days add up to those of their week.
 */
export const walkConversations = async (
  conversations: Pick<Conversations, 'page'>,
  brand: string,
  { from, to }: Period,
  visit: (conversation: Conversation) => void,
  most: number = WALKED_AT_MOST,
): Promise<Walked> => {
  const met = new Set<string>();
  let last = before(from);
  for (;;) {
    const page = await conversations.page(brand, last, PAGE);
    for (const conversation of page) {
      if (conversation.lastMessageAt >= to) return { conversations: met.size, complete: true, reached: to };
      if (met.has(conversation.id)) continue;
      if (met.size === most) return { conversations: most, complete: false, reached: conversation.lastMessageAt };
      met.add(conversation.id);
      visit(conversation);
    }
    last = page.at(-1) ?? last;
    if (page.length < PAGE) return { conversations: met.size, complete: true, reached: to };
    await othersTurn();
  }
};

/** Where a walk begins: no id comes before the empty one. */
const before = (lastMessageAt: Time) => ({ id: '', lastMessageAt, priority: { score: 0 } });
