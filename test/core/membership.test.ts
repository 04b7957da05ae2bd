import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationId } from '../../core/conversation.ts';
import { answers, joinedConversations, needsThread, ownConversation, placedInThread, threadOf } from '../../core/membership.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import type { Author, PlatformMessage } from '../../core/message.ts';
import { MINUTE } from '../../core/time.ts';
import { aRecord, aTombstone, NOON } from '../contracts/builders.ts';
import { created, deletion, edited } from './a-message.ts';

const KEY = { brand: 'harbour', platform: 'x', threadId: 'x:1', customer: 'ada' };
const HERS = conversationId(KEY);
const own = (over: Partial<PlatformMessage>, customer?: string) =>
  ownConversation('harbour', { ...created(over), ...(customer === undefined ? {} : { customer }) });
const brandSays = { direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' } } as const;

describe('the id of a conversation', () => {
  it('is the same for the same key and shows nothing of it', () => {
    expect(conversationId({ ...KEY })).toBe(HERS);
    expect(HERS).toMatch(/^[\w-]{43}$/);
  });

  it.each([
    ['brand', { brand: 'meadow' }],
    ['platform', { platform: 'facebook' }],
    ['thread', { threadId: 'x:2' }],
    ['customer', { customer: 'bo' }],
  ])('differs for another %s', (_name, other) => {
    expect(conversationId({ ...KEY, ...other })).not.toBe(HERS);
  });

  it('does not confuse where one part ends and the next begins', () => {
    expect(conversationId({ ...KEY, threadId: 'a', customer: 'bc' })).not.toBe(conversationId({ ...KEY, threadId: 'ab', customer: 'c' }));
  });
});

describe('which conversations a message says are one', () => {
  const joined = (over: Partial<PlatformMessage>) => joinedConversations('harbour', created(over));
  const ofBoth: Author = { id: 'ada', ids: ['ada', 'countess'], role: 'customer' };
  const inPrivate = { kind: 'direct', visibility: 'private' } as const;
  const of = (threadId: string, customer: string): string => conversationId({ ...KEY, threadId, customer });

  it('is none while it names a single id of its author', () => {
    expect(joined({})).toEqual([]);
    expect(joined({ author: { id: 'ada', ids: ['ada'], role: 'customer' } })).toEqual([]);
    expect(joinedConversations('harbour', deletion)).toEqual([]);
  });

  it('is those of all its ids in the thread, and its own is the first of them', () => {
    const both = [HERS, of('x:1', 'countess')].toSorted();
    expect(joined({ author: ofBoth })).toEqual(both);
    expect(own({ author: ofBoth })).toBe(both[0]);
    expect(joined({ author: { id: 'countess', ids: ['ada'], role: 'customer' } })).toEqual(both);
  });

  it('takes a direct thread that is called after the customer for the same under each id', () => {
    const both = [of('x:harbour:ada', 'ada'), of('x:harbour:countess', 'countess')].toSorted();
    expect(joined({ ...inPrivate, threadId: 'x:harbour:ada', author: ofBoth })).toEqual(both);
    expect(joined({ ...inPrivate, threadId: 'x:harbour:countess', author: { ...ofBoth, id: 'countess' } })).toEqual(both);
  });

  it('leaves every other thread what it is called', () => {
    expect(joined({ ...inPrivate, threadId: 'x:lada', author: ofBoth })).toEqual([of('x:lada', 'ada'), of('x:lada', 'countess')].toSorted());
    expect(joined({ threadId: 'x:ada', author: ofBoth })).toEqual([of('x:ada', 'ada'), of('x:ada', 'countess')].toSorted());
  });

  it('is none for what the brand says, and none beyond twenty', () => {
    expect(joined({ ...brandSays, author: { ...ofBoth, role: 'agent' } })).toEqual([]);
    const ids = Array.from({ length: 20 }, (_nothing, index) => `id-${index}`);
    expect(joined({ author: { id: 'ada', ids, role: 'customer' } })).toHaveLength(20);
  });
});

describe('where a message belongs by itself', () => {
  it("is the customer's own conversation in that thread for what a customer writes", () => {
    expect(own({})).toBe(HERS);
    expect(ownConversation('harbour', edited(NOON))).toBe(HERS);
    expect(own({ id: 'x:9', inReplyTo: 'x:1' })).toBe(HERS);
  });

  it('keeps the customers of one comment section apart', () => {
    expect(own({ id: 'x:9', author: { id: 'bo', role: 'customer' } })).not.toBe(HERS);
  });

  it('is the conversation of the customer whom the platform names for what the brand writes', () => {
    expect(own(brandSays, 'ada')).toBe(HERS);
  });

  it.each([
    ["the brand's own post, which opens none", created(brandSays)],
    ['an answer, which has to find the message that it answers', created({ ...brandSays, inReplyTo: 'x:1' })],
    ['a deletion', deletion],
  ])('is nowhere for %s', (_name, event) => {
    expect(ownConversation('harbour', event)).toBeUndefined();
  });
});

describe('waiting', () => {
  it.each([
    ["the brand's answer waits for what it answers", aRecord({ ...brandSays, inReplyTo: 'x:1' }), 'x:1'],
    ['one that has found it waits no more', aRecord({ ...brandSays, inReplyTo: 'x:1' }, { conversation: HERS }), undefined],
    ["the brand's own post waits for nobody", aRecord(brandSays), undefined],
    ['a tombstone waits for nobody', aTombstone('x:1'), undefined],
  ])('%s', (_name, record, id) => {
    expect(answers(record)).toBe(id);
  });

  it.each([
    ['a direct message of the brand', aRecord({ ...brandSays, kind: 'direct' }), true],
    ['one whose customer the platform names', aRecord({ ...brandSays, kind: 'direct' }, { customer: 'ada' }), false],
    ['one that answers a message', aRecord({ ...brandSays, kind: 'direct', inReplyTo: 'x:1' }), false],
    ["a customer's direct message", aRecord({ kind: 'direct' }), false],
    ['a public post of the brand', aRecord(brandSays), false],
    ['a tombstone', aTombstone('x:1'), false],
  ])('is for the thread to tell: %s', (_name, record, needs) => {
    expect(needsThread(record)).toBe(needs);
  });

  it('is in a thread only for direct messages', () => {
    expect(threadOf(aRecord({ kind: 'direct', threadId: 't' }))).toMatchObject({ platform: 'x', threadId: 't' });
    expect(threadOf(aRecord())).toBeUndefined();
    expect(threadOf(aTombstone('x:1'))).toBeUndefined();
  });
});

describe('a direct thread', () => {
  const saidBy = (who: string, minute: number): MessageRecord =>
    aRecord(
      { id: `x:${minute}`, kind: 'direct', threadId: 't', author: { id: who, role: 'customer' }, sentAt: NOON + minute * MINUTE },
      { conversation: `of ${who}` },
    );
  const answered = (minute: number, conversation?: string): MessageRecord =>
    aRecord(
      { ...brandSays, id: `x:${minute}`, kind: 'direct', threadId: 't', sentAt: NOON + minute * MINUTE },
      conversation === undefined ? {} : { conversation },
    );
  const placesOf = (...records: MessageRecord[]) => placedInThread(records).map(({ id, conversation }) => [id, conversation]);

  it('of two gives every message of the brand to the customer, even those before the first word', () => {
    expect(placesOf(answered(0), saidBy('ada', 1), answered(2), saidBy('ada', 3), answered(4))).toEqual([
      ['x:0', 'of ada'],
      ['x:2', 'of ada'],
      ['x:4', 'of ada'],
    ]);
  });

  it('of three gives each to whoever spoke last', () => {
    expect(placesOf(answered(0), saidBy('ada', 1), answered(2), saidBy('bo', 3), answered(4), saidBy('ada', 5), answered(6))).toEqual([
      ['x:0', 'of ada'],
      ['x:2', 'of ada'],
      ['x:4', 'of bo'],
      ['x:6', 'of ada'],
    ]);
  });

  it('moves a message when it becomes known that somebody else spoke before it', () => {
    expect(placesOf(saidBy('ada', 1), saidBy('bo', 2), answered(3, 'of ada'))).toEqual([['x:3', 'of bo']]);
  });

  it('names only what changes', () => {
    expect(placesOf(saidBy('ada', 1), answered(2, 'of ada'))).toEqual([]);
  });

  it('waits while no customer has spoken', () => {
    expect(placesOf(answered(0), answered(1))).toEqual([]);
  });

  it('ends the same in whatever order its messages come', () => {
    const speakers = fc.array(fc.constantFrom('ada', 'bo', 'brand'), { maxLength: 8 });
    const order = speakers.chain((all) =>
      fc.record({ all: fc.constant(all), arrival: fc.shuffledSubarray([...all.keys()], { minLength: all.length }) }),
    );
    const inTime = (records: readonly MessageRecord[]) => records.toSorted((a, b) => (a.sentAt ?? 0) - (b.sentAt ?? 0));
    const placed = (records: readonly MessageRecord[]): MessageRecord[] => {
      const moved = new Map(placedInThread(inTime(records)).map((record) => [record.id, record]));
      return inTime(records.map((record) => moved.get(record.id) ?? record));
    };
    fc.assert(
      fc.property(order, ({ all, arrival }) => {
        const records = all.map((who, minute) => (who === 'brand' ? answered(minute) : saidBy(who, minute)));
        const oneByOne = arrival.reduce<MessageRecord[]>((thread, index) => placed(thread.concat(records.slice(index, index + 1))), []);
        expect(oneByOne).toEqual(placed(records));
      }),
    );
  });
});
