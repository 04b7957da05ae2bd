import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { comparisonOf, descriptionOf, missingDataOf, type AlarmRule } from '../../lib/constructs/alarms/alarm-rule.ts';
import { METRICS, NAMESPACE } from '../../lambdas/metrics.ts';
import { aWatchedStack, aWatchedStackWithAlarms } from './a-watched-stack.ts';
import { alarmsOf, type AlarmOfTemplate } from './alarms-of.ts';

const stack = aWatchedStackWithAlarms({ reserved: { receiveWebhook: 100, watchBrands: 1 } });
const template = Template.fromStack(stack);
const alarms = alarmsOf(stack);

const alarm = (name: string): AlarmOfTemplate => {
  const found = alarms.find(({ id }) => id.startsWith(`Alarms${name}`) && /^[0-9A-F]{8}$/.test(id.slice(`Alarms${name}`.length)));
  if (found === undefined) throw new Error(`There is no alarm ${name} among ${alarms.map(({ id }) => id).join(', ')}.`);
  return found;
};

describe('every alarm', () => {
  it.each(alarms)('$id says what it means, what to do, and where to read on', ({ AlarmDescription }) => {
    expect(AlarmDescription).toMatch(/^.{30,}\. .{15,}\. See docs\/runbook\.md#[a-z0-9-]+$/);
    expect(AlarmDescription.length).toBeLessThanOrEqual(1_024);
  });

  it.each(alarms)('$id tells the operators when it rings and when it is over, and nobody else', ({ AlarmActions, OKActions }) => {
    const [topic] = Object.keys(template.findResources('AWS::SNS::Topic', { Properties: { DisplayName: 'Groundswell alarms' } }));
    expect(AlarmActions).toEqual([{ Ref: topic }]);
    expect(OKActions).toEqual([{ Ref: topic }]);
  });

  it.each(alarms.filter(({ metrics }) => metrics.some(({ Namespace }) => Namespace === NAMESPACE)))(
    '$id names a metric that a function writes, with the dimensions that it is written with',
    ({ metrics }) => {
      for (const { MetricName, Dimensions } of metrics) {
        const known = Object.entries(METRICS).find(([name]) => name === MetricName)?.[1];
        expect(known).toBeDefined();
        const dimensions = known !== undefined && 'by' in known ? ['FunctionName', known.by] : ['FunctionName'];
        expect(Dimensions.map(({ Name }) => Name).toSorted()).toEqual(dimensions.toSorted());
      }
    },
  );

  it.each(alarms)('$id looks at a resource of this deployment, so that no other stage makes it ring', ({ metrics }) => {
    for (const { Dimensions } of metrics) expect(JSON.stringify(Dimensions)).toMatch(/"(Ref|Fn::GetAtt)"/);
  });

  it.each(alarms)('$id looks back no further than CloudWatch allows', ({ Period = 0, EvaluationPeriods }) => {
    expect(Period * EvaluationPeriods).toBeLessThanOrEqual(Period >= 3_600 ? 7 * 86_400 : 86_400);
  });

  it('reads the figures of all that it needs: nothing that a function measures about trouble goes unwatched', () => {
    const watched = new Set(alarms.flatMap(({ metrics }) => metrics.map(({ MetricName }) => MetricName)));
    const figuresOnly = new Set([
      'Events',
      'IgnoredEvents',
      'Messages',
      'UnreadMessages',
      'FailedRecords',
      'TextsRead',
      'TextsRemembered',
      'TextsAsked',
      'TextsCut',
      'ComprehendUnits',
      'PhraseUnits',
      'MoodsEmbedded',
      'MoodsSent',
      'UnitsSaved',
      'AlertsDelivered',
      'SubscriptionsConfirmed',
    ]);
    expect(Object.keys(METRICS).filter((name) => !watched.has(name) && !figuresOnly.has(name))).toEqual([]);
  });
});

describe('silence', () => {
  it.each(['SilentX', 'SilentMeta', 'SilentStandard', 'SweepMissing'])('is bad news to %s', (name) => {
    expect(alarm(name).TreatMissingData).toBe('breaching');
  });

  it('is good news to every other alarm', () => {
    const bad = alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching').map(({ section }) => section);
    expect(new Set(bad)).toEqual(new Set(['silent-platform', 'sweep-missing']));
    expect(new Set(alarms.map(({ TreatMissingData }) => TreatMissingData))).toEqual(new Set(['breaching', 'notBreaching']));
  });

  it.each([
    { hours: undefined, periods: 6 },
    { hours: 1, periods: 1 },
    { hours: 24, periods: 24 },
  ])('of a platform counts after $periods hours when $hours is asked for', ({ hours, periods }) => {
    const quiet = alarmsOf(aWatchedStackWithAlarms(hours === undefined ? {} : { silentHours: hours }));
    const silent = quiet.filter(({ section }) => section === 'silent-platform');
    expect(silent.map(({ EvaluationPeriods, Period }) => [EvaluationPeriods, Period])).toEqual(Array.from({ length: 3 }, () => [periods, 3_600]));
  });
});

describe('the alarms', () => {
  it.each([
    { name: 'InboxAge', threshold: 600 },
    { name: 'DeadLetters', threshold: 0 },
    { name: 'TimeToStored', threshold: 60 },
    { name: 'DoorLatency', threshold: 3_000 },
    { name: 'Door4xxShare', threshold: 20 },
    { name: 'TimeToAlertAnalyzeMessages', threshold: 60 },
    { name: 'ComprehendThrottled', threshold: 0 },
    { name: 'MoodBudgetSpent', threshold: 0 },
    { name: 'SecondOpinionFailing', threshold: 0 },
    { name: 'ConcurrencyReceiveWebhook', threshold: 80 },
  ])('ring past $threshold for $name', ({ name, threshold }) => {
    expect(alarm(name).Threshold).toBe(threshold);
  });

  it.each([
    ['hybrid', ['comprehend-throttled', 'mood-budget-spent', 'second-opinion-failing']],
    ['comprehend', ['comprehend-throttled', 'comprehend-budget']],
    ['embedded', []],
  ] as const)('of the moods are those that can ring where the engine is %s', (mood, expected) => {
    const sections = alarmsOf(aWatchedStackWithAlarms({ mood })).map(({ section }) => section);
    const ofMoods = /^(comprehend|mood|second-opinion)-/;
    expect(sections.filter((section) => ofMoods.test(section)).toSorted()).toEqual([...expected].toSorted());
  });

  it('ring past the texts of a day that are allowed, where Comprehend alone reads', () => {
    const budget = alarmsOf(aWatchedStackWithAlarms({ mood: 'comprehend' })).find(({ section }) => section === 'comprehend-budget');
    expect(budget?.Threshold).toBe(100_000);
  });

  it('watch each chosen platform, and the secrets of the chosen ones only', () => {
    const some = alarmsOf(aWatchedStackWithAlarms({ platforms: ['meta'] }));
    const dimensions = some.flatMap(({ metrics }) => metrics.flatMap((metric) => metric.Dimensions));
    expect(new Set(dimensions.filter(({ Name }) => Name === 'Platform').map(({ Value }) => Value))).toEqual(new Set(['meta']));
    expect(new Set(dimensions.filter(({ Name }) => Name === 'Secret').map(({ Value }) => Value))).toEqual(new Set(['meta', 'metaVerify']));
  });

  it('leave out what an emulator cannot do, and nothing else', () => {
    const emulated = new Set(alarmsOf(aWatchedStackWithAlarms({ emulator: true })).map(({ section }) => section));
    expect(alarmsOf(aWatchedStackWithAlarms({ emulator: true })).filter(({ isMath }) => isMath)).toEqual([]);
    const missing = new Set(alarms.map(({ section }) => section).filter((section) => !emulated.has(section)));
    expect(missing).toEqual(new Set(['door-4xx-share', 'subscriptions-deleted', 'store-faults', 'near-concurrency']));
  });

  it('watch no crowd where one at a time is meant', () => {
    expect(alarms.filter(({ section }) => section === 'near-concurrency').map(({ id }) => id)).toHaveLength(1);
  });

  it.each([
    { name: 'no hours', changed: { silentHours: 0 }, words: 'silentHours is 0' },
    { name: 'more than a day', changed: { silentHours: 25 }, words: 'silentHours is 25' },
    { name: 'half an hour', changed: { silentHours: 0.5 }, words: 'silentHours is 0.5' },
    { name: 'no budget', changed: { comprehendDocumentsPerDay: 0 }, words: 'comprehendDocumentsPerDay is 0' },
  ])('refuse $name with the value in the text', ({ changed, words }) => {
    expect(() => aWatchedStackWithAlarms(changed)).toThrow(words);
  });
});

describe("the operators' topic", () => {
  it('subscribes each operator, and is not the topic of the brands', () => {
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'ada@example.com' });
    template.resourceCountIs('AWS::SNS::Topic', 2);
  });

  it('lets CloudWatch, and of it only the alarms of this account, publish through its encryption', () => {
    const from = {
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    };
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'sns:Publish', Effect: 'Allow', ...from })]) },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Effect: 'Allow', ...from })]) },
    });
  });

  it('does not exist without operators: the alarms act on nothing, and synth says that nobody will hear', () => {
    const unheard = aWatchedStackWithAlarms({ operators: [] });
    Template.fromStack(unheard).resourceCountIs('AWS::SNS::Topic', 1);
    expect(alarmsOf(unheard).flatMap(({ AlarmActions }) => AlarmActions)).toEqual([]);
    Annotations.fromStack(unheard).hasWarning('/Watched/Alarms', Match.stringLikeRegexp('nobody will hear'));
  });
});

