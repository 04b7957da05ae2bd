import { Duration } from 'aws-cdk-lib';
import { MathExpression, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { USD_A_UNIT } from '../../settings/comprehend-price.ts';
import type { MoodChoice } from '../../settings/keys.ts';
import { ownMetric } from '../own-metric.ts';
import { FUNCTION_NAMES, INDEXES, kebab, type Watched } from '../watched.ts';
import { graphs, words, type Row } from './row.ts';

const day = Duration.days(1);
/** USD, us-east-1, first tier, November 2026. */
const PER_MILLION_WRITE_UNITS = 0.625;
const PER_MILLION_READ_UNITS = 0.125;

interface CostScene extends Watched {
  readonly region: string;
  readonly mood: MoodChoice;
  readonly comprehendDocumentsPerDay: number;
}

/** What does it cost? */
export const costRows = ({ region, table, functions, mood, comprehendDocumentsPerDay }: CostScene): readonly Row[] => [
  words(
    [
      '# What does it cost?',
      'Nearly all of it is Comprehend: **0.0001 USD a unit**, a unit is 100 characters and a text at least three units, so that a short message costs 0.0003 USD.',
      'Good: many texts are remembered and not asked again. List prices of us-east-1: 0.625 USD a million write units, 0.125 a million read units, 0.0000133334 a GB-second of Lambda.',
    ].join('\n'),
    3,
  ),
  graphs([
    { title: 'Cost a day', region, axis: 'USD', metrics: [comprehendCost(functions), writeCost(table), readCost(table)] },
    {
      title: 'Texts a day',
      region,
      axis: 'texts',
      metrics: [
        ownMetric(functions.analyzeMessages, 'TextsAsked', { statistic: 'Sum', period: day, label: 'asked of Comprehend' }),
        ownMetric(functions.analyzeMessages, 'TextsRemembered', { statistic: 'Sum', period: day, label: 'remembered' }),
        ownMetric(functions.analyzeMessages, 'TextsRead', { statistic: 'Sum', period: day, label: 'read in all' }),
      ],
      ...(mood === 'comprehend' ? { limit: { at: comprehendDocumentsPerDay, label: 'budget' } } : {}),
    },
    {
      title: 'Time of the functions a day',
      region,
      axis: 'milliseconds',
      metrics: FUNCTION_NAMES.map((name) => functions[name].metricDuration({ statistic: 'Sum', period: day, label: kebab(name) })),
    },
  ]),
  ...(mood === 'comprehend' ? [] : [sharedOut(functions.analyzeMessages, region)]),
];

/** What the embedded engine spares: who answered, what the budget did not pay for, and how many dollars that was. */
const sharedOut = (writer: Writer, region: string): Row => {
  const sum = (name: 'MoodsEmbedded' | 'MoodsSent' | 'MoodsRefused' | 'MoodsFailed' | 'UnitsSaved', label?: string): IMetric =>
    ownMetric(writer, name, { statistic: 'Sum', period: day, ...(label === undefined ? {} : { label }) });
  return graphs([
    {
      title: 'Who read the moods, a day',
      region,
      axis: 'texts',
      metrics: [sum('MoodsEmbedded', 'the embedded engine'), sum('MoodsSent', 'sent to Comprehend, where it was not sure')],
    },
    {
      title: 'Second opinions that did not come, a day',
      region,
      axis: 'texts',
      metrics: [sum('MoodsRefused', 'the budget is spent'), sum('MoodsFailed', 'Comprehend did not answer')],
    },
    {
      title: 'Saved by the embedded engine, a day, at most',
      region,
      axis: 'USD',
      metrics: [
        new MathExpression({
          expression: `unitsSaved * ${USD_A_UNIT}`,
          usingMetrics: { unitsSaved: sum('UnitsSaved') },
          period: day,
          label: 'not asked of Comprehend',
        }),
      ],
    },
  ]);
};

type Writer = Watched['functions']['analyzeMessages'];

/** Moods, and the key phrases of incidents, which both the analysis and the sweep ask for. */
const comprehendCost = ({ analyzeMessages, watchBrands }: Watched['functions']): IMetric => {
  const units = { statistic: 'Sum', period: day } as const;
  return new MathExpression({
    expression: `(FILL(comprehendUnits, 0) + FILL(phraseUnits, 0) + FILL(sweepPhraseUnits, 0)) * ${USD_A_UNIT}`,
    usingMetrics: {
      comprehendUnits: ownMetric(analyzeMessages, 'ComprehendUnits', units),
      phraseUnits: ownMetric(analyzeMessages, 'PhraseUnits', units),
      sweepPhraseUnits: ownMetric(watchBrands, 'PhraseUnits', units),
    },
    period: day,
    label: 'Comprehend',
  });
};

/** The writes of an index are billed beside those of the table. */
const writeCost = (table: Watched['table']): IMetric => {
  const units = { statistic: 'Sum', period: day };
  const indexes = INDEXES.map((name) => [
    `in${name}`,
    table.metric('ConsumedWriteCapacityUnits', { ...units, dimensionsMap: { TableName: table.tableName, GlobalSecondaryIndexName: name } }),
  ]);
  const usingMetrics: Record<string, IMetric> = { inTable: table.metricConsumedWriteCapacityUnits(units), ...Object.fromEntries(indexes) };
  return new MathExpression({
    expression: `(${Object.keys(usingMetrics)
      .map((name) => `FILL(${name}, 0)`)
      .join(' + ')}) * ${PER_MILLION_WRITE_UNITS} / 1000000`,
    usingMetrics,
    period: day,
    label: 'DynamoDB writes',
  });
};

const readCost = (table: Watched['table']): IMetric =>
  new MathExpression({
    expression: `readUnits * ${PER_MILLION_READ_UNITS} / 1000000`,
    usingMetrics: { readUnits: table.metricConsumedReadCapacityUnits({ statistic: 'Sum', period: day }) },
    period: day,
    label: 'DynamoDB reads',
  });
