import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../own-metric.ts';
import { FUNCTION_NAMES, kebab, type FunctionName, type Watched } from '../watched.ts';
import type { AlarmRule } from './alarm-rule.ts';

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);
const HOUR = Duration.hours(1);
/** So much of what a function may do at once is no longer a comfortable distance. */
const NEAR = 0.8;
/** With so few places a function is meant to use them all: one at a time is how the sweep works. */
const FEW_PLACES = 10;

interface Failing {
  readonly means: string;
  readonly todo: string;
  readonly period: Duration;
  readonly bad: NonNullable<AlarmRule['bad']>;
}

const SEE_LOG = 'Read the newest errors in the log group of the function.';

/** What it means when a function fails. Where somebody tries again by itself, one failure is not yet news. */
const FAILING: Readonly<Record<FunctionName, Failing>> = {
  receiveWebhook: {
    means: 'The door crashes or runs out of time: platforms get an error and must deliver again what customers wrote.',
    todo: SEE_LOG,
    period: FIVE_MINUTES,
    bad: [2, 3],
  },
  analyzeMessages: {
    means: 'The analysis crashes or runs out of time: its messages come back after six minutes, and become dead letters at the fifth failure.',
    todo: SEE_LOG,
    period: FIVE_MINUTES,
    bad: [2, 3],
  },
  watchBrands: {
    means: 'The sweep fails: calm is not noticed, reminders are late, and alerts that could not be delivered are not sent again.',
    todo: SEE_LOG,
    period: MINUTE,
    bad: [3, 5],
  },
  careApi: {
    means: 'Operators and programs that ask for conversations and incidents get an error.',
    todo: SEE_LOG,
    period: FIVE_MINUTES,
    bad: [1, 1],
  },
  acknowledge: {
    means: 'Somebody who wants to take on an incident gets an error instead of the page, and reminders go on.',
    todo: SEE_LOG,
    period: FIVE_MINUTES,
    bad: [1, 1],
  },
  exportBrand: {
    means: 'An export failed; it is tried twice more.',
    todo: SEE_LOG,
    period: FIVE_MINUTES,
    bad: [1, 1],
  },
  checkAlerts: {
    means: 'Nobody looks whether the subscriptions to alerts are alive: an address that dropped out goes unnoticed.',
    todo: SEE_LOG,
    period: HOUR,
    bad: [2, 3],
  },
};

/** A full reserve of the sweep is an overlap of two minutes and heals by itself; everywhere else work is turned away. */
const THROTTLED: Readonly<Partial<Record<FunctionName, NonNullable<AlarmRule['bad']>>>> = { watchBrands: [3, 3], checkAlerts: [3, 3] };

/** Crashes and time-outs, each with a meaning of its own, and throttles. */
export const functionRules = ({ functions }: Watched): readonly AlarmRule[] =>
  FUNCTION_NAMES.flatMap((name): AlarmRule[] => {
    const { period, ...failing } = FAILING[name];
    return [
      {
        id: `errors-${kebab(name)}`,
        ...failing,
        metric: functions[name].metricErrors({ statistic: 'Sum', period }),
        rings: { above: 0 },
        silence: 'good',
      },
      {
        id: `throttles-${kebab(name)}`,
        section: 'throttled-function',
        means: `The function ${kebab(name)} is turned away by Lambda: more of it is asked for than may run at once.`,
        todo: 'Look which limit it is, its own reserve or that of the account, and raise that one.',
        metric: functions[name].metricThrottles({ statistic: 'Sum', period: FIVE_MINUTES }),
        rings: { above: 0 },
        bad: THROTTLED[name] ?? [1, 1],
        silence: 'good',
      },
    ];
  });

/** Functions with an HTTP face turn their faults into a 500, which Lambda does not count as an error. */
export const requestRules = ({ functions }: Watched): readonly AlarmRule[] =>
  (['receiveWebhook', 'careApi', 'acknowledge'] as const).map((name) => ({
    id: `failed-requests-${kebab(name)}`,
    section: 'failed-requests',
    means: `The function ${kebab(name)} answered with 500 because of a fault in it: whoever asked did not get what they came for.`,
    todo: 'Find the name and the place of the error in its log, and report it.',
    metric: ownMetric(functions[name], 'FailedRequests', { statistic: 'Sum', period: FIVE_MINUTES }),
    rings: { above: 0 },
    silence: 'good',
  }));

/** Rings before throttling begins, for functions whose reserve is a real crowd. */
export const concurrencyRules = ({ functions }: Watched, reserved: Readonly<Partial<Record<FunctionName, number>>>): readonly AlarmRule[] =>
  FUNCTION_NAMES.flatMap((name): AlarmRule[] => {
    const places = reserved[name] ?? 0;
    if (places < FEW_PLACES) return [];
    return [
      {
        id: `concurrency-${kebab(name)}`,
        section: 'near-concurrency',
        means: `The function ${kebab(name)} uses more than four fifths of the ${places} places that it may have at once: the next wave is turned away.`,
        todo: 'Raise its reserve, and look why so much comes at once or why each call takes so long.',
        metric: functions[name].metric('ConcurrentExecutions', { statistic: 'Maximum', period: MINUTE }),
        rings: { above: NEAR * places },
        bad: [3, 3],
        silence: 'good',
      },
    ];
  });
