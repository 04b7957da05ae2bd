import { surenessOf } from '../../core/sentiment.ts';
import type { Judged } from './measures.ts';

/** One point of the hybrid's curve: below `sureAt` the other engine is asked, which here knows what people said. */
export interface Point {
  readonly sureAt: number;
  /** The share of texts that is sent. */
  readonly sent: number;
  /** The share of texts whose label in the end is the people's. */
  readonly agreement: number;
  /** Of the answers that were kept. */
  readonly keptAgreement: number;
  readonly dollarsAMillion: number;
}

/** What Comprehend charges for a short text, in US dollars: three units, its least, of 0.0001. */
const DOLLARS_A_TEXT = 0.0003;

/** The curve over some thresholds, on texts that people called NEGATIVE, NEUTRAL or POSITIVE. */
export const hybridCurve = (all: readonly Judged[], thresholds: readonly number[]): readonly Point[] => {
  const judged = all.filter(({ gold }) => gold !== 'MIXED');
  return thresholds.map((sureAt) => {
    const kept = judged.filter(({ said }) => surenessOf(said) >= sureAt);
    const right = kept.filter(({ gold, said }) => gold === said.label).length;
    const sent = 1 - kept.length / judged.length;
    return {
      sureAt,
      sent,
      agreement: (right + judged.length - kept.length) / judged.length,
      keptAgreement: right / kept.length,
      dollarsAMillion: sent * DOLLARS_A_TEXT * 1e6,
    };
  });
};
