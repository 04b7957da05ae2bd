import { METRICS, NAMESPACE, type Metric } from '../metrics.ts';
import type { Facts, Log, Now } from '../ports.ts';

export interface EmfLogSettings {
  /** How Lambda calls this function: the dimension that keeps two deployments apart. */
  readonly functionName?: string | undefined;
  readonly now: Now;
  /** Takes a line, newline included. @default stdout: Lambda hands each line on as it is, where `console` would add its own columns */
  readonly write?: (line: string) => void;
}

/** The fact that a dimension takes its value from. Platforms and lists of secrets are few and known; see METRICS. */
const DIMENSIONS = { Platform: 'platform', Secret: 'name' } as const satisfies Record<NonNullable<Metric['by']>, string>;

/**
 * A log of one JSON line an event, the same lines as of one machine. The line of a measured event is in CloudWatch's embedded metric
 * format too, from which CloudWatch takes the metrics without any call of ours.
 */
export const createEmfLog = ({ functionName, now, write = toStdout }: EmfLogSettings): Log => {
  const at =
    (level: string) =>
    (event: string, facts: Facts = {}): void => {
      const time = now();
      const measured = figuresOf(event, facts);
      const metrics = measured.length === 0 ? {} : embedded(measured, facts, functionName, time);
      write(`${JSON.stringify({ time: new Date(time).toISOString(), level, event, ...facts, ...metrics })}\n`);
    };
  return { info: at('info'), warn: at('warn'), error: at('error') };
};

const toStdout = (line: string): void => void process.stdout.write(line);

const METRICS_OF = Map.groupBy(Object.entries<Metric>(METRICS), ([, { event }]) => event);

type Figure = readonly [name: string, metric: Metric, value: number];

/** A fact that is missing is no figure: a zero would claim that somebody had counted. */
const figuresOf = (event: string, facts: Facts): Figure[] =>
  (METRICS_OF.get(event) ?? []).flatMap(([name, metric]): Figure[] => {
    const fact = metric.of === undefined ? 1 : facts[metric.of];
    const value = Array.isArray(fact) ? fact.length : fact;
    return typeof value === 'number' ? [[name, metric, value]] : [];
  });

/** The figures with what CloudWatch needs to know of them. */
function embedded(figures: readonly Figure[], facts: Facts, functionName: string | undefined, time: number): object {
  const by = figures[0]?.[1].by;
  const value = by === undefined ? undefined : facts[DIMENSIONS[by]];
  const dimensions = {
    ...(functionName === undefined ? {} : { FunctionName: functionName }),
    ...(by === undefined || typeof value !== 'string' ? {} : { [by]: value }),
  };
  const directive = {
    Namespace: NAMESPACE,
    Dimensions: [Object.keys(dimensions)],
    Metrics: figures.map(([Name, { unit: Unit }]) => ({ Name, Unit })),
  };
  return {
    ...dimensions,
    ...Object.fromEntries(figures.map(([name, , value]) => [name, value])),
    _aws: { Timestamp: time, CloudWatchMetrics: [directive] },
  };
}
