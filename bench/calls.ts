import { parseArgs } from 'node:util';
import { billOf, gigabyteSeconds, withoutComprehend } from './aws/bill.ts';
import { writeCalls } from './aws/calls-file.ts';
import type { Row } from './aws/ledger.ts';
import { run, type Scenario, type Tally } from './aws/run.ts';
import { table } from './figures.ts';

const HELP = `Counts the AWS calls of 1,000 messages through the real handlers and adapters, on emulators and a simulated clock, and what they cost.
Door, inbox, analysis and a sweep each minute; DynamoDB's units as it says what was consumed, those of its indexes from the schema.

Usage: npm run bench:calls -- [options]

  --messages N    messages counted in each run, of ten simulated minutes at most (default 3000)
  --before N      messages before the count begins (default 1000)
  --rates A,B     messages a second (default 50,1)
  --seed N        another seed draws other streams (default 1)
  --keep          writes bench/calls.json, from which npm run cost computes`;

const FLAGS = {
  messages: { type: 'string', default: '3000' },
  before: { type: 'string', default: '1000' },
  rates: { type: 'string', default: '50,1' },
  seed: { type: 'string', default: '1' },
  keep: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Everything but Comprehend, in US dollars a million messages of the social stream. */
const GOALS = new Map([
  [1, 5],
  [10, 3.5],
]);
/** The rate that the goals are held to. */
const GOAL_RATE = 50;

/** A slow stream is heard for so many simulated seconds at most. */
const BEFORE = 180;
const COUNTED = 600;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help === true) return tell(HELP);
  const tallies: Tally[] = [];
  for (const perSecond of values.rates.split(',').map(Number)) {
    const upTo = (asked: string, seconds: number): number => Math.min(Number(asked), seconds * perSecond);
    const size = { before: upTo(values.before, BEFORE), counted: upTo(values.messages, COUNTED), seed: Number(values.seed) };
    for (const stream of ['social', 'direct'] as const) {
      for (const perDelivery of [1, 10]) tallies.push(await measured({ stream, perDelivery, perSecond, ...size }));
    }
  }
  tell(`\nUS dollars per million messages\n${table(tallies.map(summary))}`);
  if (values.keep === true) writeCalls(tallies);
}

async function measured(scenario: Scenario): Promise<Tally> {
  const tally = await run(scenario);
  tell(`\n=== ${nameOf(scenario)}: per 1,000 messages`);
  const per = (count: number): string => ((count * 1_000) / scenario.counted).toFixed(1);
  tell(table(tally.rows.map((row) => cells(row, per))));
  const { functions, texts } = tally;
  tell(`  runs: door ${per(functions.door.runs)}, analysis ${per(functions.analysis.runs)}, sweep ${per(functions.sweep.runs)};`);
  tell(`  assumed to take ${per(gigabyteSeconds(functions))} GB-seconds`);
  tell(
    `  texts: ${per(texts.toRead)} to read, ${per(texts.remembered)} known already (${((100 * texts.remembered) / texts.toRead).toFixed(1)} % saved), ` +
      `${per(texts.asked)} moods and ${per(texts.languagesAsked)} languages asked for, ${per(texts.units)} units`,
  );
  return tally;
}

const nameOf = ({ stream, perDelivery, perSecond }: Scenario): string =>
  `${stream}, ${perDelivery === 1 ? 'singly' : `in deliveries of ${perDelivery}`}, ${perSecond} messages a second`;

const cells = ({ service, operation, purpose, calls, readUnits, writeUnits, indexUnits }: Row, per: (count: number) => string) => ({
  service,
  operation,
  'what for': purpose,
  calls: per(calls),
  reads: per(readUnits),
  writes: per(writeUnits),
  'index writes': per(indexUnits),
});

/** One line of the summary, and whether it keeps its goal. */
function summary(tally: Tally): Record<string, string> {
  const { scenario } = tally;
  const million = 1e6 / scenario.counted;
  const bill = billOf(tally);
  const dollars = (amount: number): string => (amount * million).toFixed(2);
  const goal = scenario.stream === 'social' && scenario.perSecond === GOAL_RATE ? GOALS.get(scenario.perDelivery) : undefined;
  const total = withoutComprehend(bill) * million;
  return {
    run: nameOf(scenario),
    ...Object.fromEntries(Object.entries(bill).map(([name, amount]) => [name, dollars(amount)])),
    'all but Comprehend': total.toFixed(2),
    'runs twice as long': dollars(withoutComprehend(billOf(tally, { slower: 2 }))),
    goal: goal === undefined ? '' : `${goal.toFixed(2)} ${total <= goal ? 'kept' : `missed by ${(total - goal).toFixed(2)}`}`,
  };
}

await main();
