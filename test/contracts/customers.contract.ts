import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../core/time.ts';
import type { Customers } from '../../lambdas/care-ports.ts';
import { NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const ALL = { from: NOON - 1_000 * MINUTE, limit: 10 };
const begun = (id: string, minute = 0) => ({ id, at: NOON + minute * MINUTE });

/** What every implementation of the port Customers promises. */
export const describeCustomers = (name: string, open: Open<Customers>) =>
  describe(`customers: ${name}`, () => {
    const customers = openedForEach(open);

    it('names the conversations of each id that was noted with them, the oldest first', async () => {
      await customers().note('harbour', 'x', ['ada', 'countess'], begun('late', 5));
      await customers().note('harbour', 'x', ['ada'], begun('early', 1));
      expect(await customers().conversationsOf('harbour', 'x', 'ada', ALL)).toEqual([begun('early', 1), begun('late', 5)]);
      expect(await customers().conversationsOf('harbour', 'x', 'countess', ALL)).toEqual([begun('late', 5)]);
      expect(await customers().conversationsOf('harbour', 'x', 'nobody', ALL)).toEqual([]);
    });

    it('takes the same note again for nothing, and keeps the earliest time of several', async () => {
      for (const minute of [3, 3, 1, 2]) await customers().note('harbour', 'x', ['ada'], begun('one', minute));
      expect(await customers().conversationsOf('harbour', 'x', 'ada', ALL)).toEqual([begun('one', 1)]);
    });

    it('keeps brands, platforms and ids apart, whatever they hold and however long', async () => {
      const ids = ['ada', 'a#b', `${'ü'.repeat(600)}1`, `${'ü'.repeat(600)}2`];
      for (const [index, id] of ids.entries()) await customers().note('harbour', 'x', [id], begun(`of-${index}`));
      await customers().note('meadow', 'x', ['ada'], begun('elsewhere'));
      await customers().note('harbour', 'mastodon', ['ada'], begun('other-house'));
      for (const [index, id] of ids.entries()) expect(await customers().conversationsOf('harbour', 'x', id, ALL)).toEqual([begun(`of-${index}`)]);
    });

    it.each([
      ['before', -1, ['one', 'two']],
      ['at', 0, ['one', 'two']],
      ['after', 1, ['two']],
    ])('reads from a time that lies %s the first on', async (_name, shift, found) => {
      await customers().note('harbour', 'x', ['ada'], begun('one', 0));
      await customers().note('harbour', 'x', ['ada'], begun('two', 5));
      const list = await customers().conversationsOf('harbour', 'x', 'ada', { from: NOON + shift, limit: 10 });
      expect(list.map(({ id }) => id)).toEqual(found);
    });

    it('names no more than it was asked for', async () => {
      for (const minute of [4, 2, 3]) await customers().note('harbour', 'x', ['ada'], begun(`at-${minute}`, minute));
      expect(await customers().conversationsOf('harbour', 'x', 'ada', { ...ALL, limit: 2 })).toEqual([begun('at-2', 2), begun('at-3', 3)]);
    });

    it('takes a conversation from some ids, whenever it was said to have begun, and from no others', async () => {
      for (const minute of [3, 1]) await customers().note('harbour', 'x', ['ada', 'countess'], begun('one', minute));
      await customers().note('harbour', 'x', ['ada'], begun('two', 2));
      await customers().forget('harbour', 'x', ['ada', 'nobody'], 'one');
      expect(await customers().conversationsOf('harbour', 'x', 'ada', ALL)).toEqual([begun('two', 2)]);
      expect(await customers().conversationsOf('harbour', 'x', 'countess', ALL)).toEqual([begun('one', 1)]);
    });
  });
