import { describe, expect, it } from 'vitest';
import { billOf, withoutComprehend } from '../../bench/aws/bill.ts';
import {
  comprehend,
  fixedBill,
  SECONDS_A_MONTH,
  tallyFor,
  total,
  tracesOf,
  USUAL_DEPLOYMENTS,
  variableBill,
  type Month,
} from '../../bench/aws/month.ts';
import type { Tally } from '../../bench/aws/run.ts';
import { resourcesOf, templatesOf } from '../lib/synthesis.ts';

const SCENARIO = { stream: 'social', perDelivery: 10, perSecond: 25, before: 0, counted: 1_000_000, seed: 1 } as const;
const row = { operation: 'any', purpose: '', readUnits: 0, writeUnits: 0, indexUnits: 0 };

/** A million messages, each figure a round one. */
const aTally = (over: Partial<Tally['scenario']> = {}): Tally => ({
  scenario: { ...SCENARIO, ...over },
  rows: [
    { ...row, service: 'SQS', calls: 300_000 },
    { ...row, service: 'DynamoDB', calls: 2_000_000, readUnits: 1_000_000, writeUnits: 2_000_000, indexUnits: 1_000_000 },
    { ...row, service: 'SNS', calls: 10 },
    { ...row, service: 'Comprehend', calls: 40_000 },
  ],
  functions: { door: { runs: 100_000, logBytes: 0 }, analysis: { runs: 40_000, logBytes: 1e9 }, sweep: { runs: 0, logBytes: 0 } },
  texts: { toRead: 1_000_000, remembered: 300_000, asked: 700_000, languagesAsked: 300_000, units: 3_000_000 },
});
const MONTH: Month = {
  messages: 1_000_000,
  perDelivery: 10,
  repeats: 0.3,
  languageTold: 0.85,
  mood: 'comprehend',
  share: 0.2,
  dollarsPerDay: 10,
};

describe('the bill of counted calls', () => {
  const bill = billOf(aTally());

  it.each([
    ['API Gateway', 0.1],
    ['Lambda, requests', 0.028],
    ['SQS', 0.12],
    ['DynamoDB, writes', 1.25],
    ['DynamoDB, index writes', 0.625],
    ['DynamoDB, reads', 0.125],
    ['SNS', 0.000_005],
    ['Comprehend', 300],
  ])('%s: %d US dollars', (name, dollars) => {
    expect(bill[name]).toBeCloseTo(dollars, 9);
  });

  it("holds the platform's own lines of the logs beside ours", () => {
    expect(bill['Logs']).toBeCloseTo((1e9 + 40_000 * 400 + 100_000 * 280) * 0.5e-9, 9);
  });

  it('is told without Comprehend by the sum of all others', () => {
    expect(withoutComprehend(bill)).toBeCloseTo(total(bill) - 300, 9);
  });

  it('grows by the seconds of the functions, and nothing else, when they run twice as long', () => {
    const slower = billOf(aTally(), { slower: 2 });
    expect(withoutComprehend(slower) - withoutComprehend(bill)).toBeCloseTo(bill['Lambda, GB-seconds'] ?? NaN, 9);
  });
});

