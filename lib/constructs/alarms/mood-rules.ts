import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../own-metric.ts';
import type { Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

const FIVE_MINUTES = Duration.minutes(5);
const DAY = Duration.days(1);

/** What reading the mood costs, in time and in money. Comprehend is all but a hundredth of the bill. */
export const moodRules = ({ functions: { analyzeMessages } }: Watched, documentsPerDay: number): readonly AlarmRule[] => [
  {
    id: 'comprehend-throttled',
    means: 'Comprehend has been turning us away for a quarter of an hour: moods are read late, and a crisis is seen late.',
    todo: 'Ask AWS for a higher quota, or lower maxConcurrency until it is granted.',
    metric: ownMetric(analyzeMessages, 'ComprehendThrottles', { statistic: 'Sum', period: FIVE_MINUTES }),
    rings: { above: 0 },
    // A short throttle is waited for and costs nobody anything.
    bad: [3, 3],
    silence: 'good',
  },
  {
    id: 'comprehend-budget',
    means: `Comprehend was asked for more than ${documentsPerDay} texts in a day: customers are heard as ever, and the bill grows.`,
    todo: 'See which platform brings so much, and whether it is worth it; raise comprehendDocumentsPerDay if it is.',
    metric: ownMetric(analyzeMessages, 'TextsAsked', { statistic: 'Sum', period: DAY }),
    rings: { above: documentsPerDay },
    silence: 'good',
  },
];
