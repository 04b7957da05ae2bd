import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { interactionsOf, Message, NO_ENGAGEMENT, PlatformMessage, reachOf } from '../../core/message.ts';
import { NOON } from '../contracts/builders.ts';
import { aMessage, aMood } from './a-message.ts';

const json = {
  id: 'x:1',
  platform: 'x',
  account: 'harbour-coffee',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: 'ada', role: 'customer' },
  text: 'My order never came.',
  threadId: 'x:1',
  sentAt: '2026-03-02T13:00:00+01:00',
};
const pathsOf = (change: object): string[] => PlatformMessage.safeParse({ ...json, ...change }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a message', () => {
  it('comes in with ISO 8601 times and no counts, and is kept with epoch milliseconds and zeros', () => {
    expect(PlatformMessage.parse(json)).toEqual({ ...json, sentAt: NOON, engagement: NO_ENGAGEMENT });
  });

  it('goes out as it came, times in UTC', () => {
    const message = aMessage({ edited: NOON + 1, sentiment: aMood('NEGATIVE'), conversation: 'c1' });
    const shown = z.encode(Message, message);
    expect(shown).toMatchObject({ sentAt: '2026-03-02T12:00:00.000Z', edited: '2026-03-02T12:00:00.001Z' });
    expect(z.decode(Message, JSON.parse(JSON.stringify(shown)))).toEqual(message);
  });

  it.each([
    ['an id without its platform', { id: '1' }, 'id'],
    ['a platform in capitals', { platform: 'X' }, 'platform'],
    ['no account', { account: '' }, 'account'],
    ['a kind that nobody knows', { kind: 'story' }, 'kind'],
    ['an author without an id', { author: { role: 'customer' } }, 'author.id'],
    ['a text beyond measure', { text: 'a'.repeat(100_001) }, 'text'],
    ['an address that a page must not link', { url: 'javascript:alert(1)' }, 'url'],
    ['a time without an offset', { sentAt: '2026-03-02T12:00:00' }, 'sentAt'],
    ['a time that its offset puts past the year 9999', { sentAt: '9999-12-31T23:00:00-01:00' }, 'sentAt'],
    ['a time that its offset puts before the year 0', { edited: '0000-01-01T00:59:59+01:00' }, 'edited'],
    ['counts below zero', { engagement: { likes: -1 } }, 'engagement.likes'],
  ])('is refused for %s, naming where', (_name, change, path) => {
    expect(pathsOf(change)).toEqual([path]);
  });
});

describe('how far a message goes', () => {
  it.each([
    ['nobody knows', undefined, 0, 0],
    ['followers', 50, 0, 50],
    ['views, where more than followers', 50, 51, 51],
    ['followers, where more than views', 50, 49, 50],
  ])('is told by %s', (_name, followers, views, reach) => {
    expect(reachOf({ author: { followers }, engagement: { ...NO_ENGAGEMENT, views } })).toBe(reach);
  });

  it('counts what people do, not what they see', () => {
    expect(interactionsOf({ likes: 1, shares: 20, replies: 300, views: 4_000 })).toBe(321);
  });
});
