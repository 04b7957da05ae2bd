import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../own-metric.ts';
import type { Watched } from '../watched.ts';
import { graphs, words, type Row } from './row.ts';

const period = Duration.minutes(5);
const hour = Duration.hours(1);

/** Is anything on fire, and do people know? */
export const alertRows = ({
  functions: { analyzeMessages, watchBrands, checkAlerts },
  topic,
  region,
}: Watched & { readonly region: string }): readonly Row[] => [
  words(
    '# Is anything on fire?\nAlerts are news of your customers, not of this machine. Good: each is **delivered within seconds**, none is delayed, and every address that a brand names is confirmed.',
  ),
  graphs([
    {
      title: 'Alerts delivered and delayed',
      region,
      axis: 'alerts in five minutes',
      metrics: [
        ownMetric(analyzeMessages, 'AlertsDelivered', { statistic: 'Sum', period, label: 'delivered at once' }),
        ownMetric(watchBrands, 'AlertsDelivered', { statistic: 'Sum', period, label: 'delivered by the sweep' }),
        ownMetric(watchBrands, 'AlertsDelayed', { statistic: 'Sum', period, label: 'not delivered yet' }),
        topic.metricNumberOfNotificationsFailed({ statistic: 'Sum', period, label: 'failed at SNS' }),
      ],
    },
    {
      title: 'From the decision to the delivery',
      region,
      axis: 'seconds',
      metrics: [
        ownMetric(analyzeMessages, 'SecondsToAlert', { statistic: 'Maximum', period, label: 'slowest at once' }),
        ownMetric(watchBrands, 'SecondsToAlert', { statistic: 'Maximum', period, label: 'slowest of the sweep' }),
      ],
      limit: { at: 60, label: 'alarm' },
    },
    {
      title: 'Addresses of the alert topic',
      region,
      axis: 'subscriptions',
      metrics: [
        ownMetric(checkAlerts, 'SubscriptionsConfirmed', { statistic: 'Maximum', period: hour, label: 'confirmed' }),
        ownMetric(checkAlerts, 'SubscriptionsPending', { statistic: 'Maximum', period: hour, label: 'not confirmed' }),
        ownMetric(checkAlerts, 'SubscriptionsDeleted', { statistic: 'Maximum', period: hour, label: 'deleted' }),
      ],
    },
  ]),
];
