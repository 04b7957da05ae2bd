import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';

const Dimension = z.object({ Name: z.string(), Value: z.unknown() });
const PlainMetric = z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: z.array(Dimension).default([]) });

/** One alarm of a template, as far as the tests look at it. `metrics` has what it measures, alone or as parts of a sum. */
const AlarmResource = z
  .object({
    Properties: z.looseObject({
      AlarmDescription: z.string(),
      AlarmActions: z.array(z.unknown()).default([]),
      OKActions: z.array(z.unknown()).default([]),
      TreatMissingData: z.string(),
      Threshold: z.number(),
      EvaluationPeriods: z.number(),
      Period: z.number().optional(),
      Namespace: z.string().optional(),
      MetricName: z.string().optional(),
      Dimensions: z.array(Dimension).optional(),
      Metrics: z.array(z.object({ MetricStat: z.object({ Metric: PlainMetric, Period: z.number() }).optional() })).optional(),
    }),
  })
  .transform(({ Properties: { Namespace, MetricName, Dimensions = [], Metrics, ...rest } }) => ({
    ...rest,
    isMath: Metrics !== undefined,
    metrics:
      Namespace !== undefined && MetricName !== undefined
        ? [{ Namespace, MetricName, Dimensions }]
        : (Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []),
  }));

export type AlarmOfTemplate = z.output<typeof AlarmResource> & { readonly id: string; readonly section: string };

/** Every alarm of a stack's template, under its logical id, with the section of the runbook that it names. */
export const alarmsOf = (stack: Stack): AlarmOfTemplate[] =>
  Object.entries(Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm')).map(([id, resource]) => {
    const alarm = AlarmResource.parse(resource);
    return { ...alarm, id, section: /docs\/runbook\.md#([\w-]+)$/.exec(alarm.AlarmDescription)?.[1] ?? '' };
  });
