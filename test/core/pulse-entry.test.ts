import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../core/brand.ts';
import { applyEvent, type MessageRecord } from '../../core/message-record.ts';
import { NO_ENGAGEMENT, type Message } from '../../core/message.ts';
import { pulseEntry } from '../../core/pulse-entry.ts';
import type { PulseEntry } from '../../core/pulse.ts';
import { UNREAD } from '../../core/sentiment.ts';
import { MINUTE } from '../../core/time.ts';
import { aPlatformMessage, aTombstone, NOON } from '../contracts/builders.ts';
import { aMessage, aMood, anAnswer } from './a-message.ts';

const brand = BrandDocument.parse({
  brand: 'harbour',
  name: 'Harbour Coffee',
  accounts: [{ platform: 'x', account: 'harbourcoffee' }],
  competitors: [{ name: 'Bean Street', terms: ['Bean Street', '@beanstreet'] }],
  employees: [{ platform: 'x', handle: '@Robin' }],
});

/** What the minute knows of a message that came and was read, and was deleted where it says so. */
function entryOf({ brand: _brand, receivedAt, sentiment, deleted, ...message }: Message): PulseEntry {
  const told = applyEvent(undefined, { type: 'message.created', message }, receivedAt, { sentiment });
  const record = deleted === true ? applyEvent(told, { type: 'message.deleted', ...message }, receivedAt) : told;
  const entry = pulseEntry(record, brand);
  if (entry === undefined) throw new Error('its text has not come');
  return entry;
}
const countsOf = (message: Message) => entryOf(message).counts;

describe('what a message counts as', () => {
  it.each([
    ['a post of a customer', aMessage(), 'message'],
    ['a private message of a customer', aMessage({ kind: 'direct', visibility: 'private' }), 'message'],
    ['a deleted one', aMessage({ deleted: true }), 'nothing'],
    ['one of an employee', aMessage({ author: { id: '7', handle: 'robin', role: 'customer' } }), 'nothing'],
    ['one of an employee known by id', aMessage({ author: { id: 'ROBIN', role: 'customer' } }), 'nothing'],
    ['one of the same name elsewhere', aMessage({ platform: 'facebook', author: { id: '7', handle: 'robin', role: 'customer' } }), 'message'],
    ['one that the platform says is by an employee', aMessage({ author: { id: '7', role: 'employee' } }), 'nothing'],
    ['an automatic one', aMessage({ author: { id: '7', role: 'automation' } }), 'nothing'],
    ['a post about a competitor alone', aMessage({ text: 'BEAN STREET burnt my coffee' }), 'nothing'],
    ['a post that has a competitor only inside a word', aMessage({ text: 'Kidney bean streets burnt my coffee' }), 'message'],
    ['a post about a competitor that has us only inside a word', aMessage({ text: '@beanstreet sells harbour coffees' }), 'nothing'],
    ['a post about both', aMessage({ text: 'Bean Street is cheaper than Harbour Coffee' }), 'message'],
    ['a post about both that names the account', aMessage({ text: '@beanstreet beats @HarbourCoffee' }), 'message'],
    ['a comment about a competitor in our own thread', aMessage({ kind: 'comment', text: 'I go to @beanstreet now' }), 'message'],
    ['a public answer', anAnswer(), 'answer'],
    ['a private answer', anAnswer({ visibility: 'private' }), 'nothing'],
    ['an automatic answer', anAnswer({ author: { id: 'harbour-coffee', role: 'automation' } }), 'nothing'],
    ['a deleted answer', anAnswer({ deleted: true }), 'nothing'],
  ])('%s', (_name, message, counts) => {
    expect(countsOf(message)).toBe(counts);
  });

  it('a public post of the brand that answers nobody is a statement', () => {
    const { inReplyTo: _nobody, ...post } = anAnswer({ kind: 'post' });
    expect(countsOf(post)).toBe('statement');
  });
});

