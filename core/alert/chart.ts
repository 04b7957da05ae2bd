import type { Pulse } from '../pulse.ts';
import { HOUR, MINUTE, type Time } from '../time.ts';

/** What came in one stretch of time that begins at `at`. */
export interface ChartBar {
  readonly at: Time;
  readonly messages: number;
  readonly negatives: number;
}

/** A bar stands for so long; the chart shows the two hours up to an alert. */
export const BAR = 5 * MINUTE;
export const CHART_SPAN = 2 * HOUR;

/** The bars of the two hours before a time; none when nobody wrote in them. */
export const chartOf = (pulses: readonly Pulse[], to: Time): readonly ChartBar[] => {
  const from = to - CHART_SPAN;
  const seen = pulses.filter(({ minute }) => minute >= from && minute < to);
  if (seen.every(({ messages }) => messages === 0)) return [];
  const grouped = Map.groupBy(seen, ({ minute }) => Math.floor((minute - from) / BAR));
  return Array.from({ length: CHART_SPAN / BAR }, (_, index) => {
    const minutes = grouped.get(index) ?? [];
    return { at: from + index * BAR, messages: sumOf(minutes, 'messages'), negatives: sumOf(minutes, 'negatives') };
  });
};

const sumOf = (pulses: readonly Pulse[], what: 'messages' | 'negatives'): number => pulses.reduce((sum, pulse) => sum + pulse[what], 0);

/** The tallest bar, in messages. */
export const peakOf = (chart: readonly ChartBar[]): number => Math.max(0, ...chart.map(({ messages }) => messages));

const BLOCKS = '▁▂▃▄▅▆▇█';

/** The chart as one line of text: a block a bar, a space where nobody wrote. */
export const sparkline = (chart: readonly ChartBar[]): string => {
  const peak = peakOf(chart);
  return chart.map(({ messages }) => (messages === 0 ? ' ' : BLOCKS.charAt(Math.ceil((messages / peak) * BLOCKS.length) - 1))).join('');
};
