import { describe, expect, it } from 'vitest';
import { affordable, inNeed, SURE_AT, standingOf, type Draft } from '../../core/second-opinion.ts';
import { UNREAD, type Sentiment } from '../../core/sentiment.ts';

/** An answer that is so sure, whatever it says. */
const answer = (sure: number, label: 'positive' | 'negative' | 'neutral' | 'mixed' = 'negative'): Sentiment => {
  const rest = (1 - sure) / 3;
  const scores = { positive: rest, negative: rest, neutral: rest, mixed: rest, [label]: sure };
  return { ...scores, label: label === 'negative' ? 'NEGATIVE' : 'NEUTRAL', engine: 'embedded' };
};
const draft = (sentiment: Sentiment, units = 3): Draft => ({ sentiment, units });

describe('the standing of an answer', () => {
  it.each([
    ['just below', 0.799, 'unsure'],
    ['at', 0.8, 'sure'],
    ['just above', 0.801, 'sure'],
  ] as const)('is decided by its surest score: %s', (_name, sure, standing) => {
    for (const label of ['positive', 'negative', 'neutral', 'mixed'] as const) expect(standingOf(draft(answer(sure, label)), SURE_AT)).toBe(standing);
  });

  it.each([
    ['at 1 nothing but certainty holds', 0.999, 1, 'unsure'],
    ['at 1 certainty holds', 1, 1, 'sure'],
    ['at 0.25 everything that was read holds', 0.25, 0.25, 'sure'],
  ] as const)('goes by how sure it must be: %s', (_name, sure, sureAt, standing) => {
    expect(standingOf(draft(answer(sure)), sureAt)).toBe(standing);
  });

  it('is unread where nobody has read the text, however sure an unread answer looks', () => {
    expect(standingOf(draft(UNREAD), SURE_AT)).toBe('unread');
  });

  it.each([
    ['an unsure answer', answer(0.3)],
    ['no answer', UNREAD],
  ])('is final where nobody else could read the text: %s', (_name, sentiment) => {
    expect(standingOf(draft(sentiment, 0), SURE_AT)).toBe('alone');
  });
});

describe('a second opinion', () => {
  it('is wanted for what is unread first, then for what is least sure, and for nothing else', () => {
    const [unread, guess, close, sure, alone] = [draft(UNREAD), draft(answer(0.3)), draft(answer(0.7)), draft(answer(0.9)), draft(answer(0.3), 0)];
    expect(
      inNeed(
        [close, sure, guess, alone, unread].flatMap((one) => one ?? []),
        SURE_AT,
      ),
    ).toEqual([unread, guess, close]);
  });

  it.each([
    ['nothing is left', 0, []],
    ['just too little for the first', 2, []],
    ['just enough for the first', 3, [3]],
    ['just too little for the long one, which the short one behind it does not wait for', 52, [3, 4]],
    ['just enough for the long one', 53, [3, 50]],
    ['enough for all', 57, [3, 50, 4]],
  ])('is paid for as far as the budget goes: %s', (_name, units, paid) => {
    const drafts = [3, 50, 4].map((cost) => draft(UNREAD, cost));
    expect(affordable(drafts, units).map((one) => one.units)).toEqual(paid);
  });
});
