import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { BrandDocument } from '../../core/brand.ts';
import { asOf, foldConversation } from '../../core/conversation-fold.ts';
import { Conversation } from '../../core/conversation.ts';
import type { Author, Message } from '../../core/message.ts';
import { UNREAD } from '../../core/sentiment.ts';
import { MINUTE } from '../../core/time.ts';
import { aBrand, NOON } from '../contracts/builders.ts';
import { aMessage, aMood, anAnswer } from './a-message.ts';

const BRAND = aBrand('harbour', 'harbour-coffee');
const customer = (minute: number, over: Partial<Message> = {}): Message => aMessage({ id: `x:c${minute}`, sentAt: NOON + minute * MINUTE, ...over });
const agent = (minute: number, over: Partial<Message> = {}): Message => anAnswer({ id: `x:a${minute}`, sentAt: NOON + minute * MINUTE, ...over });
const robot = (minute: number): Message => agent(minute, { author: { id: 'harbour-coffee', role: 'automation' } });

const folded = (messages: readonly Message[], brand = BRAND): Conversation => {
  const conversation = foldConversation('c1', messages, brand);
  if (conversation === undefined) throw new Error('nothing was folded');
  return conversation;
};

describe('a conversation', () => {
  it('of no message is none', () => {
    expect(foldConversation('c1', [], BRAND)).toBeUndefined();
  });

  it('is whose it is, since when, and how long', () => {
    expect(folded([customer(0), agent(5), customer(9)])).toMatchObject({
      id: 'c1',
      brand: 'harbour',
      platform: 'x',
      customer: { id: 'ada' },
      team: 'care',
      messageCount: 3,
      firstMessageAt: NOON,
      lastMessageAt: NOON + 9 * MINUTE,
    });
  });

  it('says of each thing that the outside asks about whether it is so', () => {
    expect(folded([customer(0)])).toMatchObject({ runAround: false, opportunity: false });
  });

  it('knows its customer by the latest name', () => {
    const named = customer(3, { author: { id: 'ada', handle: 'ada_l', name: 'Ada', followers: 7, role: 'customer' } });
    expect(folded([customer(0), named, agent(5)]).customer).toEqual({ id: 'ada', handle: 'ada_l', name: 'Ada', followers: 7 });
  });

  it('calls its customer by the smallest of all ids that its messages name, but for those that were deleted', () => {
    const author: Author = { id: 'lovelace', ids: ['lovelace', 'countess'], name: 'Ada', role: 'customer' };
    expect(folded([customer(0, { author }), customer(1, { author: { id: 'lovelace', role: 'customer' } })]).customer).toEqual({
      id: 'countess',
      ids: ['countess', 'lovelace'],
    });
    expect(folded([customer(0, { author: { id: 'a', role: 'customer' }, deleted: true }), customer(1, { author })]).customer.id).toBe('countess');
  });

  it.each([
    ['waits on the brand while a customer is unanswered', [customer(0)], 'waiting-on-brand'],
    ['waits on the brand when the customer writes again', [customer(0), agent(1), customer(2)], 'waiting-on-brand'],
    ['waits on the customer once somebody answered', [customer(0), agent(1)], 'waiting-on-customer'],
    ['still waits on the brand after an automatic answer', [customer(0), robot(1)], 'waiting-on-brand'],
    ['waits on the customer when the brand wrote first', [agent(0)], 'waiting-on-customer'],
    ['waits no more when the unanswered message was deleted', [customer(0), agent(1), customer(2, { deleted: true })], 'waiting-on-customer'],
    ['waits on the brand again when the answer was deleted', [customer(0), agent(1, { deleted: true })], 'waiting-on-brand'],
    ['is over when all of it was deleted', [customer(0, { deleted: true })], 'resolved'],
  ] as const)('%s', (_name, messages, status) => {
    expect(folded(messages).status).toBe(status);
  });

  it('may be as long as it likes', () => {
    const talk = Array.from({ length: 200_000 }, () => customer(0));
    expect(folded(talk).messageCount).toBe(200_000);
  });

  it('does not count deleted messages, nor their mood or reach', () => {
    const gone = customer(1, { deleted: true, sentiment: aMood('NEGATIVE'), engagement: { likes: 0, shares: 0, replies: 0, views: 9_000 } });
    expect(folded([customer(0, { text: 'Hello.' }), gone])).toMatchObject({ messageCount: 1, reach: 0, mood: { first: null }, intent: 'other' });
  });

  it('keeps what there is to sell, and how that ended', () => {
    const asks = customer(0, { text: 'How much is the large one?' });
    const sale = { kind: 'purchase', since: NOON, words: ['how much is'] };
    expect(folded([asks])).toMatchObject({ opportunity: true, team: 'sales', because: ['how much is'], sale });
    const won = { id: 'o1', by: 'mia', type: 'outcome', outcome: 'won', at: NOON + MINUTE } as const;
    expect(foldConversation('c1', [asks], BRAND, [won])?.sale).toEqual({ ...sale, outcome: 'won', outcomeAt: NOON + MINUTE });
  });

  it('reaches as far as its farthest public message of the customer', () => {
    const seen = (views: number) => ({ engagement: { likes: 0, shares: 0, replies: 0, views } });
    const messages = [customer(0, seen(50)), customer(1, seen(20)), agent(2, seen(900)), customer(3, { ...seen(700), visibility: 'private' })];
    expect(folded(messages).reach).toBe(50);
  });
});

