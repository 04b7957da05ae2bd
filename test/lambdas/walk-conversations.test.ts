import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../core/time.ts';
import { walkConversations, type Period } from '../../lambdas/walk-conversations.ts';
import { aConversation, keeping, never, NOON } from '../contracts/builders.ts';
import { inMemoryConversations } from '../in-memory-ports.ts';

const idOf = (minute: number): string => `c${String(minute).padStart(4, '0')}`;

/** Conversations of one brand, one a minute, and one of another. */
async function minutes(number: number) {
  const conversations = inMemoryConversations();
  const all = Array.from({ length: number }, (_, minute) => aConversation({ id: idOf(minute), lastMessageAt: NOON + minute * MINUTE }));
  await conversations.save([...all, aConversation({ id: 'foreign', brand: 'meadow' })].map((one) => never(keeping(one))));
  return conversations;
}
const walked = async (conversations: Pick<Awaited<ReturnType<typeof minutes>>, 'page'>, period: Period, most?: number) => {
  const met: string[] = [];
  const walk = await walkConversations(conversations, 'harbour', period, ({ id }) => met.push(id), most);
  return { met, walk };
};
const period = (from: number, to: number): Period => ({ from: NOON + from * MINUTE, to: NOON + to * MINUTE });

describe('a walk through the conversations of a period', () => {
  it('meets those whose last message lies in it, its first moment included and its end not', async () => {
    const { met, walk } = await walked(await minutes(10), period(2, 5));
    expect(met).toEqual([2, 3, 4].map(idOf));
    expect(walk).toEqual({ conversations: 3, complete: true, reached: NOON + 5 * MINUTE });
  });

  it('goes on beyond a page', async () => {
    const { met } = await walked(await minutes(1_203), period(0, 2_000));
    expect(met).toEqual(Array.from({ length: 1_203 }, (_, minute) => idOf(minute)));
  });

  it.each([
    ['one fewer than there are', 4, { conversations: 4, complete: false, reached: NOON + 4 * MINUTE }],
    ['as many as there are', 5, { conversations: 5, complete: true, reached: NOON + 9 * MINUTE }],
    ['one more', 6, { conversations: 5, complete: true, reached: NOON + 9 * MINUTE }],
  ])('takes at most so many, and says how far it came: %s', async (_name, most, expected) => {
    expect((await walked(await minutes(5), period(0, 9), most)).walk).toEqual(expected);
  });

  it('counts one once that moves on while it is walked', async () => {
    const all = await minutes(600);
    let moves = 1;
    const page: typeof all.page = async (...asked) => {
      const rows = await all.page(...asked);
      if (moves-- > 0) await all.save([{ value: keeping(aConversation({ id: idOf(3), lastMessageAt: NOON + 599.5 * MINUTE })), version: 1 }]);
      return rows;
    };
    const { met } = await walked({ page }, period(0, 1_000));
    expect(met).toHaveLength(600);
    expect(new Set(met).size).toBe(600);
  });
});
