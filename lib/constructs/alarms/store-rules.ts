import { Duration } from 'aws-cdk-lib';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { INDEXES, type Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

const FIVE_MINUTES = Duration.minutes(5);
const OPERATIONS = [
  Operation.GET_ITEM,
  Operation.BATCH_GET_ITEM,
  Operation.QUERY,
  Operation.PUT_ITEM,
  Operation.UPDATE_ITEM,
  Operation.BATCH_WRITE_ITEM,
];

const ADVICE = 'See which key is hot: a table that warms up heals by itself, a brand that is too loud for its shards needs more of them.';

/**
 * The table and its indexes. `UserErrors` is left out on purpose: DynamoDB counts it for the whole account and region, so that it would
 * ring for somebody else's table; a request of ours that is wrong fails the function that made it.
 */
export const storeRules = ({ table }: Watched): readonly AlarmRule[] => [
  throttled('store-throttled-writes', 'Writes to the table', table.metric('WriteThrottleEvents', { statistic: 'Sum', period: FIVE_MINUTES })),
  throttled('store-throttled-reads', 'Reads of the table', table.metric('ReadThrottleEvents', { statistic: 'Sum', period: FIVE_MINUTES })),
  ...INDEXES.map((index) =>
    throttled(
      `store-throttled-${index.toLowerCase()}`,
      `Writes to the index ${index}`,
      table.metric('WriteThrottleEvents', {
        statistic: 'Sum',
        period: FIVE_MINUTES,
        dimensionsMap: { TableName: table.tableName, GlobalSecondaryIndexName: index },
      }),
    ),
  ),
];

/** DynamoDB counts its own faults by operation only: their sum needs arithmetic between metrics. */
export const storeFaultRules = ({ table }: Watched): readonly AlarmRule[] => [
  {
    id: 'store-faults',
    means: 'DynamoDB itself fails: messages wait in the inbox and operators get errors until it recovers.',
    todo: 'Look at the AWS Health Dashboard of the region; nothing is lost, and nothing needs doing when it is over.',
    metric: table.metricSystemErrorsForOperations({ operations: OPERATIONS, period: FIVE_MINUTES }),
    rings: { above: 0 },
    bad: [2, 3],
    silence: 'good',
  },
];

/** What the client retries within a moment hurts nobody; a quarter of an hour does. */
const throttled = (id: string, what: string, metric: AlarmRule['metric']): AlarmRule => ({
  id,
  section: 'store-throttled',
  means: `${what} have been turned away for a quarter of an hour: messages are stored late, and come back to the inbox.`,
  todo: ADVICE,
  metric,
  rings: { above: 0 },
  bad: [3, 3],
  silence: 'good',
});
