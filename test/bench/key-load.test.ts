import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardLoad, sufficient, totalsOf, WRITE_LIMIT, type ShardLoad } from '../../bench/key-load.ts';
import { drawTraffic, type Scenario, type Traffic } from '../../bench/key-traffic.ts';
import { createRandom } from '../../local/sample/random.ts';

const aScenario = (changed: Partial<Scenario> = {}): Scenario => ({
  rate: 1_000,
  messages: 5_000,
  brands: 20,
  zipf: 1,
  crisis: 0.5,
  batch: 50,
  ...changed,
});

const drawn = (changed: Partial<Scenario> = {}, seed = 1): Traffic => drawTraffic(aScenario(changed), createRandom(seed));

describe('the simulated traffic', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(drawn()).toEqual(drawn());
    expect(drawn({}, 2)).not.toEqual(drawn());
  });

  it('gives the brand in crisis its share, beside what it has anyway', () => {
    const { conversations } = drawn({ crisis: 0.5, zipf: 1, brands: 20 });
    const share = conversations.filter(({ list }) => list.startsWith('brand-1#')).length / conversations.length;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(0.75);
  });

  it('writes a conversation once an analysis, and a chunk for each brand in it', () => {
    const { messages, conversations, chunks } = drawn();
    expect(conversations.length).toBeLessThanOrEqual(messages);
    expect(chunks.length).toBeGreaterThanOrEqual(messages / 50);
    expect(chunks.reduce((sum, { entries }) => sum + entries, 0)).toBe(messages);
  });
});

describe('the load of a partition', () => {
  it('never passes what the whole index takes, and never falls below its even part', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 1, max: 1_000 }), (shards, seed) => {
        const traffic = drawn({ messages: 1_000, brands: 1, crisis: 1 }, seed);
        const { recent } = shardLoad(traffic, shards);
        const total = totalsOf(traffic).recent;
        expect(recent).toBeLessThanOrEqual(total);
        // Two statuses, four teams, so many shards: one of these partitions has at least the mean.
        expect(recent).toBeGreaterThanOrEqual(total / (8 * shards));
      }),
      { numRuns: 30 },
    );
  });

  it('falls as shards are added', () => {
    const traffic = drawn({ messages: 20_000 });
    const heats = [1, 4, 16, 64].map((shards) => shardLoad(traffic, shards).recent);
    expect(heats).toEqual(heats.toSorted((a, b) => b - a));
  });

  it.each([
    { name: 'at the limit', rate: 1_000, turned: 0 },
    { name: 'at twice the limit', rate: 2_000, turned: 0.5 },
    { name: 'at ten times the limit', rate: 10_000, turned: 0.9 },
  ])('$name turns $turned of the writes of conversations away', ({ rate, turned }) => {
    const write = { list: 'brand-1#waiting-on-brand#care', hash: 0, isNew: true };
    const traffic: Traffic = {
      messages: rate,
      seconds: 1,
      conversations: Array.from({ length: rate }, () => write),
      chunks: [],
      analyses: new Map(),
    };
    expect(shardLoad(traffic, 1).turnedAway).toBeCloseTo(turned);
  });

  it('of a conversation that moves counts on both lists when its status changes, and twice on one when it does not', () => {
    const at = (write: Traffic['conversations'][number]): number =>
      shardLoad({ messages: 1, seconds: 1, conversations: [write], chunks: [], analyses: new Map() }, 4).recent;
    expect(at({ list: 'a', hash: 1, isNew: false })).toBe(2);
    expect(at({ list: 'a', left: 'b', hash: 1, isNew: false })).toBe(1);
  });
});

describe('a look', () => {
  it('at the loudest brand reads what came in the two minutes and ten seconds that may not have settled', () => {
    const chunks = [
      { brand: 'loud', hash: 0, entries: 50, bytes: 2_048 },
      { brand: 'loud', hash: 1, entries: 50, bytes: 2_048 },
      { brand: 'quiet', hash: 0, entries: 1, bytes: 200 },
    ];
    const { look } = totalsOf({ messages: 101, seconds: 1, conversations: [], chunks, analyses: new Map([['loud', 2]]) });
    expect(look).toEqual({ entries: 13_000, megabytes: (4_096 * 130) / 1e6, readUnits: 130 });
  });
});

describe('the number of shards that suffices', () => {
  const load = (shards: number, recent: number): ShardLoad => ({ shards, recent, priority: recent, minutes: 1, turnedAway: 0 });

  it.each([
    { name: 'just above', heat: 801, enough: undefined },
    { name: 'at', heat: 800, enough: 4 },
    { name: 'just below', heat: 799, enough: 4 },
  ])('is found with the hottest partition $name four fifths of its limit', ({ heat, enough }) => {
    expect(sufficient([load(2, 2 * WRITE_LIMIT), load(4, heat)], 0.8)).toBe(enough);
  });
});
