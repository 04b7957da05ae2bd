import { ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/**
 * One alarm as data: what is measured, when it rings, what that means for customers and what to do. The words are required and end up
 * in the alarm's description, so that nobody is woken by a name alone.
 */
export interface AlarmRule {
  /** In kebab-case, unique among the alarms. */
  readonly id: string;
  /**
   * The section of docs/runbook.md that answers it.
   * @default the id
   */
  readonly section?: string;
  /** What it means for customers, in one sentence. */
  readonly means: string;
  /** What to do, in one sentence. */
  readonly todo: string;
  readonly metric: IMetric;
  readonly rings: Ringing;
  /**
   * How many of the newest periods must be bad, and of how many.
   * @default one of one
   */
  readonly bad?: readonly [periods: number, of: number];
  /** What a period without a figure counts as; there is no default, since silence is good news here and the worst news there. */
  readonly silence: 'good' | 'bad';
}

/** Above a figure, or below one. */
export type Ringing = { readonly above: number } | { readonly below: number };

export const comparisonOf = (rings: Ringing): { threshold: number; comparisonOperator: ComparisonOperator } =>
  'above' in rings
    ? { threshold: rings.above, comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD }
    : { threshold: rings.below, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD };

export const missingDataOf = (silence: AlarmRule['silence']): TreatMissingData => {
  switch (silence) {
    case 'good':
      return TreatMissingData.NOT_BREACHING;
    case 'bad':
      return TreatMissingData.BREACHING;
    default:
      return silence satisfies never;
  }
};

/** The longest description that CloudWatch takes, in characters. */
const DESCRIPTION_LIMIT = 1_024;

/** What an operator reads in the mail. Throws RangeError when CloudWatch would not take it. */
export const descriptionOf = ({ id, section = id, means, todo }: AlarmRule): string => {
  const description = `${means} ${todo} See docs/runbook.md#${section}`;
  if (description.length > DESCRIPTION_LIMIT)
    throw new RangeError(`the words of the alarm ${id} have ${description.length} characters; CloudWatch takes ${DESCRIPTION_LIMIT}`);
  return description;
};
