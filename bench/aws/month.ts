import { billOf, logBytes, type Bill } from './bill.ts';
import { OTHER_PRICES, PRICES } from './prices.ts';
import type { Tally } from './run.ts';

/** What is asked of a month. Shares are from 0 to 1. */
export interface Month {
  readonly messages: number;
  readonly perDelivery: number;
  /** Copies of texts among customers' messages. */
  readonly repeats: number;
  /** Customers' messages whose language the platform tells. */
  readonly languageTold: number;
}

/** What a deployment holds, however little it hears. */
export interface Deployment {
  readonly secrets: number;
  readonly alarms: number;
  readonly metrics: number;
}

export const SECONDS_A_MONTH = 2_628_000;
const MINUTES_A_MONTH = SECONDS_A_MONTH / 60;
/** Lambda asks an empty queue with five connections, each for twenty seconds. */
const IDLE_RECEIVES = (SECONDS_A_MONTH / 20) * 5;

/** A message costs least when many come at once. Of the counted rates the highest that the month reaches on average is taken, else the lowest. */
export const tallyFor = (tallies: readonly Tally[], { messages, perDelivery }: Month): Tally => {
  const fitting = tallies
    .filter(({ scenario }) => scenario.stream === 'social' && scenario.perDelivery === (perDelivery === 1 ? 1 : 10))
    .toSorted((a, b) => a.scenario.perSecond - b.scenario.perSecond);
  const reached = fitting.findLast(({ scenario }) => scenario.perSecond <= messages / SECONDS_A_MONTH) ?? fitting[0];
  if (reached === undefined) throw new RangeError('bench/calls.json holds no count for such deliveries; npm run bench:calls -- --keep writes it');
  return reached;
};

/** What grows with the messages of a month, in US dollars. */
export const variableBill = (tally: Tally, month: Month): Bill => {
  const { counted, perDelivery } = tally.scenario;
  const scale = month.messages / counted;
  const counts = Object.entries(billOf(tally)).map(([name, dollars]) => [name, dollars * scale] as const);
  const doors = perDelivery === 1 ? 1 : perDelivery / month.perDelivery;
  return {
    ...Object.fromEntries(counts),
    'API Gateway': (billOf(tally)['API Gateway'] ?? 0) * scale * doors,
    Logs: (logBytes(tally.functions) / 1e9) * PRICES.logGigabyte * scale,
    Comprehend: comprehend(tally, month) * scale,
  };
};

/** Moods of texts that are no copies, and the language of those whose platform tells none, each at what a text cost on average. */
export const comprehend = ({ texts }: Tally, { repeats, languageTold }: Month): number => {
  const unitsOfText = texts.units / (texts.asked + texts.languagesAsked);
  const fresh = texts.toRead * (1 - repeats);
  return fresh * (1 + 1 - languageTold) * unitsOfText * PRICES.comprehendUnit;
};

/** What a month costs without a message. */
export const fixedBill = ({ secrets, alarms, metrics }: Deployment): Bill => ({
  'KMS key': OTHER_PRICES.kmsKey,
  [`${secrets} secrets`]: secrets * OTHER_PRICES.secret,
  [`${alarms} alarms`]: alarms * OTHER_PRICES.alarm,
  [`${metrics} metrics`]: metrics * OTHER_PRICES.metric,
  Dashboard: OTHER_PRICES.dashboard,
  'asking an empty inbox': IDLE_RECEIVES * PRICES.sqsRequest,
  'a sweep each minute': MINUTES_A_MONTH * (PRICES.lambdaRequest + 0.3 * PRICES.lambdaGbSecond + PRICES.scheduledCall + 4 * PRICES.readUnit),
});

export const total = (bill: Bill): number => Object.values(bill).reduce((sum, dollars) => sum + dollars, 0);
