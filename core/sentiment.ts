import * as z from 'zod';

export const LABELS = ['POSITIVE', 'NEGATIVE', 'NEUTRAL', 'MIXED'] as const;

/**
 * How a text sounds: a label and four scores that sum to 1, as Amazon Comprehend's DetectSentiment answers.
 * `engine` says who read it; `rating` is the customer's own stars, and `unread` means nobody could (no text, unknown language), and the label is then NEUTRAL by convention only.
 */
export const Sentiment = z.object({
  label: z.enum(LABELS),
  positive: z.number(),
  negative: z.number(),
  neutral: z.number(),
  mixed: z.number(),
  engine: z.enum(['comprehend', 'embedded', 'rating', 'unread']),
  /** Only the beginning of the text was read: it is longer than a reader takes. */
  partial: z.literal(true).optional(),
});
export type Sentiment = z.infer<typeof Sentiment>;
export type Label = Sentiment['label'];

/** The answer for what nobody could read. Shares leave it out. */
export const UNREAD: Sentiment = { label: 'NEUTRAL', positive: 0, negative: 0, neutral: 1, mixed: 0, engine: 'unread' };

/** The answer to the beginning of a text. */
export const ofBeginning = (sentiment: Sentiment): Sentiment => (wasRead(sentiment) ? { ...sentiment, partial: true } : sentiment);

/** What the stars of a review say, 1 to 5: they are the customer's own word, so that no text has to be read. Three are neither. */
export const ratedSentiment = (stars: number): Sentiment => {
  const positive = Math.min(1, Math.max(0, (stars - 3) / 2));
  const negative = Math.min(1, Math.max(0, (3 - stars) / 2));
  const label = positive > 0 ? 'POSITIVE' : negative > 0 ? 'NEGATIVE' : 'NEUTRAL';
  return { label, positive, negative, neutral: 1 - positive - negative, mixed: 0, engine: 'rating' };
};

/** True when somebody read the text, so that shares may count it. */
export const wasRead = (sentiment: Sentiment | undefined): sentiment is Sentiment => sentiment !== undefined && sentiment.engine !== 'unread';

/** The mood as one number from -1 (negative) to 1 (positive). */
export const moodOf = (sentiment: Sentiment): number => sentiment.positive - sentiment.negative;

/** How sure an answer is: the highest of the four scores; 0 for what nobody read. */
export const surenessOf = (sentiment: Sentiment): number =>
  wasRead(sentiment) ? Math.max(sentiment.positive, sentiment.negative, sentiment.neutral, sentiment.mixed) : 0;
