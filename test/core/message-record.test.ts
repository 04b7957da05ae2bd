import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageEvent } from '../../core/event.ts';
import { NO_ENGAGEMENT } from '../../core/message.ts';
import { applyEvent, bringsText, messageOf, type MessageRecord, type Read } from '../../core/message-record.ts';
import { MINUTE } from '../../core/time.ts';
import { aTombstone, NOON } from '../contracts/builders.ts';
import { aMood, created, deletion, edited } from './a-message.ts';

interface Arrival {
  readonly event: MessageEvent;
  readonly receivedAt: number;
}

/** What the analysis would read: the same for the same text, and nothing for some. */
const readingOf = (event: MessageEvent): Read =>
  'message' in event && !event.message.text.includes('?')
    ? { sentiment: aMood('NEGATIVE', { mixed: event.message.text.length / 1_000 }), language: `l-${event.message.text}` }
    : {};

/** As the analysis does it: only a text that is news is read. */
const arrive = (record: MessageRecord | undefined, { event, receivedAt }: Arrival): MessageRecord =>
  applyEvent(record, event, receivedAt, bringsText(record, event) ? readingOf(event) : {});
const folded = (events: readonly MessageEvent[], receivedAt = NOON): MessageRecord | undefined =>
  events.reduce<MessageRecord | undefined>((record, event) => arrive(record, { event, receivedAt }), undefined);
const shown = (...events: MessageEvent[]) => {
  const record = folded(events);
  return record && messageOf(record, 'harbour');
};

