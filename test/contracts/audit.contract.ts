import { describe, expect, it } from 'vitest';
import type { Audit, AuditEntry } from '../../lambdas/care-ports.ts';
import { NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const anEntry = (number: number, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `deed-${number}`,
  at: NOON + number,
  by: 'kim',
  action: 'resolve',
  subject: `c${number}`,
  ...more,
});

/** What every implementation of the port Audit promises. */
export const describeAudit = (name: string, open: Open<Audit>) =>
  describe(`audit: ${name}`, () => {
    const audit = openedForEach(open);

    it('lists what was noted, the newest first, and of one moment by id', async () => {
      const entries = [anEntry(1), anEntry(3), anEntry(2, { at: NOON + 3 }), anEntry(4, { at: NOON })];
      for (const entry of entries) await audit().note('harbour', entry);
      const listed = await audit().list('harbour', { limit: 10 });
      expect(listed).toEqual([anEntry(3), anEntry(2, { at: NOON + 3 }), anEntry(1), anEntry(4, { at: NOON })]);
    });

    it('keeps an entry as it was noted first', async () => {
      await audit().note('harbour', anEntry(1));
      await audit().note('harbour', anEntry(1, { subject: 'c2' }));
      expect(await audit().list('harbour', { limit: 10 })).toEqual([anEntry(1)]);
    });

    it('notes an entry once that is noted many times at once', async () => {
      await Promise.all(Array.from({ length: 6 }, () => audit().note('harbour', anEntry(1))));
      expect(await audit().list('harbour', { limit: 10 })).toEqual([anEntry(1)]);
    });

    it.each([1, 4, 11, 12])('pages through all of it, %i a page', async (limit) => {
      const entries = Array.from({ length: 12 }, (_, number) => anEntry(number, { at: NOON + (number % 5) }));
      for (const entry of entries) await audit().note('harbour', entry);
      const found: AuditEntry[] = [];
      for (
        let page = await audit().list('harbour', { limit });
        page.length > 0;
        page = await audit().list('harbour', { limit, after: page.at(-1) })
      ) {
        found.push(...page);
      }
      expect(found).toEqual(entries.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)));
    });

    it('never shows what is of another brand', async () => {
      await audit().note('harbour', anEntry(1));
      await audit().note('harbour-two', anEntry(2));
      expect(await audit().list('harbour', { limit: 10 })).toEqual([anEntry(1)]);
      expect(await audit().list('meadow', { limit: 10 })).toEqual([]);
    });
  });
