import { LABELS, type Label } from '../../core/sentiment.ts';
import { featuresOf, type Features, type Profile } from '../features.ts';
import { tokensOf } from '../tokens.ts';

/** One text with what it says, to learn from. An `entry` is a word or phrase of a list, a `message` what somebody might have sent. */
export interface Example {
  readonly text: string;
  readonly label: Label;
  readonly kind: 'message' | 'entry';
  /** What it counts, against 1 of a usual message. */
  readonly weight: number;
  /** Where it comes from. */
  readonly source: string;
}

/** The features of many examples, read once. */
export interface Lesson {
  readonly examples: readonly Example[];
  /** The place of each example's label in LABELS. */
  readonly labels: Uint8Array;
  readonly featuresOf: (index: number) => Features;
}

/** Reads the features of all examples. */
export const lessonOf = (examples: readonly Example[], profile: Profile): Lesson => {
  const read = examples.map(({ text }): Features => {
    const { count, hashes, clauses, ends, saysSomething } = featuresOf(tokensOf(text, profile), profile);
    return { saysSomething, count, hashes: hashes.slice(0, count), clauses, ends: ends.slice(0, clauses) };
  });
  const nothing: Features = { saysSomething: false, count: 0, hashes: new Uint32Array(), clauses: 0, ends: new Uint32Array() };
  return {
    examples,
    labels: Uint8Array.from(examples, ({ label }) => LABELS.indexOf(label)),
    featuresOf: (index) => read[index] ?? nothing,
  };
};

/** What MIXED counts beside the other three labels, which count alike: there is little of it to learn from. */
const MIXED_COUNTS = 0.3;

/** Weights of the examples by which all labels count alike, however many there are of each. */
export const balancedWeights = (examples: readonly Example[]): Float32Array => {
  const sums = new Map<Label, number>();
  let total = 0;
  for (const { label, weight } of examples) {
    sums.set(label, (sums.get(label) ?? 0) + weight);
    total += weight;
  }
  const share = (label: Label): number => ((label === 'MIXED' ? MIXED_COUNTS : 1) * total) / 3 / (sums.get(label) ?? 1);
  return Float32Array.from(examples, ({ label, weight }) => weight * share(label));
};
