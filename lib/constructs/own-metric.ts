import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { METRICS, NAMESPACE, type MetricName } from '../../lambdas/metrics.ts';

type Parted = { [Name in MetricName]: (typeof METRICS)[Name] extends { readonly by: string } ? Name : never }[MetricName];

interface Measured {
  readonly statistic: 'Sum' | 'Minimum' | 'Maximum' | 'SampleCount' | 'p50' | 'p99';
  readonly period: Duration;
  readonly label?: string;
}

/** A metric of ours, as one function writes it. Each deployment has functions of its own, so that two stages never mix. */
export const ownMetric = (writer: IFunction, name: Exclude<MetricName, Parted>, measured: Measured): Metric =>
  new Metric({ namespace: NAMESPACE, metricName: name, dimensionsMap: { FunctionName: writer.functionName }, ...measured });

/** A metric of ours that is written apart by platform or by secret. */
export const ownMetricOf = (writer: IFunction, name: Parted, part: string, measured: Measured): Metric =>
  new Metric({ namespace: NAMESPACE, metricName: name, dimensionsMap: { FunctionName: writer.functionName, [METRICS[name].by]: part }, ...measured });
