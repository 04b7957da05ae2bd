import { createRequire } from 'node:module';
import type { Sentiment } from '../../core/sentiment.ts';

/** A packaged English lexicon, asked as its own documentation says. */
export interface Peer {
  readonly name: string;
  readonly read: (text: string) => Sentiment;
}

const require = createRequire(import.meta.url);

/** The sentiment of one number: above `limit` positive, below its opposite negative, between them neutral. `most` is the number that is as sure as can be. */
const sentimentOf = (score: number, limit: number, most: number): Sentiment => {
  const lean = Math.max(-1, Math.min(1, score / most));
  const label = score >= limit ? 'POSITIVE' : score <= -limit ? 'NEGATIVE' : 'NEUTRAL';
  return { label, positive: Math.max(0, lean), negative: (1 - lean) / 2, neutral: 1 - Math.abs(lean), mixed: 0, engine: 'embedded' };
};

type Sentiments = new () => { analyze(text: string): { comparative: number } };
type Wink = (text: string) => { normalizedScore: number };
interface Vader {
  SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
}

/** The three most used ones: each package's score and, where it names one, its own limit of neutrality. */
export const createPeers = (): readonly Peer[] => {
  const sentiment = new (require('sentiment') as Sentiments)();
  const wink = require('wink-sentiment') as Wink;
  const { SentimentIntensityAnalyzer } = require('vader-sentiment') as Vader;
  return [
    { name: 'sentiment', read: (text) => sentimentOf(sentiment.analyze(text).comparative, Number.MIN_VALUE, 5) },
    { name: 'wink-sentiment', read: (text) => sentimentOf(wink(text).normalizedScore, Number.MIN_VALUE, 5) },
    { name: 'vader-sentiment', read: (text) => sentimentOf(SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05, 1) },
  ];
};
