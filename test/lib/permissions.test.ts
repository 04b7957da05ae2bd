import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { anApp, resourcesOf, stacksOf, statementsOf, templatesOf } from './synthesis.ts';

/** Actions for which IAM knows no resource: they are allowed on all, or not at all. */
const WITHOUT_RESOURCE = new Set([
  'comprehend:BatchDetectDominantLanguage',
  'comprehend:BatchDetectKeyPhrases',
  'comprehend:BatchDetectSentiment',
  'sns:GetSubscriptionAttributes',
  'sns:SetSubscriptionAttributes',
  'sns:Unsubscribe',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
]);

const SENDER = 'alerts@example.com';
const { application } = templatesOf({ mailSender: SENDER });
const statements = statementsOf(application);

/** What a function may do, without what all may. */
const actionsOf = (name: string): string[] =>
  [...new Set(statements.filter(([policy]) => policy.includes(name)).flatMap(([, { Action }]) => Action))]
    .filter((action) => !/^(xray|logs|kms):/.test(action))
    .sort();

const STORE_READS = ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'];
const STORE = [
  'dynamodb:BatchGetItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

describe('the permissions', () => {
  it('name every action in full', () => {
    for (const [policy, { Action }] of statements)
      for (const action of Action) expect([policy, action]).toEqual([policy, expect.stringMatching(/^[a-z0-9]+:\w+$/)]);
  });

  it('are on all resources only where IAM knows none for an action', () => {
    const onAll = statements.filter(([, { Resource }]) => Resource.includes('*'));
    expect(new Set(onAll.flatMap(([, { Action }]) => Action))).toEqual(WITHOUT_RESOURCE);
  });

  it('have one wildcard in a name: that of the exports, which nobody knows before', () => {
    const named = statements.flatMap(([policy, { Action, Resource }]) =>
      Resource.filter((one) => one !== '*' && JSON.stringify(one).includes('*')).map(() => [policy, Action]),
    );
    expect(named).toEqual([[expect.stringContaining('ExportBrand'), ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject']]]);
  });

  it.each([
    ['ReceiveWebhook', ['secretsmanager:GetSecretValue', 'sqs:SendMessage']],
    [
      'AnalyzeMessages',
      [
        'comprehend:BatchDetectDominantLanguage',
        'comprehend:BatchDetectKeyPhrases',
        'comprehend:BatchDetectSentiment',
        ...STORE,
        'secretsmanager:GetSecretValue',
        'ses:SendEmail',
        'sns:Publish',
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
      ],
    ],
    ['WatchBrands', ['comprehend:BatchDetectKeyPhrases', ...STORE, 'secretsmanager:GetSecretValue', 'ses:SendEmail', 'sns:Publish']],
    [
      'CareApi',
      [
        ...STORE,
        'lambda:InvokeFunction',
        'secretsmanager:GetSecretValue',
        'sns:GetSubscriptionAttributes',
        'sns:ListSubscriptionsByTopic',
        'sns:SetSubscriptionAttributes',
        'sns:Subscribe',
        'sns:Unsubscribe',
      ],
    ],
    ['AcknowledgeRole', [...STORE, 'secretsmanager:GetSecretValue']],
    ['ExportBrand', [...STORE_READS, 's3:AbortMultipartUpload', 's3:GetObject', 's3:ListBucket', 's3:PutObject']],
    ['CheckAlerts', ['sns:GetTopicAttributes', 'sns:ListSubscriptionsByTopic']],
  ])('of a function are what it does and no more: %s', (name, actions) => {
    expect(actionsOf(name)).toEqual(actions.toSorted());
  });

  it('let the analysis ask Comprehend only where it has to, and know the key of text hashes only then', () => {
    const actions = (mood: string) => {
      const own = statementsOf(templatesOf({ mood }).application).filter(([policy]) => policy.includes('AnalyzeMessages'));
      const named = own.filter(
        ([, { Action, Resource }]) => Action.includes('secretsmanager:GetSecretValue') && JSON.stringify(Resource).includes('TextKey'),
      );
      return [own.some(([, { Action }]) => Action.some((action) => action.startsWith('comprehend:'))), named.length > 0];
    };
    expect(actions('hybrid')).toEqual([true, true]);
    expect(actions('comprehend')).toEqual([true, true]);
    expect(actions('embedded')).toEqual([false, false]);
  });

  it('let nobody else ask Comprehend, and with the embedded engine nobody at all', () => {
    const askers = (mood: string) =>
      new Set(
        statementsOf(templatesOf({ mood }).application).flatMap(([policy, { Action }]) =>
          Action.some((action) => action.startsWith('comprehend:')) ? [/AnalyzeMessages|WatchBrands/.exec(policy)?.[0]] : [],
        ),
      );
    for (const mood of ['hybrid', 'comprehend']) expect(askers(mood)).toEqual(new Set(['AnalyzeMessages', 'WatchBrands']));
    expect(askers('embedded')).toEqual(new Set());
  });

  it('let nobody scan the table', () => {
    expect(statements.flatMap(([, { Action }]) => Action)).not.toContain('dynamodb:Scan');
  });

  it('use our key through the service that it is about, never alone', () => {
    const keyed = statements.filter(([, { Action }]) => Action.some((action) => action.startsWith('kms:')));
    expect(keyed.length).toBeGreaterThan(5);
    for (const [policy, { Condition }] of keyed)
      expect([policy, Condition]).toEqual([
        policy,
        { StringEquals: { 'kms:ViaService': expect.stringMatching(/^(dynamodb|sns|s3|secretsmanager)\.eu-west-1\.amazonaws\.com$/) } },
      ]);
  });

  it('send mail from the one address of the setting, and from none without it', () => {
    const [, mail] = statements.find(([, { Action }]) => Action.includes('ses:SendEmail')) ?? [];
    expect(mail?.Condition).toEqual({ StringEquals: { 'ses:FromAddress': SENDER } });
    expect(JSON.stringify(mail?.Resource)).toMatch(/identity\/alerts@example\.com.*identity\/example\.com/);
    expect(statementsOf(templatesOf().application).flatMap(([, { Action }]) => Action)).not.toContain('ses:SendEmail');
  });

  it('let only this account schedule the functions', () => {
    const schedulers = Object.values(resourcesOf(application, 'AWS::IAM::Role')).filter(({ Properties }) =>
      JSON.stringify(Properties).includes('scheduler.amazonaws.com'),
    );
    expect(schedulers).toHaveLength(2);
    for (const { Properties } of schedulers)
      expect(JSON.stringify(Properties)).toContain('"Condition":{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}');
  });
});

describe('two stages in one app', () => {
  const app = anApp();
  const stages = (['one', 'two'] as const).map((stage) => stacksOf(app, { stage, operators: 'ada@example.com' }));
  const templates = stages.map(({ data, application: stack }) => [data, stack].map((one) => Template.fromStack(one)));

  it('have stacks of their own', () => {
    expect(app.node.children.filter((child) => child.node.id.startsWith('Groundswell')).map(({ node }) => node.id)).toEqual([
      'Groundswell-one-Data',
      'Groundswell-one',
      'Groundswell-two-Data',
      'Groundswell-two',
    ]);
  });

  it('name nothing physical', () => {
    const names = /^(Queue|Table|Topic|Bucket|Function|Role|LogGroup|Alarm|Dashboard|Alias|Policy)?Name$/;
    const named = templates
      .flat()
      .flatMap((template) =>
        Object.entries(resourcesOf(template)).flatMap(([id, { Type, Properties }]) =>
          Object.keys(Properties).some((key) => names.test(key)) && !NOT_PHYSICAL.has(Type) ? [`${id} ${Type}`] : [],
        ),
      );
    expect(named).toEqual([]);
  });

  it('import nothing from each other', () => {
    for (const [index, [, template]] of templates.entries()) {
      const imports = [...JSON.stringify(template?.toJSON()).matchAll(/"Fn::ImportValue":"([^:"]+):/g)].map(([, stack]) => stack);
      expect(new Set(imports)).toEqual(new Set([`Groundswell-${['one', 'two'][index]}-Data`]));
    }
  });
});

/** Their names are only labels (an API, an authorizer), or live within their role (a policy). */
const NOT_PHYSICAL = new Set([
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::IAM::Policy',
  'AWS::Lambda::Permission',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::EventInvokeConfig',
]);