describe('the words of an alarm', () => {
  const { watched } = aWatchedStack();
  const rule: AlarmRule = {
    id: 'a-rule',
    means: 'Customers wait.',
    todo: 'Look.',
    metric: watched.inbox.metricApproximateAgeOfOldestMessage(),
    rings: { above: 1 },
    silence: 'good',
  };

  it('lead to the section of the runbook, which is called as the alarm unless it says otherwise', () => {
    expect(descriptionOf(rule)).toBe('Customers wait. Look. See docs/runbook.md#a-rule');
    expect(descriptionOf({ ...rule, section: 'rules' })).toBe('Customers wait. Look. See docs/runbook.md#rules');
  });

  it('are refused when CloudWatch would cut them', () => {
    expect(() => descriptionOf({ ...rule, means: 'x'.repeat(1_024) })).toThrow(/a-rule have 1\d{3} characters/);
  });

  it('and its figures become what CloudWatch knows', () => {
    expect(comparisonOf({ above: 5 })).toEqual({ threshold: 5, comparisonOperator: 'GreaterThanThreshold' });
    expect(comparisonOf({ below: 1 })).toEqual({ threshold: 1, comparisonOperator: 'LessThanThreshold' });
    expect([missingDataOf('good'), missingDataOf('bad')]).toEqual(['notBreaching', 'breaching']);
  });
});
