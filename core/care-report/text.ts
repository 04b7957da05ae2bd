import { sparkline } from '../alert/chart.ts';
import type { CareReport } from './report.ts';
import type { Section, Table } from './section.ts';
import { storyOfReport } from './story.ts';

/** A report as plain text: for mail readers without HTML, and for ears. Lines end in LF. */
export const careReportText = (report: CareReport): string => {
  const { title, time, summary, sections, colophon } = storyOfReport(report);
  const bars = report.steps.map(({ from, messages, negatives }) => ({ at: from, messages, negatives }));
  const chart = report.volume.messages === 0 ? [] : [`|${sparkline(bars)}|`];
  return [[title, time], [summary], ...sections.map((section, index) => linesOf(section, index === 0 ? chart : [])), ['-- ', colophon]]
    .map((lines) => lines.join('\n'))
    .join('\n\n')
    .concat('\n');
};

const linesOf = ({ title, sentences = [], figures = [], table }: Section, chart: readonly string[]): string[] => [
  title.toUpperCase(),
  ...chart,
  ...sentences,
  ...figures.map(({ label, value }) => `${label}: ${value}`),
  ...(table === undefined || table.rows.length === 0 ? [] : columnsOf(table)),
];

/** Columns as wide as what stands in them, figures to the right. */
function columnsOf({ head, rows }: Table): string[] {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => (column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return ['', ...[head, ...rows].map(line)];
}
