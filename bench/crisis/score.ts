import type { Outcome } from './judge-week.ts';

/** A detector over many brand-weeks. Ratios of nothing are NaN. */
export interface Score {
  readonly weeks: number;
  readonly crises: number;
  readonly found: number;
  readonly falseAlarms: number;
  readonly repeats: number;
  readonly recall: number;
  /** A second alarm within one crisis counts as a false one. */
  readonly precision: number;
  /** The same with such repeats forgiven. */
  readonly kindPrecision: number;
  readonly medianDelay: number;
  readonly p90Delay: number;
  readonly alertsAWeek: number;
}

export const scoreOf = (outcomes: readonly Outcome[], detector: string): Score => {
  const verdicts = outcomes.flatMap(({ verdicts: all }) => all.filter((verdict) => verdict.detector === detector));
  const sum = (count: (verdict: (typeof verdicts)[number]) => number): number => verdicts.reduce((total, verdict) => total + count(verdict), 0);
  const delays = verdicts.flatMap(({ found }) => found.map(({ delayMinutes }) => delayMinutes)).toSorted((a, b) => a - b);
  const crises = delays.length + sum(({ missed }) => missed.length);
  const falseAlarms = sum((verdict) => verdict.falseAlarms.length);
  const repeats = sum((verdict) => verdict.repeats.length);
  return {
    weeks: verdicts.length,
    crises,
    found: delays.length,
    falseAlarms,
    repeats,
    recall: delays.length / crises,
    precision: delays.length / (delays.length + falseAlarms + repeats),
    kindPrecision: delays.length / (delays.length + falseAlarms),
    medianDelay: quantile(delays, 0.5),
    p90Delay: quantile(delays, 0.9),
    alertsAWeek: sum(({ alerts }) => alerts) / verdicts.length,
  };
};

/** The smallest of some ordered numbers that so large a part of them does not exceed. */
const quantile = (ordered: readonly number[], part: number): number => ordered[Math.max(0, Math.ceil(part * ordered.length) - 1)] ?? Number.NaN;
