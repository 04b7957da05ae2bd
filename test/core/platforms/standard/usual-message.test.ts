import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Author, Engagement, PlatformMessage } from '../../../../core/message.ts';
import { AUTHOR_FIELDS, ENGAGEMENT_FIELDS, MESSAGE_FIELDS, usualMessage } from '../../../../core/platforms/standard/usual-message.ts';

const message = {
  id: 'forum:7',
  platform: 'forum',
  account: 'nettlecup',
  kind: 'reply',
  visibility: 'public',
  direction: 'inbound',
  author: { id: 'u1', ids: ['u1', 'u2'], handle: 'mara', name: 'Mara Quill', followers: 12, verified: true, role: 'customer' },
  text: 'The lid 😕',
  language: 'en',
  url: 'https://forum.example.com/t/88?page=2#7',
  rating: 2,
  threadId: 'forum:1',
  inReplyTo: 'forum:6',
  engagement: { likes: 1, shares: 0, replies: 3, views: 40 },
  sentAt: '2026-11-02T09:58:31.250Z',
  edited: '2026-11-30T09:59:00Z',
};

/** Without the fields that are undefined, which mean the same as missing ones. */
const whole = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Something in the place of a field that is nearly right, or not at all. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    0,
    -1,
    5,
    6,
    1.5,
    2 ** 53,
    true,
    '',
    'x',
    'forum:7',
    ' forum:7',
    'post',
    'agent',
    'private',
    'outbound',
    [],
    ['a'],
    {},
  ),
  fc.constantFrom('2026-02-28T00:00:00Z', '2026-02-29T00:00:00Z', '2028-02-29T00:00:00Z', '2026-04-31T00:00:00Z', '2026-12-31T23:59:59.999999999Z'),
  fc.constantFrom('2026-11-02T09:58Z', '2026-11-02T09:58:31+01:00', '0999-01-01T00:00:00Z', '2026-11-02T24:00:00Z', '2026-11-02T09:58:60Z'),
  fc.constantFrom(
    'https://example.com',
    'HTTPS://example.com/',
    'https://1.2.3.4.5/',
    'http://a..b/',
    'https://exa mple.com',
    'https://xn--a/',
    'ftp://example.com',
  ),
  fc.constantFrom(35, 36, 512, 513, 100_000, 100_001).map((length) => 'k'.repeat(length)),
  fc.constantFrom(511, 512, 513).map((length) => `forum:${'k'.repeat(length)}`),
  fc.integer({ min: 19, max: 21 }).map((length) => Array.from({ length }, () => 'id')),
  fc.string({ unit: 'binary' }),
  fc.jsonValue(),
);

const PLACES = [
  ...MESSAGE_FIELDS,
  ...[...AUTHOR_FIELDS].map((name) => `author.${name}`),
  ...[...ENGAGEMENT_FIELDS].map((name) => `engagement.${name}`),
  'new',
];

/** The message with some of its fields replaced. */
const nearlyUsual = fc.array(fc.tuple(fc.constantFrom(...PLACES), odd), { maxLength: 3 }).map((changes) => {
  const changed: Record<string, unknown> = structuredClone(message);
  for (const [place, value] of changes) {
    const [name = '', inner] = place.split('.');
    const holder = changed[name];
    if (inner === undefined) changed[name] = value;
    else if (typeof holder === 'object' && holder !== null) Reflect.set(holder, inner, value);
  }
  return changed;
});

describe('a usual message', () => {
  it('is known at a glance', () => {
    expect(usualMessage(message)).toEqual(PlatformMessage.parse(message));
    const { author, engagement, ...least } = message;
    expect(usualMessage({ ...least, author: { id: author.id, role: author.role } })).toBeDefined();
    expect(usualMessage({ ...least, author, engagement: { likes: engagement.likes } })?.engagement.views).toBe(0);
  });

  it('has the fields of the schema, so that none can be forgotten here', () => {
    expect([...MESSAGE_FIELDS].toSorted()).toEqual(Object.keys(PlatformMessage.shape).toSorted());
    expect([...AUTHOR_FIELDS].toSorted()).toEqual(Object.keys(Author.shape).toSorted());
    expect([...ENGAGEMENT_FIELDS].toSorted()).toEqual(Object.keys(Engagement.shape).toSorted());
  });

  it('is what the schema says it is, whatever stands in its fields', () => {
    fc.assert(
      fc.property(nearlyUsual, (value) => {
        const usual = usualMessage(value);
        if (usual !== undefined) expect(whole(usual)).toEqual(whole(PlatformMessage.parse(value)));
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([['a field that is new'], ['nothing'], ['a list']])('is not one with %s, on which the schema decides', (name) => {
    const values = { 'a field that is new': { ...message, mood: 'sour' }, nothing: null, 'a list': [message] };
    expect(usualMessage(Reflect.get(values, name))).toBeUndefined();
  });
});
