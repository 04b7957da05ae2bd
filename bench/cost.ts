import { parseArgs } from 'node:util';
import { readCalls } from './aws/calls-file.ts';
import { fixedBill, SECONDS_A_MONTH, tallyFor, total, USUAL_DEPLOYMENTS, variableBill, type Engine, type Month } from './aws/month.ts';
import { table } from './figures.ts';

const HELP = `The monthly bill of AWS for so many messages, in US dollars at list prices of us-east-1, from the calls that npm run bench:calls has
counted. Public posts and their answers; what is not in it: storage, data transfer, taxes, the free tier.

Usage: npm run cost -- [options]

  --messages N        messages a month (default 1000000)
  --per-delivery N    messages that a platform brings in one request, 1 or 10 (default 10)
  --repeats S         share of customers' texts that are copies of another (default 0.3)
  --language-told S   share of customers' texts whose language the platform tells (default 0.85)
  --mood ENGINE       who reads the moods: hybrid, comprehend or embedded (default hybrid)
  --share S           share of customers' texts that a hybrid sends to Comprehend (default 0.2; node bench/second-opinions.ts measures it)
  --budget USD        what a hybrid may spend on Comprehend in a day (default 10)
  --secrets N         secrets: one for each list of platform secrets, and three of the product's own (default ${USUAL_DEPLOYMENTS.hybrid.secrets})
  --alarms N          metrics that alarms watch (default ${USUAL_DEPLOYMENTS.hybrid.alarms} in a hybrid)
  --metrics N         metrics of the product's own that are in use (default ${USUAL_DEPLOYMENTS.hybrid.metrics} in a hybrid)`;

const FLAGS = {
  messages: { type: 'string', default: '1000000' },
  'per-delivery': { type: 'string', default: '10' },
  repeats: { type: 'string', default: '0.3' },
  'language-told': { type: 'string', default: '0.85' },
  mood: { type: 'string', default: 'hybrid' },
  share: { type: 'string', default: '0.2' },
  budget: { type: 'string', default: '10' },
  secrets: { type: 'string' },
  alarms: { type: 'string' },
  metrics: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** A number of an option. Throws RangeError with what is allowed. */
function numberOf(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= least && number <= most))
    throw new RangeError(`--${name} is ${text || 'empty'}; a number from ${least} to ${most} is allowed`);
  return number;
}

function perDeliveryOf(text: string): Month['perDelivery'] {
  if (text === '1') return 1;
  if (text === '10') return 10;
  throw new RangeError(`--per-delivery is ${text || 'empty'}; 1 or 10 is allowed: these were counted`);
}

function engineOf(text: string): Engine {
  if (text === 'hybrid' || text === 'comprehend' || text === 'embedded') return text;
  throw new RangeError(`--mood is ${text || 'empty'}; hybrid, comprehend or embedded is allowed`);
}

function main(): void {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help === true) return tell(HELP);
  const month: Month = {
    messages: numberOf('messages', values.messages, 1, 1e12),
    perDelivery: perDeliveryOf(values['per-delivery']),
    repeats: numberOf('repeats', values.repeats, 0, 1),
    languageTold: numberOf('language-told', values['language-told'], 0, 1),
    mood: engineOf(values.mood),
    share: numberOf('share', values.share, 0, 1),
    dollarsPerDay: numberOf('budget', values.budget, 0, 1e6),
  };
  const usual = USUAL_DEPLOYMENTS[month.mood];
  const deployment = {
    keys: usual.keys,
    secrets: numberOf('secrets', values.secrets ?? String(usual.secrets), 0, 1_000),
    alarms: numberOf('alarms', values.alarms ?? String(usual.alarms), 0, 10_000),
    metrics: numberOf('metrics', values.metrics ?? String(usual.metrics), 0, 10_000),
  };
  const { measured, tallies } = readCalls();
  const tally = tallyFor(tallies, month);
  const variable = variableBill(tally, month);
  const fixed = fixedBill(deployment);
  const rows = [...Object.entries(fixed), ...Object.entries(variable), ['together', total(fixed) + total(variable)] as const];
  tell(table(rows.map(([what, dollars]) => ({ what, 'USD a month': dollars.toFixed(2) }))));
  tell(`\n${(month.messages / SECONDS_A_MONTH).toFixed(2)} messages a second on average, counted at ${tally.scenario.perSecond}.`);
  tell(`Calls as counted on ${measured.date.slice(0, 10)}, after commit ${measured.commit}. Times of functions are assumed: bench/aws/bill.ts.`);
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
