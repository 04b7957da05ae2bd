import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../own-metric.ts';
import { FUNCTION_NAMES, INDEXES, kebab, type Watched } from '../watched.ts';
import { graphs, words, type Graph, type Row } from './row.ts';

const period = Duration.minutes(5);

interface Scene extends Watched {
  readonly region: string;
}

/** Is it healthy? */
export const healthRows = (scene: Scene): readonly Row[] => [
  words(
    '# Is it healthy?\nGood: **no errors and no throttles**, the door answers in well under a second, and no function comes near its time-out. Something refused (4xx) now and then is the internet knocking.',
  ),
  graphs([answers(scene), latency(scene), durations(scene)]),
  graphs([errors(scene), throttles(scene), storeThrottles(scene)]),
];

const answers = ({ region, api }: Scene): Graph => ({
  title: 'Requests and refusals',
  region,
  axis: 'requests in five minutes',
  metrics: [
    api.metricCount({ statistic: 'SampleCount', period, label: 'all' }),
    api.metricClientError({ statistic: 'Sum', period, label: 'refused (4xx)' }),
    api.metricServerError({ statistic: 'Sum', period, label: 'failed (5xx)' }),
  ],
});

const latency = ({ region, api }: Scene): Graph => ({
  title: 'Time to answer',
  region,
  axis: 'milliseconds',
  metrics: [
    api.metricLatency({ statistic: 'p50', period, label: 'half' }),
    api.metricLatency({ statistic: 'p99', period, label: 'slowest hundredth' }),
  ],
  limit: { at: 3_000, label: 'the least patient platform gives up' },
});

const durations = ({ region, functions }: Scene): Graph => ({
  title: 'Time of each call',
  region,
  axis: 'milliseconds',
  metrics: FUNCTION_NAMES.map((name) => functions[name].metricDuration({ statistic: 'p99', period, label: kebab(name) })),
});

const errors = ({ region, functions }: Scene): Graph => ({
  title: 'Errors',
  region,
  axis: 'errors in five minutes',
  metrics: [
    ...FUNCTION_NAMES.map((name) => functions[name].metricErrors({ statistic: 'Sum', period, label: kebab(name) })),
    ownMetric(functions.watchBrands, 'BrandsNotSwept', { statistic: 'Sum', period, label: 'brands not swept' }),
  ],
});

const throttles = ({ region, functions }: Scene): Graph => ({
  title: 'Turned away by Lambda and by Comprehend',
  region,
  axis: 'calls in five minutes',
  metrics: [
    ...FUNCTION_NAMES.map((name) => functions[name].metricThrottles({ statistic: 'Sum', period, label: kebab(name) })),
    ownMetric(functions.analyzeMessages, 'ComprehendThrottles', { statistic: 'Sum', period, label: 'Comprehend' }),
  ],
});

const storeThrottles = ({ region, table }: Scene): Graph => ({
  title: 'Turned away by DynamoDB',
  region,
  axis: 'requests in five minutes',
  metrics: [
    table.metric('ReadThrottleEvents', { statistic: 'Sum', period, label: 'reads of the table' }),
    table.metric('WriteThrottleEvents', { statistic: 'Sum', period, label: 'writes to the table' }),
    ...INDEXES.map((index) =>
      table.metric('WriteThrottleEvents', {
        statistic: 'Sum',
        period,
        label: `writes to the index ${index}`,
        dimensionsMap: { TableName: table.tableName, GlobalSecondaryIndexName: index },
      }),
    ),
  ],
});
