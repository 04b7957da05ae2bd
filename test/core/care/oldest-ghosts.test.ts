import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ghostPlace, OldestGhosts } from '../../../core/care/oldest-ghosts.ts';
import type { Conversation } from '../../../core/conversation.ts';
import { aConversation, NOON } from '../../contracts/builders.ts';
import { waiting } from './a-conversation.ts';

const ghosts = (all: readonly Conversation[], after?: { at: number; id: string }, wanted = 3): string[] => {
  const oldest = new OldestGhosts(after, wanted);
  for (const one of all) oldest.add(one);
  return oldest.all().map(({ id }) => id);
};
const ghost = (id: string, waited: number): Conversation => waiting({ id, waitsSince: NOON - waited });

describe('the oldest ghosts', () => {
  it('are those that wait longest, then by id', () => {
    expect(ghosts([ghost('a', 1), ghost('d', 9), ghost('c', 5), ghost('b', 5)])).toEqual(['d', 'b', 'c']);
  });

  it('go on after the last of the page before', () => {
    const all = [ghost('a', 1), ghost('d', 9), ghost('c', 5), ghost('b', 5)];
    expect(ghosts(all, { at: NOON - 5, id: 'b' })).toEqual(['c', 'a']);
  });

  it('wait since they began when they were closed without an answer', () => {
    expect(ghostPlace(aConversation({ firstMessageAt: NOON - 7 }))).toEqual({ at: NOON - 7, id: 'c1' });
  });

  it('are the same in whatever order they come', () => {
    const some = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: 0, max: 5 })), { selector: ([id]) => id, maxLength: 30 });
    const shuffled = some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    fc.assert(
      fc.property(shuffled, fc.integer({ min: 1, max: 5 }), ([all, others], wanted) => {
        const of = (these: typeof all): string[] =>
          ghosts(
            these.map(([id, waited]) => ghost(id, waited)),
            undefined,
            wanted,
          );
        expect(of(others)).toEqual(of(all));
        expect(of(all)).toHaveLength(Math.min(wanted, all.length));
      }),
    );
  });
});
