import { surenessOf, type Label, type Sentiment } from '../../core/sentiment.ts';

/** What was said of a text, and what people said. */
export interface Judged {
  readonly gold: Label;
  readonly said: Sentiment;
}

export interface Measures {
  readonly texts: number;
  readonly accuracy: number;
  /** Mean of the F1 of NEGATIVE, NEUTRAL and POSITIVE. */
  readonly macroF1: number;
  readonly negativePrecision: number;
  readonly negativeRecall: number;
  /** Area under the ROC curve of "is NEGATIVE", by the score `negative` with half of `mixed`. */
  readonly auc: number;
  /** Expected calibration error of the label's score, ten bins of equal width (Guo et al. 2017). */
  readonly ece: number;
}

const CLASSES: readonly Label[] = ['NEGATIVE', 'NEUTRAL', 'POSITIVE'];
const BINS = 10;

/** Measures of texts that people called NEGATIVE, NEUTRAL or POSITIVE; MIXED ones are left out, since most sets have none. What we called MIXED of the others is wrong. */
export const measure = (all: readonly Judged[]): Measures => {
  const judged = all.filter(({ gold }) => CLASSES.includes(gold));
  const counts = CLASSES.map((label) => countsOf(judged, label));
  const f1 = counts.map(({ both, said, gold }) => (said + gold === 0 ? 0 : (2 * both) / (said + gold)));
  const negative = counts[0] ?? { both: 0, said: 0, gold: 0 };
  return {
    texts: judged.length,
    accuracy: judged.filter(({ gold, said }) => gold === said.label).length / judged.length,
    macroF1: f1.reduce((sum, value) => sum + value, 0) / CLASSES.length,
    negativePrecision: negative.both / negative.said,
    negativeRecall: negative.both / negative.gold,
    auc: areaUnder(judged.map(({ gold, said }) => ({ score: said.negative + said.mixed / 2, isTrue: gold === 'NEGATIVE' }))),
    ece: calibrationError(judged),
  };
};

function countsOf(judged: readonly Judged[], label: Label): { both: number; said: number; gold: number } {
  const said = judged.filter((one) => one.said.label === label);
  return {
    both: said.filter((one) => one.gold === label).length,
    said: said.length,
    gold: judged.filter((one) => one.gold === label).length,
  };
}

/** By ranks (Mann and Whitney): the chance that a true one scores above a false one, equal scores by half. */
export const areaUnder = (scored: readonly { readonly score: number; readonly isTrue: boolean }[]): number => {
  const sorted = scored.toSorted((a, b) => a.score - b.score);
  let [ranks, trues, at] = [0, 0, 0];
  while (at < sorted.length) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end += 1;
    const here = sorted.slice(at, end).filter(({ isTrue }) => isTrue).length;
    ranks += here * ((at + 1 + end) / 2);
    trues += here;
    at = end;
  }
  return (ranks - (trues * (trues + 1)) / 2) / (trues * (sorted.length - trues));
};

function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: BINS }, () => ({ sure: 0, right: 0 }));
  for (const { gold, said } of judged) {
    const sureness = surenessOf(said);
    const bin = bins[Math.min(BINS - 1, Math.floor(sureness * BINS))];
    if (bin === undefined) continue;
    bin.sure += sureness;
    bin.right += gold === said.label ? 1 : 0;
  }
  return bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / judged.length;
}
