import { Annotations } from 'aws-cdk-lib';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { comparisonOf, descriptionOf, missingDataOf, type AlarmRule } from './alarms/alarm-rule.ts';
import { alertRules, subscriptionGrowthRules } from './alarms/alert-rules.ts';
import { doorRules, doorShareRules, platformRules, secretRules } from './alarms/door-rules.ts';
import { exportRules } from './alarms/export-rules.ts';
import { concurrencyRules, functionRules, requestRules } from './alarms/function-rules.ts';
import { inboxRules } from './alarms/inbox-rules.ts';
import { moodRules } from './alarms/mood-rules.ts';
import { OperatorsTopic } from './alarms/operators-topic.ts';
import { storeFaultRules, storeRules } from './alarms/store-rules.ts';
import type { MoodChoice } from '../settings/keys.ts';
import type { FunctionName, Watched } from './watched.ts';

export interface AlarmsProps extends Watched {
  /** The mail addresses that alarms go to. With none the alarms exist, and nobody hears them. */
  readonly operators: readonly string[];
  /** Who reads the moods: each has alarms of its own. */
  readonly mood: MoodChoice;
  /** Where Comprehend alone reads: so many texts may it be asked for in a day before an alarm says that it costs. */
  readonly comprehendDocumentsPerDay: number;
  /**
   * After so many hours without a delivery a platform counts as silent, 1 to 24. Six is longer than the quiet of a night at most brands
   * and leaves somebody most of a working day to act; a busy brand wants fewer, a small one more.
   * @default 6
   */
  readonly silentHours?: number;
  /**
   * How many of a function may run at once, where that is reserved.
   * @default none is reserved
   */
  readonly reserved?: Readonly<Partial<Record<FunctionName, number>>>;
  /**
   * Leaves out what emulators of AWS lack: alarms on arithmetic between metrics.
   * @default false
   */
  readonly emulator?: boolean;
}

/** Every alarm: when it rings, what that means for customers and what to do. Both ringing and its end are told to the operators. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    refuseBadFigures(props);
    const action = this.actionFor(props.operators);
    for (const rule of rulesOf(props)) {
      const alarm = new Alarm(this, pascal(rule.id), alarmProps(rule));
      if (action === undefined) continue;
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }

  private actionFor(operators: readonly string[]): SnsAction | undefined {
    if (operators.length > 0) return new SnsAction(new OperatorsTopic(this, 'Operators', { operators }).topic);
    Annotations.of(this).addWarningV2(
      'groundswell:no-operators',
      'No operators are given, so nobody will hear when an alarm rings. Give their addresses: -c operators=ada@example.com,ben@example.com',
    );
    return undefined;
  }
}

const rulesOf = (props: AlarmsProps): readonly AlarmRule[] => [
  ...inboxRules(props),
  ...doorRules(props),
  ...platformRules(props, props.silentHours ?? 6),
  ...secretRules(props),
  ...alertRules(props),
  ...moodRules(props, props.mood, props.comprehendDocumentsPerDay),
  ...storeRules(props),
  ...functionRules(props),
  ...requestRules(props),
  ...concurrencyRules(props, props.reserved ?? {}),
  ...exportRules(props),
  ...(props.emulator === true ? [] : [...doorShareRules(props), ...subscriptionGrowthRules(props), ...storeFaultRules(props)]),
];

const alarmProps = (rule: AlarmRule) => {
  const [datapointsToAlarm, evaluationPeriods] = rule.bad ?? [1, 1];
  return {
    metric: rule.metric,
    alarmDescription: descriptionOf(rule),
    datapointsToAlarm,
    evaluationPeriods,
    treatMissingData: missingDataOf(rule.silence),
    ...comparisonOf(rule.rings),
  };
};

function refuseBadFigures({ silentHours = 6, comprehendDocumentsPerDay }: AlarmsProps): void {
  if (!Number.isInteger(silentHours) || silentHours < 1 || silentHours > 24)
    throw new RangeError(`silentHours is ${silentHours}; a whole number from 1 to 24 is allowed`);
  if (!(comprehendDocumentsPerDay > 0)) throw new RangeError(`comprehendDocumentsPerDay is ${comprehendDocumentsPerDay}; it must be above 0`);
}

const pascal = (id: string): string => id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
