import { describe, expect, it } from 'vitest';
import type { Remembered } from '../../core/remembered.ts';
import { awaited } from '../../core/silence.ts';
import type { Hearing } from '../../lambdas/hearing-ports.ts';
import { never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const HARBOUR = awaited({ platform: 'x', account: 'harbour-coffee' }, NOON);
const TOLD: Remembered = { ...HARBOUR, told: { id: 'silence', since: NOON, firstAt: NOON + 1, lastAt: NOON + 2 } };

/** What every implementation of the port Hearing promises. */
export const describeHearing = (name: string, open: Open<Hearing>) =>
  describe(`hearing: ${name}`, () => {
    const hearing = openedForEach(open);

    it('gives back exactly what was saved, and refuses a stale version', async () => {
      expect(await hearing().load(HARBOUR)).toBeUndefined();
      expect(await hearing().save(never(HARBOUR))).toBe(true);
      expect(await hearing().load(HARBOUR)).toEqual({ value: HARBOUR, version: 1 });
      expect(await hearing().save(never(TOLD))).toBe(false);
      expect(await hearing().save({ value: TOLD, version: 1 })).toBe(true);
      expect(await hearing().load(HARBOUR)).toEqual({ value: TOLD, version: 2 });
    });

    it('lets exactly one of many save who save at once', async () => {
      await hearing().save(never(HARBOUR));
      const saves = Array.from({ length: 6 }, (_, index) => hearing().save({ value: { ...HARBOUR, messages: index }, version: 1 }));
      expect((await Promise.all(saves)).filter(Boolean)).toHaveLength(1);
    });

    it('keeps kinds, platforms and accounts apart, whatever their names and however long', async () => {
      const all: Remembered[] = [
        HARBOUR,
        awaited({ platform: 'mastodon', account: 'harbour-coffee' }, NOON),
        awaited({ platform: 'x', account: 'a#b' }, NOON),
        awaited({ platform: 'x', account: `${'ü'.repeat(600)}1` }, NOON),
        awaited({ platform: 'x', account: `${'ü'.repeat(600)}2` }, NOON),
        { kind: 'handshake', platform: 'x', at: NOON, until: NOON + 1 },
        { kind: 'handshake', platform: 'x', account: 'harbour-coffee', at: NOON, until: NOON + 1 },
        { kind: 'dead-letters', since: NOON, told: 3 },
      ];
      for (const one of all) expect(await hearing().save(never(one))).toBe(true);
      for (const one of all) expect((await hearing().load(one))?.value).toEqual(one);
      expect(await hearing().all()).toHaveLength(all.length);
    });

    it('names all that is remembered, each with its version', async () => {
      expect(await hearing().all()).toEqual([]);
      const accounts = Array.from({ length: 30 }, (_, index) => awaited({ platform: 'x', account: `account-${index}` }, NOON));
      for (const account of accounts) await hearing().save(never(account));
      await hearing().save({ value: TOLD, version: 0 });
      await hearing().save({ value: HARBOUR, version: 1 });
      const all = await hearing().all();
      expect(all).toHaveLength(31);
      expect(all).toContainEqual({ value: HARBOUR, version: 2 });
    });
  });
