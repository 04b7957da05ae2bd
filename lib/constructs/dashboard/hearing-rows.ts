import { Duration } from 'aws-cdk-lib';
import { ownMetric, ownMetricOf } from '../own-metric.ts';
import type { Watched } from '../watched.ts';
import { graphs, words, type Row } from './row.ts';

const period = Duration.minutes(5);

/** Are customers heard? */
export const hearingRows = ({
  functions: { receiveWebhook, analyzeMessages },
  platforms,
  inbox,
  deadLetters,
  region,
}: Watched & { readonly region: string }): readonly Row[] => [
  words(
    '# Are customers heard?\nGood: every platform delivers, each message is **stored within a few seconds**, nothing is older than a minute in the inbox, and there are **no dead letters**. A platform whose line ends has stopped delivering.',
    3,
  ),
  graphs([
    {
      title: 'Deliveries by platform',
      region,
      axis: 'deliveries in five minutes',
      metrics: platforms.map((platform) => ownMetricOf(receiveWebhook, 'Deliveries', platform, { statistic: 'Sum', period, label: platform })),
    },
    {
      title: 'From the door to the store',
      region,
      axis: 'seconds',
      metrics: [
        ownMetric(analyzeMessages, 'SecondsToStored', { statistic: 'p50', period, label: 'half of the batches' }),
        ownMetric(analyzeMessages, 'SecondsToStored', { statistic: 'p99', period, label: 'the slowest hundredth' }),
      ],
      limit: { at: 60, label: 'alarm' },
    },
  ]),
  graphs([
    {
      title: 'Oldest message in the inbox',
      region,
      axis: 'seconds',
      metrics: [inbox.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period, label: 'oldest' })],
      limit: { at: 300, label: 'alarm' },
    },
    {
      title: 'Waiting, in work, dead',
      region,
      axis: 'messages',
      metrics: [
        inbox.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period, label: 'waiting' }),
        inbox.metricApproximateNumberOfMessagesNotVisible({ statistic: 'Maximum', period, label: 'in work' }),
        deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period, label: 'dead letters' }),
      ],
    },
    {
      title: 'Messages stored, and not readable',
      region,
      axis: 'messages in five minutes',
      metrics: [
        ownMetric(analyzeMessages, 'Messages', { statistic: 'Sum', period, label: 'stored' }),
        ownMetric(analyzeMessages, 'UnreadMessages', { statistic: 'Sum', period, label: 'mood not readable' }),
        ownMetric(analyzeMessages, 'FailedRecords', { statistic: 'Sum', period, label: 'given back after a failure' }),
      ],
    },
  ]),
];
