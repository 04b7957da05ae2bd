import { Duration } from 'aws-cdk-lib';
import type { MoodChoice } from '../../settings/keys.ts';
import { ownMetric } from '../own-metric.ts';
import type { Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

const FIVE_MINUTES = Duration.minutes(5);
const DAY = Duration.days(1);

/** What reading the mood costs, in time and in money: nothing that could ring where the embedded engine reads alone. */
export const moodRules = (watched: Watched, mood: MoodChoice, documentsPerDay: number): readonly AlarmRule[] => {
  switch (mood) {
    case 'comprehend':
      return [throttled(watched), costly(watched, documentsPerDay)];
    case 'hybrid':
      return [throttled(watched), spent(watched), failing(watched)];
    case 'embedded':
      return [];
    default:
      return mood satisfies never;
  }
};

const throttled = ({ functions: { analyzeMessages } }: Watched): AlarmRule => ({
  id: 'comprehend-throttled',
  means: 'Comprehend has been turning us away for a quarter of an hour: moods are read late, and a crisis is seen late.',
  todo: 'Ask AWS for a higher quota, or lower maxConcurrency until it is granted.',
  metric: ownMetric(analyzeMessages, 'ComprehendThrottles', { statistic: 'Sum', period: FIVE_MINUTES }),
  rings: { above: 0 },
  // A short throttle is waited for and costs nobody anything.
  bad: [3, 3],
  silence: 'good',
});

const costly = ({ functions: { analyzeMessages } }: Watched, documentsPerDay: number): AlarmRule => ({
  id: 'comprehend-budget',
  means: `Comprehend was asked for more than ${documentsPerDay} texts in a day: customers are heard as ever, and the bill grows.`,
  todo: 'See which platform brings so much, and whether it is worth it; raise comprehendDocumentsPerDay if it is.',
  metric: ownMetric(analyzeMessages, 'TextsAsked', { statistic: 'Sum', period: DAY }),
  rings: { above: documentsPerDay },
  silence: 'good',
});

const spent = ({ functions: { analyzeMessages } }: Watched): AlarmRule => ({
  id: 'mood-budget-spent',
  means: 'The budget for Comprehend is spent for today: moods that are not sure stay so, and what only Comprehend reads is not read.',
  todo: 'See what brings so many texts; raise comprehendDollarsPerDay if they are worth it.',
  metric: ownMetric(analyzeMessages, 'MoodsRefused', { statistic: 'Sum', period: FIVE_MINUTES }),
  rings: { above: 0 },
  silence: 'good',
});

const failing = ({ functions: { analyzeMessages } }: Watched): AlarmRule => ({
  id: 'second-opinion-failing',
  means: 'Comprehend has not answered for a quarter of an hour: moods that are not sure stay so, and what only Comprehend reads comes again.',
  todo: 'Read the reason in the log; permissions and the region are ours to mend, the rest is for Comprehend.',
  metric: ownMetric(analyzeMessages, 'MoodsFailed', { statistic: 'Sum', period: FIVE_MINUTES }),
  rings: { above: 0 },
  // Each call was tried for twenty seconds before it counts here.
  bad: [3, 3],
  silence: 'good',
});