/** JSON whose keys stand in order: two records are the same when nothing but the order of their keys differs. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const count = fc.nat(3);
const engagement = fc.record({ likes: count, shares: count, replies: count, views: count });
const version = fc
  .record({
    text: fc.constantFrom('a', 'b', 'unreadable?', 'no, unreadable?'),
    url: fc.constantFrom(undefined, 'https://x.example/1', 'https://x.example/2'),
    language: fc.constantFrom(undefined, 'de'),
    handle: fc.constantFrom(undefined, 'ada', 'ada_l'),
    followers: fc.constantFrom(undefined, 10, 20),
    threadId: fc.constantFrom('x:1', 'x:0'),
    sentAt: fc.constantFrom(NOON, NOON + 1_000, NOON - 2 * MINUTE, NOON - 5 * MINUTE),
    engagement,
  })
  .map(({ url, language, handle, followers, ...fields }) => ({
    ...fields,
    author: { id: 'ada', role: 'customer' as const, ...(handle === undefined ? {} : { handle }), ...(followers === undefined ? {} : { followers }) },
    ...(url === undefined ? {} : { url }),
    ...(language === undefined ? {} : { language }),
  }));
const subject = { id: 'x:1', platform: 'x', account: 'harbour-coffee' };
const customer = fc.constantFrom(undefined, 'bo', 'cy').map((name) => (name === undefined ? {} : { customer: name }));
const event: fc.Arbitrary<MessageEvent> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(version, customer).map(([fields, other]) => ({ ...created(fields), ...other })) },
  { weight: 4, arbitrary: fc.tuple(fc.integer({ min: 1, max: 3 }), version).map(([at, fields]) => edited(NOON + at * MINUTE, fields)) },
  { weight: 2, arbitrary: engagement.map((counts) => ({ ...subject, type: 'engagement.updated' as const, engagement: counts })) },
  { weight: 1, arbitrary: fc.constant(deletion) },
);
const arrivals = fc.array(fc.record({ event, receivedAt: fc.integer({ min: NOON, max: NOON + 5 }) }), { minLength: 1, maxLength: 7 });

describe('the record of a message', () => {
  it('ends the same whatever the order of its events, and however often each comes', () => {
    const orders = arrivals.chain((all) =>
      fc.record({
        all: fc.constant(all),
        again: fc.shuffledSubarray(all),
        shuffled: fc.shuffledSubarray(all, { minLength: all.length }),
        cut: fc.nat(all.length),
      }),
    );
    fc.assert(
      fc.property(orders, ({ all, again, shuffled, cut }) => {
        const straight = all.reduce<MessageRecord | undefined>(arrive, undefined);
        const mixed = [...shuffled.slice(0, cut), ...again, ...shuffled.slice(cut), ...again].reduce<MessageRecord | undefined>(arrive, undefined);
        expect(canonical(mixed)).toBe(canonical(straight));
        expect(mixed?.receivedAt).toBe(Math.min(...all.map(({ receivedAt }) => receivedAt)));
      }),
      { numRuns: 500 },
    );
  });

  it('shows the latest edit, whenever it came, with the mood and the language of that text', () => {
    const late = edited(NOON + 2 * MINUTE, { text: 'late' });
    const early = edited(NOON + MINUTE, { text: 'early' });
    const message = shown(early, late, created());
    expect(message).toEqual(shown(created(), early, late));
    expect(message).toMatchObject({ text: 'late', edited: NOON + 2 * MINUTE, language: 'l-late', sentiment: { label: 'NEGATIVE' } });
  });

  it('keeps no mood of a text that was edited away', () => {
    const message = shown(created(), edited(NOON + MINUTE, { text: 'unreadable?' }));
    expect(message).not.toHaveProperty('sentiment');
    expect(message).not.toHaveProperty('language');
  });

  it('keeps the largest counts and the most followers that it ever had', () => {
    const counts = (likes: number, views: number): MessageEvent => ({
      ...subject,
      type: 'engagement.updated',
      engagement: { ...NO_ENGAGEMENT, likes, views },
    });
    const message = shown(counts(9, 1), created({ author: { id: 'ada', role: 'customer', followers: 20 } }), counts(3, 50), created());
    expect(message).toMatchObject({ engagement: { ...NO_ENGAGEMENT, likes: 9, views: 50 }, author: { followers: 20 } });
  });

  it('is received when its first news came', () => {
    const record = applyEvent(applyEvent(undefined, created(), NOON + MINUTE), created(), NOON);
    expect(record.receivedAt).toBe(NOON);
  });

  describe('stands in time', () => {
    const told = (...arrivals: readonly (readonly [sentAt: number, receivedAt: number])[]): MessageRecord | undefined =>
      arrivals.reduce<MessageRecord | undefined>(
        (record, [sentAt, receivedAt]) => arrive(record, { event: created({ sentAt }), receivedAt }),
        undefined,
      );

    it.each([
      ['when it was sent', [[NOON, NOON + MINUTE]], NOON, undefined],
      ['never later than when it came', [[NOON + MINUTE, NOON]], NOON, undefined],
      [
        'at the earliest time that was told, within one minute',
        [
          [NOON + 2_000, NOON + 2_000],
          [NOON + 1_000, NOON + 9_000],
        ],
        NOON + 1_000,
        undefined,
      ],
      [
        'at the earliest time that was told, and knows the other minutes',
        [
          [NOON + MINUTE, NOON + MINUTE],
          [NOON + 5, NOON + MINUTE],
        ],
        NOON + 5,
        [NOON, NOON + MINUTE],
      ],
    ] as const)('%s', (_name, arrivals, at, minutes) => {
      const record = told(...arrivals);
      expect(record?.at).toBe(at);
      expect(record?.minutes).toEqual(minutes);
    });

    it('in twenty minutes at most, the earliest of them', () => {
      const minutes = Array.from({ length: 25 }, (_, index) => NOON + index * MINUTE);
      const record = told(...minutes.toReversed().map((minute) => [minute, NOON + 60 * MINUTE] as const));
      expect(record?.minutes).toEqual(minutes.slice(0, 20));
    });

    it('where it stood, when it is deleted or liked', () => {
      const record = folded(
        [created(), deletion, { ...subject, type: 'engagement.updated', engagement: { ...NO_ENGAGEMENT, likes: 3 } }],
        NOON + MINUTE,
      );
      expect(record).toMatchObject({ at: NOON, deleted: true });
    });
  });

  it('shows nothing while only counts have come', () => {
    expect(shown({ ...subject, type: 'engagement.updated', engagement: NO_ENGAGEMENT })).toBeUndefined();
  });
});

describe('a deletion', () => {
  const author = { id: 'ada', handle: 'ada_l', name: 'Ada L', followers: 900, role: 'customer' } as const;
  const telling = created({ author, url: 'https://x.example/ada_l/1', text: 'My secret.', language: 'en' });

  it.each([
    ['after the message', [telling, edited(NOON + MINUTE, { author, text: 'My other secret.' }), deletion]],
    ['before the message', [deletion, telling, edited(NOON + MINUTE, { author, text: 'My other secret.' })]],
    ['between a message and its edit', [telling, deletion, edited(NOON + MINUTE, { author, text: 'My other secret.' })]],
  ])('erases text, author, address, language and mood when it comes %s', (_name, events) => {
    const record = folded(events);
    expect(JSON.stringify(record)).not.toMatch(/secret|ada|900|NEGATIVE|"language"|"url"/i);
    const message = record && messageOf(record, 'harbour');
    expect(message).toMatchObject({ id: 'x:1', text: '', author: { id: 'deleted', role: 'customer' }, deleted: true, sentAt: NOON });
  });

  it('before its message leaves a tombstone that shows nothing', () => {
    expect(folded([deletion])).toEqual(aTombstone('x:1'));
    expect(shown(deletion)).toBeUndefined();
  });
});

describe('a text worth reading', () => {
  const known = folded([created(), edited(NOON + 2 * MINUTE)]);
  it.each([
    ['the first', undefined, created(), true],
    ['a later edit', known, edited(NOON + 3 * MINUTE), true],
    ['the same edit again', known, edited(NOON + 2 * MINUTE), false],
    ['the same edit with other counts', known, edited(NOON + 2 * MINUTE, { engagement: { ...NO_ENGAGEMENT, likes: 4 } }), false],
    ['an earlier edit', known, edited(NOON + MINUTE), false],
    ['one of a deleted message', aTombstone('x:1'), created(), false],
    ['a deletion', undefined, deletion, false],
  ])('%s', (_name, record, event, worth) => {
    expect(bringsText(record, event)).toBe(worth);
  });
});
