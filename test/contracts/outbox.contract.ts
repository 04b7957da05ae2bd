import { describe, expect, it } from 'vitest';
import { careEvent, type CareEvent } from '../../core/care-events.ts';
import { DAY } from '../../core/time.ts';
import type { Outbox } from '../../lambdas/care-ports.ts';
import { NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const anEvent = (subject: string, dueAt = NOON): CareEvent =>
  careEvent({ brand: 'harbour', type: 'conversation.overdue', subject, at: NOON - 1, dueAt });

/** What every outbox promises. */
export const describeOutbox = (name: string, open: Open<Outbox>) =>
  describe(`outbox: ${name}`, () => {
    const outbox = openedForEach(open);
    const due = async (now = NOON, limit = 10) => (await outbox().due(now, limit)).map(({ subject }) => subject);

    it('gives back exactly what was put', async () => {
      await outbox().put([]);
      await outbox().put([anEvent('c1')]);
      expect(await outbox().due(NOON, 10)).toEqual([anEvent('c1')]);
    });

    it('knows what is due, the longest due first, and no more than asked for', async () => {
      await outbox().put([anEvent('now'), anEvent('soon', NOON + 1), anEvent('long', NOON - DAY), anEvent('before', NOON - 1)]);
      expect(await due()).toEqual(['long', 'before', 'now']);
      expect(await due(NOON, 2)).toEqual(['long', 'before']);
      expect(await due(NOON + 1)).toEqual(['long', 'before', 'now', 'soon']);
    });

    it('keeps an event once, however often it is put', async () => {
      await Promise.all(Array.from({ length: 4 }, () => outbox().put([anEvent('c1')])));
      expect(await due()).toEqual(['c1']);
    });

    it('tells nothing again that is done', async () => {
      await outbox().put([anEvent('c1')]);
      await outbox().done(anEvent('c1').id);
      await outbox().put([anEvent('c1'), anEvent('c1', NOON - 5)]);
      await outbox().later(anEvent('c1').id, NOON);
      await outbox().done(anEvent('c1').id);
      expect(await due(NOON + DAY)).toEqual([]);
    });

    it.each([
      ['later, when it is moved', NOON + 5, NOON + 4, []],
      ['at its new time', NOON + 5, NOON + 5, ['c1']],
    ])('has an event %s', async (_name, at, now, found) => {
      await outbox().put([anEvent('c1')]);
      await outbox().later(anEvent('c1').id, at);
      expect(await due(now)).toEqual(found);
    });

    it('brings an event forward that is put again for an earlier time, and never back', async () => {
      await outbox().put([anEvent('c1', NOON + 5)]);
      await outbox().put([anEvent('c1', NOON + 9)]);
      expect(await due(NOON + 5)).toEqual(['c1']);
      await outbox().put([anEvent('c1', NOON)]);
      expect(await outbox().due(NOON, 10)).toEqual([anEvent('c1', NOON)]);
    });

    it('knows nothing of what was never put', async () => {
      await outbox().done('nothing');
      await outbox().later('nothing', NOON);
      expect(await due(NOON + DAY)).toEqual([]);
    });
  });
