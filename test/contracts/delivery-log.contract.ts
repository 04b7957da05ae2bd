import { describe, expect, it } from 'vitest';
import type { DeliveryLog } from '../../lambdas/alert-ports.ts';
import { NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every memory of deliveries promises, wherever failures are remembered. */
export const describeDeliveries = (name: string, open: Open<Omit<DeliveryLog, 'failingSince'>>) =>
  describe(`deliveries: ${name}`, () => {
    const log = openedForEach(open);

    it('are remembered by alert and destination', async () => {
      await log().markDelivered('alert-1', 'topic', NOON);
      await log().markDelivered('alert-1', 'webhook:https://example.com#1a2b', NOON);
      await log().markDelivered('alert-2', 'topic', NOON);
      expect(await log().delivered('alert-1')).toEqual(new Set(['topic', 'webhook:https://example.com#1a2b']));
      expect(await log().delivered('alert-2')).toEqual(new Set(['topic']));
      expect(await log().delivered('alert-3')).toEqual(new Set());
    });

    it('may be marked again, which changes nothing', async () => {
      await log().markDelivered('alert-1', 'topic', NOON);
      await log().markDelivered('alert-1', 'topic', NOON + 1);
      expect(await log().delivered('alert-1')).toEqual(new Set(['topic']));
    });

    it('may be to destinations with names of any length', async () => {
      const long = `mail:${'a'.repeat(3_000)}@example.com`;
      await log().markDelivered('alert-1', long, NOON);
      expect(await log().delivered('alert-1')).toEqual(new Set([long]));
    });
  });
