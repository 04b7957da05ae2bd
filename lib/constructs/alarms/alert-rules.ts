import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric } from '../own-metric.ts';
import { kebab, type Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);
const HOUR = Duration.hours(1);
const ALERTED_WITHIN_SECONDS = 60;

/** From the decision to alert to the people who can act. */
export const alertRules = (watched: Watched): readonly AlarmRule[] => [
  ...deliveryRules(watched),
  ...subscriptionRules(watched),
  ...sweepRules(watched),
];

const deliveryRules = ({ functions, topic }: Watched): readonly AlarmRule[] => [
  {
    id: 'alerts-delayed',
    means: 'An alert has not reached everybody for five minutes: somebody who could act on a crisis does not know of it.',
    todo: 'Find the destination and the reason in the log of the sweep; tell the people by other means meanwhile.',
    metric: ownMetric(functions.watchBrands, 'AlertsDelayed', { statistic: 'Sum', period: MINUTE }),
    rings: { above: 0 },
    // The sweep tries again every minute or two, as claims run out: three failures are five minutes.
    bad: [3, 6],
    silence: 'good',
  },
  ...(['analyzeMessages', 'watchBrands'] as const).map((name): AlarmRule => ({
    id: `time-to-alert-${kebab(name)}`,
    section: 'time-to-alert',
    means: 'An alert took more than a minute from the decision to the delivery: people learn of a crisis late.',
    todo: 'Look for throttling at SNS or SES, and for a destination that hangs.',
    metric: ownMetric(functions[name], 'SecondsToAlert', { statistic: 'p99', period: FIVE_MINUTES }),
    rings: { above: ALERTED_WITHIN_SECONDS },
    silence: 'good',
  })),
  {
    id: 'sns-failed',
    means: 'SNS could not deliver an alert to one of its subscribers, and does not tell us which person that is.',
    todo: 'Look at the subscriptions of the topic and at their protocols.',
    metric: topic.metricNumberOfNotificationsFailed({ statistic: 'Sum', period: FIVE_MINUTES }),
    rings: { above: 0 },
    silence: 'good',
  },
];

const subscriptionRules = ({ functions: { checkAlerts } }: Watched): readonly AlarmRule[] => [
  {
    id: 'subscriptions-pending',
    means: 'For a day an address has not confirmed that it wants alerts, or SNS has suspended it: whoever reads it hears of no crisis.',
    todo: 'Ask its reader to follow the link in the confirmation mail; SNS deletes the subscription two days after it was made.',
    metric: ownMetric(checkAlerts, 'SubscriptionsPending', { statistic: 'Minimum', period: HOUR }),
    rings: { above: 0 },
    bad: [24, 24],
    silence: 'good',
  },
];

/** Growth needs arithmetic between the figures of a metric. */
export const subscriptionGrowthRules = ({ functions: { checkAlerts } }: Watched): readonly AlarmRule[] => [
  {
    id: 'subscriptions-deleted',
    means: 'An address has stopped getting alerts: its reader unsubscribed, or SNS deleted it because it was never confirmed or was flooded.',
    todo: 'Compare the subscriptions of the topic with the addresses of the brands, and save the brand again for each that is missing.',
    metric: new MathExpression({
      expression: 'DIFF(deleted)',
      usingMetrics: { deleted: ownMetric(checkAlerts, 'SubscriptionsDeleted', { statistic: 'Maximum', period: HOUR }) },
      period: HOUR,
      label: 'more deleted subscriptions than an hour ago',
    }),
    rings: { above: 0 },
    silence: 'good',
  },
];

const sweepRules = ({ functions: { watchBrands } }: Watched): readonly AlarmRule[] => [
  {
    id: 'sweep-missing',
    means: 'Nobody has looked at the brands for five minutes: crises of slow brands are not seen, and unsent alerts stay unsent.',
    todo: 'Check that the schedule is enabled and that the function runs to its end within a minute.',
    metric: ownMetric(watchBrands, 'BrandsSwept', { statistic: 'SampleCount', period: MINUTE }),
    rings: { below: 1 },
    bad: [5, 5],
    // A sweep with nothing to do says so: no figure means no sweep.
    silence: 'bad',
  },
  {
    id: 'brands-not-swept',
    means: 'Some brands could not be judged several minutes in a row: their crises are not seen.',
    todo: 'The log of the sweep names each brand and the reason.',
    metric: ownMetric(watchBrands, 'BrandsNotSwept', { statistic: 'Sum', period: MINUTE }),
    rings: { above: 0 },
    bad: [3, 5],
    silence: 'good',
  },
];
