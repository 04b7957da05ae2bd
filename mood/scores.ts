import { UNREAD, type Label, type Sentiment } from '../core/sentiment.ts';

/** How much positive and how much negative a text says: the sums of its words' scores, both as positive numbers. */
export interface Balance {
  readonly positive: number;
  readonly negative: number;
}

/** What neutrality weighs. A single word of score 1 stays below it, one of score 2 ("broken", "thanks") is above. */
const NEUTRAL_WEIGHT = 1.5;
/** What two strong sides weigh as MIXED, against what one side has over the other. */
const MIXED_WEIGHT = 0.8;

/**
 * The four scores of a balance. Each label has a weight, and its score is its share of all weights, so that they sum to 1:
 * positive and negative weigh what one side is stronger than the other, mixed what both sides have, neutral always the same.
 */
export const sentimentOf = ({ positive, negative }: Balance): Sentiment => {
  const both = Math.min(positive, negative);
  const weights = {
    NEUTRAL: NEUTRAL_WEIGHT,
    NEGATIVE: negative - both,
    POSITIVE: positive - both,
    MIXED: both * MIXED_WEIGHT,
  };
  const total = weights.NEUTRAL + weights.NEGATIVE + weights.POSITIVE + weights.MIXED;
  return {
    label: heaviest(weights),
    positive: weights.POSITIVE / total,
    negative: weights.NEGATIVE / total,
    neutral: weights.NEUTRAL / total,
    mixed: weights.MIXED / total,
    engine: 'embedded',
  };
};

/** The label of the largest weight; the earlier one of NEUTRAL, NEGATIVE, POSITIVE, MIXED where two are equal. */
function heaviest(weights: Readonly<Record<Label, number>>): Label {
  const order: readonly Label[] = ['NEUTRAL', 'NEGATIVE', 'POSITIVE', 'MIXED'];
  return order.reduce((best, label) => (weights[label] > weights[best] ? label : best), UNREAD.label);
}
