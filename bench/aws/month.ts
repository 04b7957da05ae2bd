import { billOf, RUNS, type Bill } from './bill.ts';
import { OTHER_PRICES, PRICES } from './prices.ts';
import type { Tally } from './run.ts';

/** Who reads the moods: `-c mood`. */
export type Engine = 'hybrid' | 'comprehend' | 'embedded';

/** What is asked of a month. Shares are from 0 to 1. */
export interface Month {
  readonly messages: number;
  /** Messages in one request of a platform: both were counted. */
  readonly perDelivery: 1 | 10;
  /** Copies of texts among customers' messages. */
  readonly repeats: number;
  /** Customers' messages whose language the platform tells. */
  readonly languageTold: number;
  readonly mood: Engine;
  /** Texts that the embedded engine of a hybrid is not sure of, or cannot read though Comprehend can. */
  readonly share: number;
  /** What a hybrid may spend on Comprehend in a day, in US dollars. */
  readonly dollarsPerDay: number;
}

/** What a deployment holds, however little it hears. */
export interface Deployment {
  readonly keys: number;
  readonly secrets: number;
  /** Metrics that alarms watch: an alarm that computes with several is billed for each. */
  readonly alarms: number;
  readonly metrics: number;
}

/** What is deployed with the platforms x, meta and standard and with operators; of our own metrics, about those that are in use. */
export const USUAL_DEPLOYMENTS: Readonly<Record<Engine, Deployment>> = {
  hybrid: { keys: 2, secrets: 7, alarms: 57, metrics: 31 },
  comprehend: { keys: 2, secrets: 7, alarms: 56, metrics: 26 },
  embedded: { keys: 2, secrets: 7, alarms: 54, metrics: 24 },
};

export const SECONDS_A_MONTH = 2_628_000;
const MINUTES_A_MONTH = SECONDS_A_MONTH / 60;
const DAYS_A_MONTH = SECONDS_A_MONTH / 86_400;
/** Lambda asks an empty queue with five connections, each for twenty seconds. */
const IDLE_RECEIVES = (SECONDS_A_MONTH / 20) * 5;

/** A message costs least when many come at once. Of the counted rates the highest that the month reaches on average is taken, else the lowest. */
export const tallyFor = (tallies: readonly Tally[], { messages, perDelivery }: Month): Tally => {
  const fitting = tallies
    .filter(({ scenario }) => scenario.stream === 'social' && scenario.perDelivery === perDelivery)
    .toSorted((a, b) => a.scenario.perSecond - b.scenario.perSecond);
  const reached = fitting.findLast(({ scenario }) => scenario.perSecond <= messages / SECONDS_A_MONTH) ?? fitting[0];
  if (reached === undefined) throw new RangeError('bench/calls.json holds no count for such deliveries; npm run bench:calls -- --keep writes it');
  return reached;
};

/** What grows with the messages of a month, in US dollars. The sweep comes each minute however many there are: it is in the other part. */
export const variableBill = (tally: Tally, month: Month): Bill => {
  const { door, analysis } = tally.functions;
  const scale = month.messages / tally.scenario.counted;
  const bill = billOf({ ...tally, functions: { door, analysis, sweep: { runs: 0, logBytes: 0 } } });
  return {
    ...Object.fromEntries(Object.entries(bill).map(([name, dollars]) => [name, dollars * scale])),
    Traces: (tracesOf(door.runs * scale) + tracesOf(analysis.runs * scale)) * OTHER_PRICES.trace,
    ...(month.mood === 'hybrid' ? { 'DynamoDB, mood budget': analysis.runs * scale * BUDGET_WRITES * PRICES.writeUnit } : {}),
    Comprehend: withinBudget(comprehend(tally, month) * scale, month),
  };
};

/** X-Ray records the first run of a function in each second, and a twentieth of the others: of runs that come evenly over a month, so many. */
export const tracesOf = (runs: number): number => Math.min(runs, SECONDS_A_MONTH) + Math.max(0, runs - SECONDS_A_MONTH) / 20;

/** What is taken, and at the worst given back, of the budget by each run of the analysis. */
const BUDGET_WRITES = 2;

/**
 * Of texts that are no copies, each at what a text cost on average: all moods, and the languages of those whose platform tells none; or
 * the moods that the embedded engine is not sure of, whose languages it tells.
 */
export const comprehend = ({ texts }: Tally, { repeats, languageTold, mood, share }: Month): number => {
  const unitsOfText = texts.units / (texts.asked + texts.languagesAsked);
  const questions = { comprehend: 1 + 1 - languageTold, hybrid: share, embedded: 0 }[mood];
  return texts.toRead * (1 - repeats) * questions * unitsOfText * PRICES.comprehendUnit;
};

const withinBudget = (dollars: number, { mood, dollarsPerDay }: Month): number =>
  mood === 'hybrid' ? Math.min(dollars, dollarsPerDay * DAYS_A_MONTH) : dollars;

/** With nothing to look at: one run, its trace, and eight queries of what is due. */
const A_SWEEP =
  PRICES.lambdaRequest +
  RUNS.sweep.gigabytes * RUNS.sweep.seconds * PRICES.lambdaGbSecond +
  PRICES.scheduledCall +
  OTHER_PRICES.trace +
  8 * 0.5 * PRICES.readUnit;

/** What a month costs without a message. */
export const fixedBill = ({ keys, secrets, alarms, metrics }: Deployment): Bill => ({
  [`${keys} KMS keys`]: keys * OTHER_PRICES.kmsKey,
  [`${secrets} secrets`]: secrets * OTHER_PRICES.secret,
  [`alarms on ${alarms} metrics`]: alarms * OTHER_PRICES.alarm,
  [`${metrics} metrics of our own`]: metrics * OTHER_PRICES.metric,
  Dashboard: OTHER_PRICES.dashboard,
  'asking an empty inbox': IDLE_RECEIVES * PRICES.sqsRequest,
  'a sweep each minute': MINUTES_A_MONTH * A_SWEEP,
});

export const total = (bill: Bill): number => Object.values(bill).reduce((sum, dollars) => sum + dollars, 0);