describe('the bill of a month', () => {
  it('is that of the counted messages, times how many more there are', () => {
    expect(variableBill(aTally(), { ...MONTH, messages: 3_000_000 })['SQS']).toBeCloseTo(0.36, 9);
  });

  it.each([
    ['every text is new and its language told', { repeats: 0, languageTold: 1 }, 300],
    ['no language is told: each text is asked about twice', { repeats: 0, languageTold: 0 }, 600],
    ['half of the texts are copies', { repeats: 0.5, languageTold: 1 }, 150],
    ['all texts are copies', { repeats: 1, languageTold: 0 }, 0],
    ['a hybrid is not sure of a fifth, and knows the languages', { repeats: 0, languageTold: 0, mood: 'hybrid', share: 0.2 }, 60],
    ['a hybrid is sure of nothing', { repeats: 0, languageTold: 0, mood: 'hybrid', share: 1 }, 300],
    ['the embedded engine reads alone', { repeats: 0, languageTold: 0, mood: 'embedded' }, 0],
  ] as const)('asks of Comprehend: %s', (_name, over, dollars) => {
    expect(comprehend(aTally(), { ...MONTH, ...over })).toBeCloseTo(dollars, 6);
  });

  it.each([
    ['just below the budget', 300, 299],
    ['at it', 300, 300],
    ['above it', 300, 301],
    ['without one, where Comprehend reads alone', Infinity, 301],
  ])('holds no more of Comprehend than a hybrid may spend: %s', (_name, most, asked) => {
    const over =
      most === Infinity
        ? ({ mood: 'comprehend' } as const)
        : ({ mood: 'hybrid', share: 1, dollarsPerDay: (most * 86_400) / SECONDS_A_MONTH } as const);
    const bill = variableBill(aTally(), { ...MONTH, ...over, repeats: 0, languageTold: 1, messages: (asked / 300) * 1_000_000 });
    expect(bill['Comprehend']).toBeCloseTo(Math.min(asked, most), 6);
  });

  it('holds what a hybrid writes of its budget, and nothing of it where there is none', () => {
    expect(variableBill(aTally(), { ...MONTH, mood: 'hybrid' })['DynamoDB, mood budget']).toBeCloseTo(0.05, 9);
    expect(variableBill(aTally(), MONTH)).not.toHaveProperty('DynamoDB, mood budget');
  });

  it.each([
    ['the highest rate that is reached', 30 * SECONDS_A_MONTH, 25],
    ['a lower one when the month does not reach it', 24 * SECONDS_A_MONTH, 1],
    ['the lowest when it reaches none', 1_000, 1],
  ])('is taken from the count at %s', (_name, messages, perSecond) => {
    const tallies = [aTally({ perSecond: 25 }), aTally({ perSecond: 1 }), aTally({ perSecond: 25, perDelivery: 1 })];
    expect(tallyFor(tallies, { ...MONTH, messages }).scenario).toMatchObject({ perSecond, perDelivery: 10 });
  });

  it.each([
    ['all runs of a quiet month', 1_000, 1_000],
    ['one a second and a twentieth of the others', SECONDS_A_MONTH * 21, SECONDS_A_MONTH * 2],
  ])('holds the traces of %s', (_name, runs, traces) => {
    expect(tracesOf(runs)).toBeCloseTo(traces, 6);
  });

  it('says what to run when nothing was counted', () => {
    expect(() => tallyFor([], MONTH)).toThrow('npm run bench:calls');
  });

  it('has a part that no message moves', () => {
    const fixed = fixedBill({ keys: 2, secrets: 2, alarms: 10, metrics: 10 });
    expect(fixed).toMatchObject({ '2 KMS keys': 2, '2 secrets': 0.8, 'alarms on 10 metrics': 1, '10 metrics of our own': 3, Dashboard: 3 });
    expect(fixed['asking an empty inbox']).toBeCloseTo(0.263, 3);
  });

  it.each(['hybrid', 'comprehend', 'embedded'] as const)('counts what a usual deployment holds: %s', (mood) => {
    const { data, application } = templatesOf({ operators: 'ops@example.com', mood });
    const count = (type: string): number => [data, application].reduce((sum, each) => sum + Object.keys(resourcesOf(each, type)).length, 0);
    const watched = Object.values(resourcesOf(application, 'AWS::CloudWatch::Alarm')).map(({ Properties: { Metrics } }) =>
      Array.isArray(Metrics) ? Metrics.filter((metric: object) => 'MetricStat' in metric).length : 1,
    );
    expect(USUAL_DEPLOYMENTS[mood]).toMatchObject({
      keys: count('AWS::KMS::Key'),
      secrets: count('AWS::SecretsManager::Secret'),
      alarms: watched.reduce((sum, metrics) => sum + metrics, 0),
    });
  });
});
