import { describe, expect, it } from 'vitest';
import { fromBody } from '../../core/inbox-body.ts';
import type { Inbox } from '../../lambdas/ports.ts';
import { anItem } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** An inbox, and the bodies that a reader finds in it. */
export interface ReadableInbox {
  readonly inbox: Inbox;
  readonly bodies: () => Promise<readonly string[]>;
}

/** What every implementation of the port Inbox promises. */
export const describeInbox = (name: string, open: Open<ReadableInbox>) =>
  describe(`inbox: ${name}`, () => {
    const opened = openedForEach(open);

    it('hands its readers every item that was sent', async () => {
      const items = [anItem({ text: 'Grüße 👋' }), anItem({ id: 'x:2' }, { replay: 'r1' })];
      await opened().inbox.send(items);
      const read = (await opened().bodies()).map(fromBody);
      expect(read).toHaveLength(2);
      expect(read).toEqual(expect.arrayContaining(items));
    });

    it('counts what waits', async () => {
      await opened().inbox.send([anItem(), anItem({ id: 'x:2' })]);
      expect(await opened().inbox.depth()).toEqual({ waiting: 2, deadLetters: 0 });
    });

    it('counts what is being read as waiting', async () => {
      await opened().inbox.send([anItem()]);
      expect(await opened().bodies()).toHaveLength(1);
      expect(await opened().inbox.depth()).toEqual({ waiting: 1, deadLetters: 0 });
    });

    it('takes a thousand items in one call, and none', async () => {
      await opened().inbox.send([]);
      await opened().inbox.send(Array.from({ length: 1_000 }, (_, index) => anItem({ id: `x:${index}` })));
      expect((await opened().inbox.depth()).waiting).toBe(1_000);
    });
  });
