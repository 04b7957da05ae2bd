import { describe, expect, it } from 'vitest';
import { ratedSentiment, Sentiment, wasRead } from '../../core/sentiment.ts';

describe('the stars of a review', () => {
  it.each([
    [1, 'NEGATIVE', 0, 1],
    [2, 'NEGATIVE', 0, 0.5],
    [3, 'NEUTRAL', 0, 0],
    [4, 'POSITIVE', 0.5, 0],
    [5, 'POSITIVE', 1, 0],
  ] as const)('%i say %s', (stars, label, positive, negative) => {
    const sentiment = ratedSentiment(stars);
    expect(Sentiment.parse(sentiment)).toMatchObject({ label, positive, negative, engine: 'rating' });
    expect(sentiment.positive + sentiment.negative + sentiment.neutral + sentiment.mixed).toBe(1);
    expect(wasRead(sentiment)).toBe(true);
  });
});
