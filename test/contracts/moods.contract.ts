import { describe, expect, it } from 'vitest';
import { UNREAD, type Sentiment } from '../../core/sentiment.ts';
import { DAY, SECOND, type Time } from '../../core/time.ts';
import type { MoodBudget, MoodStore } from '../../lambdas/mood-ports.ts';
import type { Mood, Now } from '../../lambdas/ports.ts';
import { NOON } from './builders.ts';
import { openedForEach, type Open } from './opened.ts';

const ANGRY: Sentiment = { label: 'NEGATIVE', positive: 0.0123, negative: 0.9, neutral: 0.0877, mixed: 0, engine: 'comprehend' };

/** A clock that a test moves by hand; an implementation is opened on `now`. */
export interface MovedClock {
  now: Time;
}

/** What every implementation of the port MoodStore promises. */
export const describeMoods = (name: string, open: (now: Now) => ReturnType<Open<MoodStore>>) =>
  describe(`moods: ${name}`, () => {
    const clock: MovedClock = { now: NOON };
    const store = openedForEach(() => {
      clock.now = NOON;
      return open(() => clock.now);
    });

    it('are found as they were kept, with their language where there is one; the others are left out', async () => {
      const moods = new Map<string, Mood>([
        ['one', { sentiment: ANGRY, language: 'en' }],
        ['two', { sentiment: UNREAD }],
      ]);
      await store().keep(moods);
      expect(await store().find(['one', 'two', 'three'])).toEqual(moods);
    });

    it('are none when nobody asks', async () => {
      expect(await store().find([])).toEqual(new Map());
    });

    it('are kept and found however many they are', async () => {
      const moods = new Map(Array.from({ length: 130 }, (_, index) => [`hash ${index}`, { sentiment: ANGRY }]));
      await store().keep(moods);
      expect(await store().find([...moods.keys()])).toEqual(moods);
    });

    it('may be kept again: the last one counts', async () => {
      await store().keep(new Map([['one', { sentiment: UNREAD }]]));
      await store().keep(new Map([['one', { sentiment: ANGRY, language: 'de' }]]));
      expect(await store().find(['one'])).toEqual(new Map([['one', { sentiment: ANGRY, language: 'de' }]]));
    });

    it.each([
      ['just before', 30 * DAY - SECOND, 1],
      ['at', 30 * DAY, 0],
      ['after', 31 * DAY, 0],
    ])('are forgotten after 30 days: %s', async (_name, later, found) => {
      await store().keep(new Map([['one', { sentiment: ANGRY }]]));
      clock.now += later;
      await store().keep(new Map([['two', { sentiment: ANGRY }]]));
      expect((await store().find(['one'])).size).toBe(found);
      expect((await store().find(['two'])).size).toBe(1);
    });
  });

/** What every implementation of the port MoodBudget promises, opened with 100 units a day. */
export const describeMoodBudget = (name: string, open: (now: Now) => ReturnType<Open<MoodBudget>>) =>
  describe(`a mood budget of 100 units a day: ${name}`, () => {
    const clock: MovedClock = { now: NOON };
    const budget = openedForEach(() => {
      clock.now = NOON;
      return open(() => clock.now);
    });
    const taken = async (units: number): Promise<number> => (await budget().take(units)).units;

    it.each([
      ['just below what is left', 99, 99],
      ['just what is left', 100, 100],
      ['more than is left', 101, 100],
    ])('gives what is wanted as far as there is so much: %s', async (_name, wanted, given) => {
      expect(await taken(wanted)).toBe(given);
    });

    it('gives nothing once it is spent, and all of it again on the next day of UTC', async () => {
      await taken(100);
      expect(await taken(3)).toBe(0);
      clock.now += DAY / 2 - SECOND;
      expect(await taken(3)).toBe(0);
      clock.now += SECOND;
      expect(await taken(3)).toBe(3);
    });

    it('takes back what was not paid', async () => {
      const share = await budget().take(90);
      await share.settle(30);
      expect(await taken(100)).toBe(70);
    });

    it('keeps what was paid, and what nobody has settled', async () => {
      await (await budget().take(40)).settle(40);
      await budget().take(20);
      expect(await taken(100)).toBe(40);
    });

    it('counts what was wanted and not given as long as it is not settled, and never after that', async () => {
      const share = await budget().take(250);
      expect(await taken(1)).toBe(0);
      await share.settle(60);
      expect(await taken(100)).toBe(39);
    });

    it('gives back to the day that it was taken from', async () => {
      const share = await budget().take(100);
      clock.now += DAY;
      await share.settle(0);
      expect(await taken(150)).toBe(100);
    });

    it('never gives more than there is, however many ask at once', async () => {
      const shares = await Promise.all(Array.from({ length: 12 }, () => taken(30)));
      expect(shares.reduce((sum, units) => sum + units, 0)).toBeLessThanOrEqual(100);
    });
  });
