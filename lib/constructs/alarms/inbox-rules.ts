import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../own-metric.ts';
import type { Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);
/** One batch that fails comes back after six minutes and is no reason to wake anybody; a second time is. */
const OLDEST_SECONDS = 600;
const STORED_WITHIN_SECONDS = 60;

/** Between the door and the store. An empty queue says nothing, so that silence is good news. */
export const inboxRules = ({ inbox, deadLetters, functions: { analyzeMessages } }: Watched): readonly AlarmRule[] => [
  {
    id: 'inbox-age',
    means: 'Customers have been waiting in the inbox for more than ten minutes: they are not read, and a crisis among them is not seen.',
    todo: 'Find out whether the analysis fails, is throttled, or is simply given more than it may do at once.',
    metric: inbox.metricApproximateAgeOfOldestMessage({ statistic: 'Maximum', period: MINUTE }),
    rings: { above: OLDEST_SECONDS },
    bad: [3, 3],
    silence: 'good',
  },
  {
    id: 'dead-letters',
    means: 'At least one message of a customer was given up after five attempts: nobody will see it until it is redriven.',
    todo: 'Read why in the log of the analysis, mend it, then redrive.',
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: MINUTE }),
    rings: { above: 0 },
    silence: 'good',
  },
  {
    id: 'time-to-stored',
    means: 'Messages take more than a minute from the door to the store: whatever customers say now is seen late.',
    todo: 'Look at what the analysis waits for: Comprehend, DynamoDB, or its own share of concurrency.',
    metric: ownMetric(analyzeMessages, 'SecondsToStored', { statistic: 'p99', period: FIVE_MINUTES }),
    rings: { above: STORED_WITHIN_SECONDS },
    // One batch that comes back after its visibility timeout is late by itself; a second bad period says that it goes on.
    bad: [2, 3],
    silence: 'good',
  },
];
