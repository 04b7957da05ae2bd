import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../core/brand.ts';
import { pulseEntry } from '../../core/pulse-entry.ts';
import type { Message } from '../../core/message.ts';
import { UNREAD } from '../../core/sentiment.ts';
import { MINUTE } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aMessage, aMood, anAnswer } from './a-message.ts';

const brand = BrandDocument.parse({
  brand: 'harbour',
  name: 'Harbour Coffee',
  accounts: [{ platform: 'x', account: 'harbourcoffee' }],
  competitors: [{ name: 'Bean Street', terms: ['Bean Street', '@beanstreet'] }],
  employees: [{ platform: 'x', handle: '@Robin' }],
});
const countsOf = (message: Message) => pulseEntry(message, brand).counts;

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
    expect(pulseEntry(aMessage({ sentAt, receivedAt }), brand)).toMatchObject({ minute, sentAt: counted });
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
    const entry = pulseEntry(message, brand);
    expect(entry).toMatchObject({ id: 'x:1', public: true, label: 'NEGATIVE', reach: 80, interactions: 7, language: 'de', platform: 'x' });
    expect(entry.author).toMatch(/^[0-9a-f]{16}$/);
    expect(JSON.stringify(entry)).not.toContain('ada');
    expect(JSON.stringify(entry)).not.toContain(message.text);
  });

  it.each([
    ['nobody has read it yet', aMessage()],
    ['nobody could read it', aMessage({ sentiment: UNREAD })],
  ])('is no mood while %s', (_name, unread) => {
    expect(pulseEntry(unread, brand)).not.toHaveProperty('label');
  });

  it('tells the same id on two platforms apart', () => {
    expect(pulseEntry(aMessage(), brand).author).not.toBe(pulseEntry(aMessage({ platform: 'facebook' }), brand).author);
  });
});
