import { ofBeginning } from '../core/sentiment.ts';
import type { SentimentReader } from '../lambdas/ports.ts';
import { readMood } from '../mood/engine.ts';
import { readablePart } from '../mood/words.ts';

/** The port SentimentReader on the embedded engine: offline, never rejects. It remembers nothing: to read a text again costs less than to look it up. */
export const createEmbeddedSentiment = (): SentimentReader => ({
  read: async (readings) =>
    readings.map(({ text, language }) => {
      const mood = readMood({ text, language });
      return readablePart(text).length < text.length ? { ...mood, sentiment: ofBeginning(mood.sentiment) } : mood;
    }),
});
