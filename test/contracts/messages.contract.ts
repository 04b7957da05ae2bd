import { MESSAGES_READ } from '../../core/conversation.ts';
import { describe, expect, it } from 'vitest';
import type { Messages } from '../../lambdas/ports.ts';
import { aRecord, aTombstone, never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every implementation of the port Messages promises. */
export const describeMessages = (name: string, open: Open<Messages>) =>
  describe(`messages: ${name}`, () => {
    const messages = openedForEach(open);
    const ids = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id);
    const recordIds = (found: readonly { value: { id: string } }[]): string[] => ids(found.map(({ value }) => value));

    describe('saving', () => {
      it('gives back exactly what was saved, with version 1', async () => {
        const record = aRecord(
          { text: 'Grüße 👋 "quoted"\u0000\n' },
          { sentiment: { label: 'MIXED', positive: 0.3, negative: 0.3, neutral: 0.1, mixed: 0.3, engine: 'embedded' } },
        );
        expect(await messages().save('harbour', [never(record)])).toEqual([]);
        expect(await messages().load('harbour', ['x:1', 'x:missing'])).toEqual(new Map([['x:1', { value: record, version: 1 }]]));
      });

      it('lets a message be new only once', async () => {
        await messages().save('harbour', [never(aRecord({ text: 'first' }))]);
        expect(await messages().save('harbour', [never(aRecord({ text: 'second' }))])).toEqual(['x:1']);
        expect((await messages().load('harbour', ['x:1'])).get('x:1')?.value.first?.text).toBe('first');
      });

      it('lets a stale version lose, and its neighbours win', async () => {
        await messages().save('harbour', [never(aRecord())]);
        await messages().save('harbour', [{ value: aRecord({ text: 'edited' }), version: 1 }]);
        const losers = await messages().save('harbour', [{ value: aRecord({ text: 'stale' }), version: 1 }, never(aRecord({ id: 'x:2' }))]);
        expect(losers).toEqual(['x:1']);
        const found = await messages().load('harbour', ['x:1', 'x:2']);
        expect(found.get('x:1')).toMatchObject({ value: { first: { text: 'edited' } }, version: 2 });
        expect(found.get('x:2')?.version).toBe(1);
      });

      it('does not create what a version above 0 expects to exist', async () => {
        expect(await messages().save('harbour', [{ value: aRecord(), version: 3 }])).toEqual(['x:1']);
        expect(await messages().load('harbour', ['x:1'])).toEqual(new Map());
      });

      it('lets exactly one of many simultaneous savers win', async () => {
        const savers = Array.from({ length: 8 }, (_, index) => messages().save('harbour', [never(aRecord({ text: `saver ${index}` }))]));
        const winners = (await Promise.all(savers)).filter((losers) => losers.length === 0);
        expect(winners).toHaveLength(1);
      });

      it('keeps the same id of two brands apart', async () => {
        await messages().save('harbour', [never(aRecord({ text: 'to harbour' }))]);
        expect(await messages().save('meadow', [never(aRecord({ text: 'to meadow' }))])).toEqual([]);
        expect((await messages().load('harbour', ['x:1'])).get('x:1')?.value.first?.text).toBe('to harbour');
        expect(await messages().load('elsewhere', ['x:1'])).toEqual(new Map());
      });
    });

    describe('those that wait for another', () => {
      it('are found by what they answer, as long as they belong to no conversation', async () => {
        const waiting = aRecord({ id: 'x:2', inReplyTo: 'x:1' });
        const settled = aRecord({ id: 'x:3', inReplyTo: 'x:1' }, { conversation: 'c1' });
        await messages().save('harbour', [never(waiting), never(settled), never(aRecord({ id: 'x:4', inReplyTo: 'x:9' })), never(aRecord())]);
        expect(await messages().waitingFor('harbour', ['x:1', 'x:1', 'x:5'])).toEqual([{ value: waiting, version: 1 }]);
        expect(await messages().waitingFor('meadow', ['x:1'])).toEqual([]);
      });

      it('wait no longer once they have joined one', async () => {
        const waiting = aRecord({ id: 'x:2', inReplyTo: 'x:1' });
        await messages().save('harbour', [never(waiting)]);
        await messages().save('harbour', [{ value: { ...waiting, conversation: 'c1' }, version: 1 }]);
        expect(await messages().waitingFor('harbour', ['x:1'])).toEqual([]);
      });
    });

    describe('a thread of direct messages', () => {
      it('comes whole and in time order, without posts, other threads, platforms and brands', async () => {
        const direct = (id: string, sentAt: number, over = {}) => never(aRecord({ id, sentAt, kind: 'direct', threadId: 't1', ...over }));
        await messages().save('harbour', [direct('x:b', NOON + 2), direct('x:c', NOON + 1), direct('x:a', NOON + 2)]);
        await messages().save('harbour', [direct('x:d', NOON, { kind: 'post' }), direct('x:e', NOON, { threadId: 't2' })]);
        await messages().save('harbour', [direct('line:f', NOON, { platform: 'line' })]);
        await messages().save('meadow', [direct('x:g', NOON)]);
        expect(recordIds(await messages().inThread('harbour', 'x', 't1'))).toEqual(['x:c', 'x:a', 'x:b']);
      });
    });

    describe('the messages of a conversation', () => {
      it('come in time order, then by id, with their brand', async () => {
        const told = (id: string, sentAt: number, conversation = 'c1') => never(aRecord({ id, sentAt }, { conversation }));
        await messages().save('harbour', [told('x:3', NOON + 5), told('x:2', NOON + 5), told('x:1', NOON + 9), told('x:4', NOON, 'c2')]);
        const found = await messages().inConversation('harbour', 'c1');
        expect(ids(found)).toEqual(['x:2', 'x:3', 'x:1']);
        expect(found[0]).toMatchObject({ brand: 'harbour', conversation: 'c1', text: 'My order never came.' });
        expect(await messages().inConversation('meadow', 'c1')).toEqual([]);
      });
    });

    describe('a conversation that a machine writes', () => {
      it('is read up to a bound, the newest messages of it', async () => {
        const many = Array.from({ length: MESSAGES_READ + 2 }, (_, index) =>
          never(aRecord({ id: `x:${index}`, sentAt: NOON + index, kind: 'direct', threadId: 't9' }, { conversation: 'c9' })),
        );
        await messages().save('harbour', many);
        const told = await messages().inConversation('harbour', 'c9');
        expect([told.length, told[0]?.id, told.at(-1)?.id]).toEqual([MESSAGES_READ, 'x:2', `x:${MESSAGES_READ + 1}`]);
        const thread = await messages().inThread('harbour', 'x', 't9');
        expect([thread.length, thread[0]?.value.id, thread.at(-1)?.value.id]).toEqual([MESSAGES_READ, 'x:2', `x:${MESSAGES_READ + 1}`]);
      });
    });

    describe('paging', () => {
      it('shows every message of the brand once, in order of time and id, whatever the size of a page', async () => {
        const times = [3, 1, 2, 1, 3, 1, 2];
        await messages().save(
          'harbour',
          times.map((time, index) => never(aRecord({ id: `x:${index}`, sentAt: NOON + time }))),
        );
        await messages().save('meadow', [never(aRecord({ id: 'x:foreign' }))]);
        const pages = [];
        let last: { sentAt: number; id: string } | undefined;
        do {
          const page = await messages().page('harbour', last, 3);
          pages.push(ids(page));
          last = page.at(-1);
        } while (last !== undefined);
        expect(pages).toEqual([['x:1', 'x:3', 'x:5'], ['x:2', 'x:6', 'x:0'], ['x:4'], []]);
      });
    });

    describe('counting', () => {
      it('counts messages of all brands, and a tombstone only once its message has come', async () => {
        await messages().save('harbour', [never(aRecord()), never(aTombstone('x:2'))]);
        await messages().save('meadow', [never(aRecord())]);
        expect(await messages().count()).toBe(2);
        await messages().save('harbour', [{ value: aRecord({ id: 'x:2' }, { deleted: true }), version: 1 }]);
        await messages().save('harbour', [{ value: aRecord({ text: 'edited' }), version: 1 }]);
        expect(await messages().count()).toBe(3);
      });

      it('shows no message where only a deletion has come', async () => {
        await messages().save('harbour', [never(aTombstone('x:2'))]);
        expect(await messages().page('harbour', undefined, 10)).toEqual([]);
        expect((await messages().load('harbour', ['x:2'])).get('x:2')?.value.deleted).toBe(true);
      });
    });
  });