describe('the clocks of a conversation', () => {
  it('run from the first word of a turn to the first answer of a person', () => {
    const { clocks } = folded([customer(0), customer(2), robot(3), agent(5), agent(6), customer(10), agent(12), customer(20), agent(24)]);
    expect(clocks).toEqual({ firstResponseSeconds: 300, nextResponseSecondsAverage: 180, overdue: false });
  });

  it('say nothing of answers while there is none', () => {
    expect(folded([customer(0), robot(1)]).clocks).toEqual({ dueAt: NOON + 60 * MINUTE, overdue: false });
  });

  it('are due by the oldest unanswered message, within what the team promises', () => {
    const quick = BrandDocument.parse({ ...BRAND, teams: { care: { answerWithinMinutes: 15 } } });
    expect(folded([customer(0), agent(1), customer(2), robot(3), customer(7)], quick).clocks.dueAt).toBe(NOON + 17 * MINUTE);
  });

  it.each([
    ['before it is due', 60 * MINUTE - 1, false],
    ['at the moment it is due', 60 * MINUTE, false],
    ['after it', 60 * MINUTE + 1, true],
  ])('are overdue as somebody sees them: %s', (_name, after, overdue) => {
    expect(asOf(folded([customer(0)]), NOON + after).clocks.overdue).toBe(overdue);
  });

  it('can be shown at the very end of time, and however long a team takes', () => {
    const patient = BrandDocument.parse({ ...BRAND, teams: { care: { answerWithinMinutes: Number.MAX_SAFE_INTEGER } } });
    const last = customer(0, { sentAt: Date.parse('9999-12-31T23:59:59Z') });
    const dues = [folded([last]), folded([customer(0)], patient)].map((conversation) => z.encode(Conversation, conversation).clocks.dueAt);
    expect(dues).toEqual(['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z']);
  });

  it('are never overdue while nobody waits', () => {
    expect(asOf(folded([customer(0), agent(1)]), NOON + 1e9).clocks.overdue).toBe(false);
  });
});

