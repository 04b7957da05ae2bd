import { describe, expect, it } from 'vitest';
import type { DeliveryLog } from '../../lambdas/alert-ports.ts';
import { NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every memory of deliveries promises. */
export const describeDeliveries = (name: string, open: Open<DeliveryLog>) =>
  describe(`deliveries: ${name}`, () => {
    const log = openedForEach(open);

    it('are remembered by alert and destination', async () => {
      await log().markDelivered('alert-1', 'topic', NOON);
      await log().markDelivered('alert-1', 'webhook:https://example.com#1a2b', NOON);
      await log().markDelivered('alert-2', 'topic', NOON);
      expect((await log().of('alert-1')).delivered).toEqual(new Set(['topic', 'webhook:https://example.com#1a2b']));
      expect((await log().of('alert-2')).delivered).toEqual(new Set(['topic']));
      expect((await log().of('alert-3')).delivered).toEqual(new Set());
    });

    it('may be marked again, which changes nothing', async () => {
      await log().markDelivered('alert-1', 'topic', NOON);
      await log().markDelivered('alert-1', 'topic', NOON + 1);
      expect((await log().of('alert-1')).delivered).toEqual(new Set(['topic']));
    });

    it('that fail are remembered from the first attempt to the last, by letter and destination', async () => {
      expect(await log().markFailed('alert-1', 'hook', NOON)).toEqual({ since: NOON, lastAt: NOON, attempts: 1 });
      expect(await log().markFailed('alert-1', 'hook', NOON + 5)).toEqual({ since: NOON, lastAt: NOON + 5, attempts: 2 });
      expect(await log().markFailed('alert-2', 'hook', NOON + 7)).toEqual({ since: NOON + 7, lastAt: NOON + 7, attempts: 1 });
      const { failing, delivered } = await log().of('alert-1');
      expect([failing, delivered]).toEqual([new Map([['hook', { since: NOON, lastAt: NOON + 5, attempts: 2 }]]), new Set()]);
    });

    it('that failed may be forgotten, and begin anew', async () => {
      await log().markFailed('alert-1', 'hook', NOON);
      await log().forgetFailures('alert-1', 'hook');
      await log().forgetFailures('alert-1', 'never seen');
      expect((await log().of('alert-1')).failing).toEqual(new Map());
      expect(await log().markFailed('alert-1', 'hook', NOON + 9)).toEqual({ since: NOON + 9, lastAt: NOON + 9, attempts: 1 });
    });

    it('may be to destinations with names of any length', async () => {
      const long = `mail:${'a'.repeat(3_000)}@example.com`;
      await log().markDelivered('alert-1', long, NOON);
      expect((await log().of('alert-1')).delivered).toEqual(new Set([long]));
    });
  });
