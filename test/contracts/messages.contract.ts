import { describe, expect, it } from 'vitest';
import { MESSAGES_READ } from '../../core/conversation.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import type { Messages } from '../../lambdas/ports.ts';
import { aRecord, aTombstone, never, NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

/** What every implementation of the port Messages promises: all of it at once, as soon as a save has returned. */
export const describeMessages = (name: string, open: Open<Messages>) =>
  describe(`messages: ${name}`, () => {
    const messages = openedForEach(open);
    const idsOf = (found: readonly { value: MessageRecord }[]): string[] => found.map(({ value }) => value.id);
    const keep = async (brand: string, ...records: readonly MessageRecord[]): Promise<void> =>
      expect(await messages().save(brand, records.map(never))).toEqual([]);
    const change = async (value: MessageRecord, version = 1): Promise<void> =>
      expect(await messages().save('harbour', [{ value, version }])).toEqual([]);

    describe('saving', () => {
      it('gives back exactly what was saved, with version 1', async () => {
        const record = aRecord(
          { text: 'Grüße 👋 "quoted"\u0000\n' },
          { sentiment: { label: 'MIXED', positive: 0.3, negative: 0.3, neutral: 0.1, mixed: 0.3, engine: 'embedded' } },
        );
        await keep('harbour', record);
        expect(await messages().load('harbour', ['x:1', 'x:missing'])).toEqual(new Map([['x:1', { value: record, version: 1 }]]));
      });

      it('lets a message be new only once', async () => {
        await keep('harbour', aRecord({ text: 'first' }));
        expect(await messages().save('harbour', [never(aRecord({ text: 'second' }))])).toEqual(['x:1']);
        expect((await messages().load('harbour', ['x:1'])).get('x:1')?.value.first?.text).toBe('first');
      });

      it('lets a stale version lose, and its neighbours win', async () => {
        await keep('harbour', aRecord());
        await change(aRecord({ text: 'edited' }));
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
        await keep('harbour', aRecord({ text: 'to harbour' }));
        await keep('meadow', aRecord({ text: 'to meadow' }));
        expect((await messages().load('harbour', ['x:1'])).get('x:1')?.value.first?.text).toBe('to harbour');
        expect(await messages().load('elsewhere', ['x:1'])).toEqual(new Map());
      });

      it('remembers a message of which only the deletion has come', async () => {
        await keep('harbour', aTombstone('x:2'));
        expect((await messages().load('harbour', ['x:2'])).get('x:2')).toEqual({ value: aTombstone('x:2'), version: 1 });
      });

      it('takes many records at once, and none, and tells all that lost', async () => {
        expect(await messages().save('harbour', [])).toEqual([]);
        const all = Array.from({ length: 30 }, (_, index) => aRecord({ id: `x:${index}` }));
        await keep('harbour', ...all.slice(0, 10));
        const losers = await messages().save('harbour', all.map(never));
        expect(losers.toSorted()).toEqual(all.slice(0, 10).map(({ id }) => id));
        expect(
          (
            await messages().load(
              'harbour',
              all.map(({ id }) => id),
            )
          ).size,
        ).toBe(30);
      });

      it('gives more records at once than a hundred, each once, and none for no ids', async () => {
        const all = Array.from({ length: 130 }, (_, index) => aRecord({ id: `x:${index}`, text: `number ${index}` }));
        await keep('harbour', ...all);
        const ids = all.map(({ id }) => id);
        const found = await messages().load('harbour', ['x:missing', ...ids, ...ids.slice(0, 5)]);
        expect(found).toEqual(new Map(all.map((value) => [value.id, { value, version: 1 }])));
        expect(await messages().load('harbour', [])).toEqual(new Map());
      });
    });

    describe('those that wait for another', () => {
      const anAnswer = (over: Parameters<typeof aRecord>[0] = {}): MessageRecord =>
        aRecord({ id: 'x:2', direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' }, inReplyTo: 'x:1', ...over });

      it('are found by what they answer, as long as they belong to no conversation', async () => {
        const settled = { ...anAnswer({ id: 'x:3' }), conversation: 'c1' };
        await keep('harbour', anAnswer(), settled, anAnswer({ id: 'x:4', inReplyTo: 'x:9' }), aRecord());
        expect(await messages().waitingFor('harbour', ['x:1', 'x:1', 'x:5'])).toEqual([{ value: anAnswer(), version: 1 }]);
        expect(await messages().waitingFor('meadow', ['x:1'])).toEqual([]);
        expect(await messages().waitingFor('harbour', [])).toEqual([]);
      });

      it('may be many, and wait for many', async () => {
        const all = Array.from({ length: 40 }, (_, index) => anAnswer({ id: `x:${100 + index}`, inReplyTo: `x:${index % 8}` }));
        await keep('harbour', ...all);
        const found = await messages().waitingFor('harbour', ['x:1', 'x:3']);
        expect(idsOf(found).toSorted()).toEqual(['x:101', 'x:103', 'x:109', 'x:111', 'x:117', 'x:119', 'x:125', 'x:127', 'x:133', 'x:135']);
      });

      it('wait no longer once they have joined one', async () => {
        await keep('harbour', anAnswer(), anAnswer({ id: 'x:3' }));
        await change({ ...anAnswer(), conversation: 'c1' });
        expect(idsOf(await messages().waitingFor('harbour', ['x:1']))).toEqual(['x:3']);
      });

      it('come as they were saved last, and wait on through every change', async () => {
        await keep('harbour', anAnswer());
        await change(anAnswer({ text: 'edited' }));
        expect(await messages().waitingFor('harbour', ['x:1'])).toEqual([{ value: anAnswer({ text: 'edited' }), version: 2 }]);
      });

      it('are found by what they answer now, where an earlier version says otherwise', async () => {
        await keep('harbour', anAnswer());
        await change(anAnswer({ inReplyTo: 'x:7' }));
        expect(await messages().waitingFor('harbour', ['x:1'])).toEqual([]);
        expect(idsOf(await messages().waitingFor('harbour', ['x:7']))).toEqual(['x:2']);
      });

      it('wait also when their deletion was heard of first', async () => {
        await keep('harbour', aTombstone('x:2'));
        expect(await messages().waitingFor('harbour', ['x:1'])).toEqual([]);
        await change({ ...anAnswer(), deleted: true });
        expect(idsOf(await messages().waitingFor('harbour', ['x:1']))).toEqual(['x:2']);
      });

      it('are not what a lost save says', async () => {
        await keep('harbour', { ...anAnswer(), conversation: 'c1' });
        expect(await messages().save('harbour', [never(anAnswer())])).toEqual(['x:2']);
        expect(await messages().waitingFor('harbour', ['x:1'])).toEqual([]);
      });
    });

    describe('a thread of direct messages', () => {
      const direct = (id: string, sentAt: number, over: Parameters<typeof aRecord>[0] = {}): MessageRecord =>
        aRecord({ id, sentAt, kind: 'direct', visibility: 'private', threadId: 't1', ...over });

      it('comes whole and in time order, without posts, other threads, platforms and brands', async () => {
        await keep('harbour', direct('x:b', NOON + 2), direct('x:c', NOON + 1), direct('x:a', NOON + 2));
        await keep(
          'harbour',
          direct('x:d', NOON, { kind: 'post' }),
          direct('x:e', NOON, { threadId: 't2' }),
          direct('line:f', NOON, { platform: 'line' }),
        );
        await keep('meadow', direct('x:g', NOON));
        expect(idsOf(await messages().inThread('harbour', 'x', 't1'))).toEqual(['x:c', 'x:a', 'x:b']);
        expect(await messages().inThread('harbour', 'x', 't3')).toEqual([]);
      });

      it('holds both sides, whether they belong to a conversation yet or not, as they were saved last', async () => {
        const asked = { ...direct('x:1', NOON), conversation: 'c1' };
        const answered = direct('x:2', NOON + 1, { direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' } });
        await keep('harbour', answered);
        expect(await messages().inThread('harbour', 'x', 't1')).toEqual([{ value: answered, version: 1 }]);
        await keep('harbour', asked);
        await change({ ...answered, conversation: 'c1' });
        expect(await messages().inThread('harbour', 'x', 't1')).toEqual([
          { value: asked, version: 1 },
          { value: { ...answered, conversation: 'c1' }, version: 2 },
        ]);
      });

      it('holds a message whose deletion was heard of first', async () => {
        await keep('harbour', aTombstone('x:1'));
        expect(await messages().inThread('harbour', 'x', 't1')).toEqual([]);
        await change({ ...direct('x:1', NOON), deleted: true });
        expect(idsOf(await messages().inThread('harbour', 'x', 't1'))).toEqual(['x:1']);
      });

      it('puts a message where its earliest version says', async () => {
        await keep('harbour', direct('x:1', NOON), direct('x:2', NOON + 1));
        await change(direct('x:2', NOON - 1));
        expect(idsOf(await messages().inThread('harbour', 'x', 't1'))).toEqual(['x:2', 'x:1']);
      });

      it('is read up to a bound where a machine writes it, the newest messages of it', async () => {
        const many = Array.from({ length: MESSAGES_READ + 2 }, (_, index) => direct(`x:${index}`, NOON + index));
        await keep('harbour', ...many);
        const thread = await messages().inThread('harbour', 'x', 't1');
        expect([thread.length, thread[0]?.value.id, thread.at(-1)?.value.id]).toEqual([MESSAGES_READ, 'x:2', `x:${MESSAGES_READ + 1}`]);
      });
    });
  });