describe('the lift of a conversation', () => {
  it.each([
    ['from the first mood to the last', ['NEGATIVE', 'NEUTRAL', 'POSITIVE'], { first: -1, last: 1, lift: 2 }],
    ['the other way', ['POSITIVE', 'NEGATIVE'], { first: 1, last: -1, lift: -2 }],
    ['none within one message', ['NEGATIVE'], { first: -1, last: -1, lift: 0 }],
  ] as const)('is the way %s', (_name, labels, mood) => {
    const conversation = folded(labels.map((label, minute) => customer(minute, { sentiment: aMood(label) })));
    expect(conversation.mood).toEqual({ ...mood, read: labels.length });
    expect(z.decode(Conversation, z.encode(Conversation, conversation))).toEqual(conversation);
  });

  it('leaves out what nobody could read', () => {
    const messages = [customer(0, { sentiment: UNREAD }), customer(1, { sentiment: aMood('NEGATIVE') }), customer(2, { sentiment: UNREAD })];
    expect(folded(messages).mood).toEqual({ first: -1, last: -1, lift: 0, read: 1 });
    expect(folded(messages.slice(0, 1)).mood).toEqual({ first: null, last: null, lift: null, read: 0 });
  });
});

describe('spam', () => {
  const bait = customer(0, { text: 'Free gift card! Click the link in my bio, follow me, DM for promo.', sentiment: aMood('NEUTRAL') });

  it('is set aside: nobody has to answer it', () => {
    const conversation = folded([bait]);
    expect(conversation).toMatchObject({ intent: 'spam', status: 'resolved', priority: { score: 0 }, clocks: { overdue: false } });
    expect([conversation.clocks.dueAt, conversation.waitsSince]).toEqual([undefined, undefined]);
  });

  it.each([
    ['a note', { type: 'note', text: 'Seen before.' }, 'resolved'],
    ['opening it again', { type: 'reopen' }, 'waiting-on-brand'],
    ['taking it on', { type: 'assign', to: 'mia' }, 'waiting-on-brand'],
  ] as const)('stays there or not after %s', (_name, act, status) => {
    const acts = [{ id: 'a1', at: NOON + MINUTE, by: 'mia', ...act }];
    expect(foldConversation('c1', [bait], BRAND, acts)?.status).toBe(status);
  });
});

describe('what is owed', () => {
  const roster = { ...BRAND, employees: [{ platform: 'x', handle: 'eve' }] };
  const owed = (messages: readonly Message[], brand = BRAND): boolean => folded(messages, brand).clocks.dueAt !== undefined;

  it.each([
    ['an answer to a question', [customer(0, { text: 'Where is it?', sentiment: aMood('NEUTRAL') })], true],
    ['an answer to a remark', [customer(0, { text: 'So that is that.', sentiment: aMood('NEUTRAL') })], true],
    ['an answer to a glad question', [customer(0, { text: 'Love it! Is there a blue one?', sentiment: aMood('POSITIVE') })], true],
    ['nothing to praise', [customer(0, { text: 'Love it!', sentiment: aMood('POSITIVE') })], false],
    ['nothing to thanks', [customer(0), agent(1), customer(2, { text: 'Found it, thank you!', sentiment: aMood('POSITIVE') })], false],
  ] as const)('is %s', (_name, messages, isOwed) => {
    expect(owed(messages)).toBe(isOwed);
  });

  it('is nothing to an employee, who asks for the house', () => {
    const eve = customer(0, { author: { id: 'eve', handle: 'eve', role: 'customer' }, text: 'Why is the door shut?', sentiment: aMood('NEGATIVE') });
    expect([owed([eve]), folded([eve]).asks]).toEqual([true, true]);
    expect([owed([eve], roster), folded([eve], roster).asks]).toEqual([false, false]);
  });

  it('is looked at by nobody once it is resolved', () => {
    const acts = [{ id: 'a1', at: NOON + MINUTE, by: 'mia', type: 'resolve' }] as const;
    expect(foldConversation('c1', [customer(0, { sentiment: aMood('NEGATIVE') })], BRAND, acts)?.priority).toEqual({ score: 0, reasons: [] });
  });
});
