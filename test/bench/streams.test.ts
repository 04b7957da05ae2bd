import { describe, expect, it } from 'vitest';
import { deliveriesOf } from '../../bench/aws/arrival.ts';
import { directStream } from '../../bench/aws/direct-stream.ts';
import { socialStream } from '../../bench/aws/social-stream.ts';
import { PlatformMessage } from '../../core/message.ts';

const START = Date.UTC(2026, 9, 5, 9);
const social = socialStream(4_000, 25, START, 1);
const messages = social.filter(({ type }) => type === 'message.created').map(({ data }) => PlatformMessage.parse(data));
const posts = messages.filter(({ kind }) => kind === 'post');
const share = (count: number, of: number): number => count / of;

describe('the stream of public posts', () => {
  it('is the same from the same seed, and another from another', () => {
    expect(socialStream(100, 25, START, 1)).toEqual(social.slice(0, 100));
    expect(socialStream(100, 25, START, 2)).not.toEqual(social.slice(0, 100));
  });

  it.each([
    ['new posts, each of another customer', new Set(posts.map(({ author }) => author.id)).size, 0.8, 0.86],
    ["the brands' answers", messages.filter(({ direction }) => direction === 'outbound').length, 0.06, 0.1],
    ['what customers say to them', messages.filter(({ kind, direction }) => kind === 'reply' && direction === 'inbound').length, 0.04, 0.08],
    ['edits and counts', social.filter(({ type }) => type !== 'message.created').length, 0.01, 0.03],
    ['exact redeliveries', messages.length - new Set(messages.map(({ id }) => id)).size, 0.01, 0.03],
  ])('holds its share of %s', (_name, count, least, most) => {
    expect(share(count, social.length)).toBeGreaterThanOrEqual(least);
    expect(share(count, social.length)).toBeLessThanOrEqual(most);
  });

  it('has texts of about 140 characters, three in ten of them copies, and tells most of their languages', () => {
    const texts = posts.map(({ text }) => text);
    const told = posts.filter(({ language }) => language !== undefined);
    expect(share(texts.join('').length, texts.length)).toBeGreaterThan(120);
    expect(share(texts.join('').length, texts.length)).toBeLessThan(165);
    expect(share(new Set(texts).size, texts.length)).toBeGreaterThan(0.67);
    expect(share(new Set(texts).size, texts.length)).toBeLessThan(0.73);
    expect(share(told.length, posts.length)).toBeGreaterThan(0.8);
    expect(share(told.length, posts.length)).toBeLessThan(0.9);
  });
});

describe('the stream of direct messages', () => {
  it('has a thousand of them in at most 150 threads, which customers begin', () => {
    const direct = directStream(1_000, 25, START, 1).map(({ data }) => PlatformMessage.parse(data));
    const threads = Map.groupBy(direct, ({ threadId }) => threadId);
    expect(threads.size).toBeLessThanOrEqual(150);
    expect([...threads.values()].map(([first]) => first?.direction)).not.toContain('outbound');
  });
});

describe('the deliveries of a stream', () => {
  it.each([1, 10])('bring every arrival once, at most %i together and not before the last of them has come', (perDelivery) => {
    const deliveries = deliveriesOf(social, perDelivery);
    expect(deliveries.flatMap(({ data }) => data)).toHaveLength(social.length);
    expect(Math.max(...deliveries.map(({ data }) => data.length))).toBe(perDelivery);
    // What is delivered again is the same data: it may come no earlier than it came first.
    const at = new Map(social.toReversed().map((arrival) => [arrival.data, arrival.at]));
    for (const { at: delivered, data } of deliveries) expect(Math.max(...data.map((each) => at.get(each) ?? 0))).toBeLessThanOrEqual(delivered);
  });
});