describe('the minute of a message', () => {
  it.each([
    ['is of when it was sent', NOON + 61_000, NOON + 10 * MINUTE, NOON + MINUTE, NOON + 61_000],
    ['is never later than when we received it, however wrong its clock', NOON + 5 * MINUTE, NOON + 59_999, NOON, NOON + 59_999],
    ['may be long ago', 59_999, NOON, 0, 59_999],
  ])('%s', (_name, sentAt, receivedAt, minute, counted) => {
    expect(entryOf(aMessage({ sentAt, receivedAt }))).toMatchObject({ minute, sentAt: counted });
  });

  const toldAt = (...times: readonly number[]) =>
    times.reduce<MessageRecord | undefined>(
      (record, sentAt) => applyEvent(record, { type: 'message.created', message: aPlatformMessage({ sentAt }) }, NOON + 10 * MINUTE),
      undefined,
    );

  it.each([
    ['no other, while every delivery tells the same one', [NOON, NOON + 59_999], undefined],
    ['the later one, when an earlier time is told later', [NOON + MINUTE, NOON], [NOON + MINUTE]],
    ['the later one, also when the earlier time was told first', [NOON, NOON + MINUTE], [NOON + MINUTE]],
    ['all but its own', [NOON + 2 * MINUTE, NOON, NOON + MINUTE], [NOON + MINUTE, NOON + 2 * MINUTE]],
  ])('is the earliest that was told; it has left %s', (_name, times, left) => {
    const record = toldAt(...times);
    const entry = record && pulseEntry(record, brand);
    expect(entry).toMatchObject({ minute: NOON, sentAt: NOON });
    expect(entry?.left).toEqual(left);
  });

  it('is none while the text has not come', () => {
    expect(pulseEntry(aTombstone('x:1'), brand)).toBeUndefined();
  });
});

describe('what a minute knows of a message', () => {
  const message = aMessage({
    author: { id: 'ada', followers: 50, role: 'customer' },
    language: 'de',
    engagement: { likes: 1, shares: 2, replies: 4, views: 80 },
    sentiment: aMood('NEGATIVE'),
  });

  it('is its mood, reach, interactions, language and platform, and neither its text nor its author', () => {
    const entry = entryOf(message);
    expect(entry).toMatchObject({ id: 'x:1', public: true, label: 'NEGATIVE', reach: 80, interactions: 7, language: 'de', platform: 'x' });
    expect(entry.author).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(entry)).not.toContain('ada');
    expect(JSON.stringify(entry)).not.toContain(message.text);
  });

  it.each([
    ['nobody has read it yet', aMessage()],
    ['nobody could read it', aMessage({ sentiment: UNREAD })],
  ])('is no mood while %s', (_name, unread) => {
    expect(entryOf(unread)).not.toHaveProperty('label');
  });

  it('tells the same id on two platforms apart', () => {
    expect(entryOf(aMessage()).author).not.toBe(entryOf(aMessage({ platform: 'facebook' })).author);
  });
});

describe('a loud message', () => {
  const seen = (views: number, over: Partial<Message> = {}): Message =>
    aMessage({ sentiment: aMood('NEGATIVE'), engagement: { ...NO_ENGAGEMENT, views }, ...over });
  const shared = (shares: number): Message => seen(0, { engagement: { ...NO_ENGAGEMENT, shares } });

  it.each([
    ['seen by one too few', seen(99_999), false],
    ['seen by as many as the brand says', seen(100_000), true],
    ['acted on by one too few: each stands for a hundred readers', shared(999), false],
    ['acted on by enough', shared(1_000), true],
    ['whose author has followers enough', seen(0, { author: { id: 'ada', followers: 100_000, role: 'customer' } }), true],
    ['in private', seen(100_000, { visibility: 'private' }), false],
    ['that is content', seen(100_000, { sentiment: aMood('POSITIVE') }), false],
    ['that nobody could read', seen(100_000, { sentiment: UNREAD }), false],
    ['of an employee', seen(100_000, { author: { id: 'robin', role: 'customer' } }), false],
    ['that was deleted', seen(100_000, { deleted: true }), false],
  ])('is negative, public and counts: one %s', (_name, message, loud) => {
    expect(entryOf(message).loud).toBe(loud);
  });
});

describe('a message that wants an answer', () => {
  const negative = { sentiment: aMood('NEGATIVE') };
  const asking = { text: 'When do you open?', sentiment: aMood('NEUTRAL') };

  it.each([
    ['that complains', aMessage(negative), true],
    ['that asks', aMessage(asking), true],
    ['that asks, while nobody has read its mood', aMessage({ text: 'When do you open?' }), true],
    ['that does neither', aMessage({ text: 'Lovely.', sentiment: aMood('POSITIVE') }), false],
    ['that complains in private', aMessage({ ...negative, visibility: 'private' }), false],
    ['that asks in private', aMessage({ ...asking, visibility: 'private' }), false],
    ['of an employee', aMessage({ ...asking, author: { id: 'robin', role: 'customer' } }), false],
    ['that asks a competitor', aMessage({ text: '@beanstreet when do you open?' }), false],
    ['that was deleted', aMessage({ ...asking, deleted: true }), false],
    ['of the brand itself', anAnswer({ text: 'How can we help?' }), false],
  ])('is a public one of a customer: one %s', (_name, message, asks) => {
    expect(entryOf(message).asks).toBe(asks);
  });
});
