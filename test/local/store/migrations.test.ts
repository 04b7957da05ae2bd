import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import { MESSAGES_READ } from '../../../core/conversation.ts';
import { awaited } from '../../../core/silence.ts';
import { MINUTE } from '../../../core/time.ts';
import { STORE_MIGRATIONS } from '../../../local/store/migrations.ts';
import { openStore, type Store } from '../../../local/store/open-store.ts';
import { openDatabase } from '../../../local/store/open.ts';
import { aBrand, aConversation, anEntry, aRecord, aTombstone, NOON } from '../../contracts/builders.ts';
import { storeOfBefore, type StoreOfBefore } from './a-store-of-before.ts';
import { freshDataDirs } from './data-dir.ts';

const freshDataDir = freshDataDirs();

/** A store as the first schema had it, opened by this program. */
function opened(write: (store: StoreOfBefore) => void): Store {
  const dir = freshDataDir();
  storeOfBefore(dir, write);
  return openStore(dir);
}

describe('a store of the first schema', () => {
  it('is whole and sound once it is opened', () => {
    const dir = freshDataDir();
    storeOfBefore(dir, ({ message, entry }) => {
      message(aRecord());
      entry('harbour', anEntry());
    });
    openStore(dir).close();
    const db = openDatabase(join(dir, 'store.db'), STORE_MIGRATIONS);
    expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    db.close();
  });

  it('has room for what is remembered of how well we hear', async () => {
    const { hearing } = opened(({ message }) => message(aRecord()));
    const account = awaited({ platform: 'x', account: 'harbour-coffee' }, NOON);
    expect(await hearing.save({ value: account, version: 0 })).toBe(true);
    expect(await hearing.all()).toEqual([{ value: account, version: 1 }]);
  });

  it('has room for what people hold, and for what they did', async () => {
    const { audit, conversations, desks } = opened(({ conversation }) => conversation(aConversation()));
    const act = { id: 'a-1', at: NOON, by: 'kim', type: 'assign', to: 'kim' } as const;
    const kept = { conversation: aConversation({ assignedTo: 'kim' }), messages: [], acts: [act] };
    expect(await conversations.save([{ value: kept, version: 1 }])).toEqual([]);
    expect((await conversations.load(['c1'])).get('c1')?.value).toEqual(kept);
    expect(await desks.save('harbour', 'kim', { value: { conversations: [{ id: 'c1', at: NOON }] }, version: 0 })).toBe(true);
    const entry = { id: 'a-1', at: NOON, by: 'kim', action: 'assign', subject: 'c1' } as const;
    await audit.note('harbour', entry);
    expect(await audit.list('harbour', { limit: 5 })).toEqual([entry]);
  });

  it('lets its conversations name their messages, in time order, then by id', async () => {
    const { conversations } = opened(({ message, conversation }) => {
      conversation(aConversation());
      conversation(aConversation({ id: 'c2' }));
      for (const [id, sentAt] of Object.entries({ 'x:3': NOON + 5, 'x:2': NOON + 5, 'x:1': NOON + 9 }))
        message(aRecord({ id, sentAt }, { conversation: 'c1' }));
      message(aRecord({ id: 'x:4' }, { conversation: 'c2' }));
      message(aRecord({ id: 'x:5' }));
    });
    const found = await conversations.load(['c1', 'c2']);
    expect(found.get('c1')).toEqual({ value: { conversation: aConversation(), messages: ['x:2', 'x:3', 'x:1'] }, version: 1 });
    expect(found.get('c2')).toMatchObject({ value: { messages: ['x:4'] } });
    expect(await conversations.page('harbour', undefined, 10)).toEqual([aConversation(), aConversation({ id: 'c2' })]);
  });

  it('lets a conversation name the newest of its messages where there are more than are ever read', async () => {
    const { conversations } = opened(({ message, conversation }) => {
      conversation(aConversation());
      for (let index = 0; index < MESSAGES_READ + 2; index += 1) message(aRecord({ id: `x:${index}`, sentAt: NOON + index }, { conversation: 'c1' }));
    });
    const newest = Array.from({ length: MESSAGES_READ }, (_, index) => `x:${index + 2}`);
    expect((await conversations.load(['c1'])).get('c1')).toMatchObject({ value: { messages: newest } });
  });

  it('lets wait again what was placed in a conversation that was never saved', async () => {
    const { messages } = opened(({ message, conversation }) => {
      conversation(aConversation());
      message(aRecord({ id: 'x:2', inReplyTo: 'x:1' }, { conversation: 'lost' }));
      message(aRecord({ id: 'x:3', inReplyTo: 'x:1' }, { conversation: 'c1' }));
    });
    expect(await messages.waitingFor('harbour', ['x:1'])).toEqual([{ value: aRecord({ id: 'x:2', inReplyTo: 'x:1' }), version: 1 }]);
  });

  it('tells where its messages stand in time: when they were sent, but never later than when they came', async () => {
    const text = 'Grüße 👋 "quoted"\u0000\n';
    const { messages } = opened(({ message }) => {
      message(aRecord({ text }));
      message(aRecord({ id: 'x:2', sentAt: NOON + MINUTE }, { receivedAt: NOON }));
      message(aTombstone('x:3'));
    });
    const found = await messages.load('harbour', ['x:1', 'x:2', 'x:3']);
    expect(found.get('x:1')?.value).toEqual(aRecord({ text }));
    expect(found.get('x:2')?.value).toEqual(aRecord({ id: 'x:2', sentAt: NOON + MINUTE }, { receivedAt: NOON, at: NOON }));
    expect(found.get('x:3')?.value).toEqual(aTombstone('x:3'));
  });

  describe('keeps its entries', () => {
    it('and what was counted of them, in time', async () => {
      const { pulses } = opened(({ entry }) => {
        entry('harbour', anEntry({ sentAt: NOON + MINUTE }));
        entry('harbour', anEntry({ id: 'x:2', reach: 70 }));
      });
      expect(await pulses.range('harbour', 0, NOON + 9 * MINUTE)).toMatchObject([
        { minute: NOON, reach: 70 },
        { minute: NOON + MINUTE, reach: 10 },
      ]);
      expect(await pulses.timeline('harbour', undefined, 10)).toEqual([
        { sentAt: NOON, id: 'x:2' },
        { sentAt: NOON + MINUTE, id: 'x:1' },
      ]);
    });

    it('until anything is counted of the same message, in whatever version', async () => {
      const { pulses } = opened(({ entry }) => entry('harbour', anEntry()));
      await pulses.record('harbour', [{ value: anEntry({ sentAt: NOON - MINUTE, left: [NOON] }), version: 1 }]);
      expect(await pulses.range('harbour', 0, NOON + 9 * MINUTE)).toMatchObject([{ minute: NOON - MINUTE, messages: 1 }]);
    });

    it.each([
      ['reach just below the limit', { reach: 99_999 }, []],
      ['reach at the limit', { reach: 100_000 }, ['x:1']],
      ['interactions just below the limit', { interactions: 999 }, []],
      ['interactions at the limit', { interactions: 1_000 }, ['x:1']],
      ['a positive one', { reach: 900_000, label: 'POSITIVE' }, []],
      ['a private one', { reach: 900_000, public: false }, []],
      ['one that counts as nothing', { reach: 900_000, counts: 'nothing' }, []],
    ] as const)('and hears which are loud: %s', async (_name, over, found) => {
      const { pulses } = opened(({ entry }) => entry('harbour', anEntry(over)));
      expect((await pulses.loudest('harbour', { from: 0, to: NOON + 1 })).map(({ id }) => id)).toEqual(found);
    });

    it.each([
      ['a negative one', {}, 1],
      ['a positive one', { label: 'POSITIVE' }, 0],
      ['one that counts as nothing', { counts: 'nothing' }, 0],
    ] as const)('and hears which want an answer, before and after the minute is counted anew: %s', async (_name, over, asks) => {
      const neighbour = anEntry({ id: 'x:2', reach: 5 });
      const { pulses } = opened(({ entry }) => entry('harbour', anEntry(over)));
      const told = async () => (await pulses.range('harbour', NOON, NOON + MINUTE)).map((pulse) => pulse.asks);
      await pulses.record('harbour', [{ value: neighbour, version: 1 }]);
      expect(await told()).toEqual([asks + 1]);
      await pulses.record('harbour', [{ value: { ...neighbour, reach: 4 }, version: 2 }]);
      expect(await told()).toEqual([asks + 1]);
    });

    it('and takes a private complaint for one that wants an answer until its minute is counted anew', async () => {
      const { pulses } = opened(({ entry }) => entry('harbour', anEntry({ public: false })));
      expect(await pulses.range('harbour', NOON, NOON + MINUTE)).toMatchObject([{ asks: 1 }]);
      await pulses.record('harbour', [{ value: anEntry({ public: false, reach: 1 }), version: 1 }]);
      expect(await pulses.range('harbour', NOON, NOON + MINUTE)).toMatchObject([{ asks: 0 }]);
    });

    it('and hears what is loud by the limit of each brand', async () => {
      const careful = aBrand('harbour', 'coffee');
      const store = opened(({ brand, entry }) => {
        brand(BrandDocument.parse({ ...careful, crisis: { ...careful.crisis, viralReach: 5_000 } }));
        brand(aBrand('meadow', 'milk'));
        for (const name of ['harbour', 'meadow']) entry(name, anEntry({ reach: 5_000 }));
      });
      const loud = async (name: string) => (await store.pulses.loudest(name, { from: 0, to: NOON + 1 })).length;
      expect([await loud('harbour'), await loud('meadow')]).toEqual([1, 0]);
    });
  });
});
