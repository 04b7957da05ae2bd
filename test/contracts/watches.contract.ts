import { describe, expect, it } from 'vitest';
import type { Watches } from '../../lambdas/ports.ts';
import { aWatch, never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every implementation of the port Watches promises. */
export const describeWatches = (name: string, open: Open<Watches>) =>
  describe(`watches: ${name}`, () => {
    const watches = openedForEach(open);

    it('give back exactly what was saved, and refuse a stale version', async () => {
      expect(await watches().load('harbour')).toBeUndefined();
      expect(await watches().save(never(aWatch('harbour', NOON)))).toBe(true);
      expect(await watches().load('harbour')).toEqual({ value: aWatch('harbour', NOON), version: 1 });
      expect(await watches().save(never(aWatch('harbour')))).toBe(false);
      expect(await watches().save({ value: aWatch('harbour'), version: 1 })).toBe(true);
    });

    it('name the brands whose next look is due, and no others', async () => {
      const looks = { late: NOON - 1, now: NOON, soon: NOON + 1 };
      for (const [brand, nextAt] of Object.entries(looks)) await watches().save(never(aWatch(brand, nextAt)));
      await watches().save(never(aWatch('silent')));
      expect((await watches().due(NOON)).toSorted()).toEqual(['late', 'now']);
      await watches().save({ value: aWatch('late'), version: 1 });
      expect(await watches().due(NOON)).toEqual(['now']);
    });

    describe('leases', () => {
      it('are held by one at a time, by brand', async () => {
        expect(await watches().lease('harbour', 'one', NOON, NOON + 10)).toBe(true);
        expect(await watches().lease('harbour', 'two', NOON, NOON + 10)).toBe(false);
        expect(await watches().lease('meadow', 'two', NOON, NOON + 10)).toBe(true);
      });

      it('go to exactly one of many who ask at once', async () => {
        const askers = Array.from({ length: 8 }, (_, index) => watches().lease('harbour', `holder ${index}`, NOON, NOON + 10));
        expect((await Promise.all(askers)).filter(Boolean)).toHaveLength(1);
      });

      it.each([
        ['just before its end', NOON + 9, false],
        ['at its end', NOON + 10, true],
      ])('can be taken over from another %s', async (_name, now, taken) => {
        await watches().lease('harbour', 'one', NOON, NOON + 10);
        expect(await watches().lease('harbour', 'two', now, now + 10)).toBe(taken);
      });

      it('tell the holder whether somebody else came meanwhile', async () => {
        await watches().lease('harbour', 'one', NOON, NOON + 10);
        expect(await watches().release('harbour', 'one')).toBe(false);
        await watches().lease('harbour', 'one', NOON, NOON + 10);
        await watches().lease('harbour', 'two', NOON, NOON + 10);
        expect(await watches().release('harbour', 'one')).toBe(true);
        expect(await watches().lease('harbour', 'two', NOON, NOON + 10)).toBe(true);
        expect(await watches().release('harbour', 'two')).toBe(false);
      });

      it('keep telling so after the holder has prolonged it', async () => {
        await watches().lease('harbour', 'one', NOON, NOON + 10);
        await watches().lease('harbour', 'two', NOON, NOON + 10);
        expect(await watches().lease('harbour', 'one', NOON + 5, NOON + 15)).toBe(true);
        expect(await watches().release('harbour', 'one')).toBe(true);
      });

      it('are not given back by one who lost it', async () => {
        await watches().lease('harbour', 'one', NOON, NOON + 10);
        await watches().lease('harbour', 'two', NOON + 10, NOON + 20);
        expect(await watches().release('harbour', 'one')).toBe(false);
        expect(await watches().lease('harbour', 'three', NOON + 11, NOON + 20)).toBe(false);
      });
    });

    it('remember which brands take part in a replay', async () => {
      await watches().joinReplay('r1', ['meadow', 'harbour']);
      await watches().joinReplay('r1', ['harbour', 'orchard']);
      await watches().joinReplay('r2', ['elsewhere']);
      expect((await watches().brandsOfReplay('r1')).toSorted()).toEqual(['harbour', 'meadow', 'orchard']);
      expect(await watches().brandsOfReplay('r3')).toEqual([]);
    });
  });
