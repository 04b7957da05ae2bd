import { describe, expect, it } from 'vitest';
import type { Erasure } from '../../core/erasure.ts';
import type { Erasures } from '../../lambdas/care-ports.ts';
import { never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const anErasure = (over: Partial<Erasure> = {}): Erasure => ({
  brand: 'harbour',
  id: 'a-hash',
  hashes: ['a-hash'],
  token: 'erased-somebody',
  at: NOON,
  hasGrown: false,
  rounds: 0,
  nextAt: NOON,
  messages: 0,
  conversations: 0,
  ...over,
});

/** What every implementation of the port Erasures promises. */
export const describeErasures = (name: string, open: Open<Erasures>) =>
  describe(`erasures: ${name}`, () => {
    const erasures = openedForEach(open);

    it('gives back exactly what was saved, and refuses a stale version', async () => {
      expect(await erasures().load('harbour', 'a-hash')).toBeUndefined();
      expect(await erasures().save(never(anErasure()))).toBe(true);
      expect(await erasures().save(never(anErasure({ messages: 9 })))).toBe(false);
      const next = anErasure({ place: { sentAt: NOON, id: 'x:1' }, messages: 3 });
      expect(await erasures().save({ value: next, version: 1 })).toBe(true);
      expect(await erasures().load('harbour', 'a-hash')).toEqual({ value: next, version: 2 });
    });

    it('names those of a brand, done or not, and of no other', async () => {
      const { nextAt: _nextAt, ...done } = anErasure({ id: 'done' });
      for (const one of [anErasure(), done, anErasure({ brand: 'meadow' })]) await erasures().save(never(one));
      expect((await erasures().of('harbour')).map(({ id }) => id).toSorted()).toEqual(['a-hash', 'done']);
      expect(await erasures().of('nowhere')).toEqual([]);
    });

    it.each([
      ['before its time', NOON - 1, 0],
      ['at its time', NOON, 1],
      ['later', NOON + 1, 1],
    ])('is due or not %s', async (_name, now, count) => {
      await erasures().save(never(anErasure()));
      expect(await erasures().due(now)).toHaveLength(count);
    });

    it('is due no more once it is done', async () => {
      await erasures().save(never(anErasure()));
      const { nextAt: _nextAt, ...done } = anErasure();
      await erasures().save({ value: done, version: 1 });
      expect(await erasures().due(NOON + 1)).toEqual([]);
    });
  });
