import { GraphWidget, TextWidget, type HorizontalAnnotation, type IMetric, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';

/** Widgets side by side. */
export type Row = readonly IWidget[];

/** A dashboard is 24 columns wide. */
const COLUMNS = 24;
const HEIGHT = 6;

/** Words across the whole page: a question, and what good looks like. Markdown. */
export const words = (markdown: string, height = 2): Row => [new TextWidget({ markdown, width: COLUMNS, height })];

export interface Graph {
  readonly title: string;
  readonly region: string;
  readonly metrics: readonly IMetric[];
  /** What counts on the axis, such as `seconds`. */
  readonly axis: string;
  /** A line that the figures should stay below, with its words. */
  readonly limit?: { readonly at: number; readonly label: string };
}

/** Graphs of equal width. */
export const graphs = (some: readonly Graph[]): Row =>
  some.map(
    ({ title, region, metrics, axis, limit }) =>
      new GraphWidget({
        title,
        region,
        width: COLUMNS / some.length,
        height: HEIGHT,
        left: [...metrics],
        leftYAxis: { label: axis, showUnits: false, min: 0 },
        leftAnnotations: limit === undefined ? [] : [lineAt(limit)],
      }),
  );

const lineAt = ({ at, label }: { at: number; label: string }): HorizontalAnnotation => ({ value: at, label });
