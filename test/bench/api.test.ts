import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fill } from '../../bench/api/fill.ts';
import { conversationsOf, HELD, NOW, SPAN } from '../../bench/api/mix.ts';
import { apiOver, QUESTIONS } from '../../bench/api/questions.ts';
import { answeredQuestions, quantile, timesOf } from '../../bench/api/rounds.ts';
import { Conversation } from '../../core/conversation.ts';
import { createRandom } from '../../local/sample/random.ts';
import { openStore } from '../../local/store/open-store.ts';
import { freshDataDirs } from '../local/store/data-dir.ts';

const newDir = freshDataDirs();

describe('the conversations of the benchmark', () => {
  it('are the same for the same number, all different, and as the product keeps them', () => {
    const all = [...conversationsOf(1_000)];
    expect(all).toEqual([...conversationsOf(1_000)]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1_000);
    expect(z.safeDecode(Conversation, z.encode(Conversation, all[0] ?? never())).data).toEqual(all[0]);
  });

  it.each([1_000, 5_000])('of %i go back equally far, and one person holds equally many', (count) => {
    const all = [...conversationsOf(count)];
    expect(all.every(({ lastMessageAt }) => lastMessageAt >= NOW - SPAN && lastMessageAt < NOW)).toBe(true);
    expect((all[0]?.lastMessageAt ?? 0) - (NOW - SPAN)).toBeLessThan(SPAN / 500);
    expect(all.filter(({ assignedTo }) => assignedTo !== undefined)).toHaveLength(HELD);
  });
});

describe('the questions of the benchmark', () => {
  it('are all answered with whole pages by the smallest store, wherever a deep one begins', async () => {
    const store = openStore(newDir(), 'settled');
    await fill(store, 1_000, () => undefined);
    const api = apiOver({ ...store, erasing: { ...store, authorKeys: async () => ['the key of authors'], newToken: () => 'somebody' } });
    expect(await answeredQuestions(QUESTIONS, [api])).toEqual(QUESTIONS);
    for (const question of QUESTIONS.filter(({ isDeep }) => isDeep)) {
      const pages = [1, 2, 3].map(async (seed) => api.pageOf(await api.answer(await api.eventOf(question, createRandom(seed)))));
      for (const page of await Promise.all(pages)) expect([question.name, page?.items.length]).toEqual([question.name, question.rows]);
    }
    const times = await timesOf(QUESTIONS.slice(0, 2), { small: api, large: api }, 3, () => undefined);
    expect(times.map(({ small, large }) => [small.length, large.length])).toEqual([
      [3, 3],
      [3, 3],
    ]);
    store.close();
  });
});

describe('a quantile', () => {
  it.each([
    ['the median', 0.5, 50],
    ['nearly the greatest', 0.99, 99],
    ['the greatest', 1, 100],
  ])('of 1 to 100: %s', (_name, share, expected) => {
    expect(
      quantile(
        Array.from({ length: 100 }, (_nothing, index) => 100 - index),
        share,
      ),
    ).toBe(expected);
  });
});

const never = (): never => {
  throw new Error('there are conversations');
};
