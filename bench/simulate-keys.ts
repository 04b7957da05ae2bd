import { parseArgs } from 'node:util';
import { createRandom } from '../local/sample/random.ts';
import { table } from './figures.ts';
import { READ_LIMIT, shardLoad, sufficient, totalsOf, WRITE_LIMIT } from './key-load.ts';
import { drawTraffic, type Scenario } from './key-traffic.ts';

const HELP = `Simulates how hot the partitions of the DynamoDB table and of its indexes get when one brand is in crisis. Asks nothing of AWS.

Usage: npm run simulate:keys -- [options]

  --rates A,B     messages a second, of all brands (default 100,1000,10000,100000)
  --crisis SHARE  share of all messages about the one brand in crisis (default 0.5)
  --brands N      brands, as loud as Zipf's law makes them (default 200)
  --zipf S        its exponent (default 1)
  --batch N       messages in one analysis, when there are enough (default 50)
  --fill SHARE    how full a partition may be on average, so that its busy seconds fit (default 0.8)
  --draw N        messages drawn at each rate (default 50000)
  --seed N        another seed draws another stream (default 1)`;

const FLAGS = {
  rates: { type: 'string', default: '100,1000,10000,100000' },
  crisis: { type: 'string', default: '0.5' },
  brands: { type: 'string', default: '200' },
  zipf: { type: 'string', default: '1' },
  batch: { type: 'string', default: '50' },
  fill: { type: 'string', default: '0.8' },
  draw: { type: 'string', default: '50000' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean' },
} as const;

const SHARDS = [1, 2, 4, 8, 16, 32, 64];

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** A number above 0, throws RangeError with what is allowed. */
const positive = (name: string, text: string, most = Infinity): number => {
  const number = Number(text);
  if (text.trim() === '' || !(number > 0) || number > most)
    throw new RangeError(`--${name} is ${text || 'empty'}; a number above 0${most === Infinity ? '' : ` and up to ${most}`} is allowed`);
  return number;
};

function main(): void {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help === true) return tell(HELP);
  const scenario = {
    messages: positive('draw', values.draw, 1_000_000),
    brands: positive('brands', values.brands, 100_000),
    zipf: positive('zipf', values.zipf, 5),
    crisis: positive('crisis', values.crisis, 1),
    batch: positive('batch', values.batch, 10_000),
  };
  const fill = positive('fill', values.fill, 1);
  const seed = positive('seed', values.seed, 2 ** 31);
  tell(
    `${scenario.brands} brands by Zipf's law (${scenario.zipf}), ${percent(scenario.crisis)} of all messages about one brand in crisis, batches of ${scenario.batch}, seed ${seed}.`,
  );
  tell(`Write units a second on the hottest partition; one may have ${WRITE_LIMIT}, and ${fill * WRITE_LIMIT} leave room for busy seconds.`);
  for (const rate of values.rates.split(',')) simulate({ ...scenario, rate: positive('rates', rate, 1_000_000) }, fill, seed);
}

function simulate(scenario: Scenario, fill: number, seed: number): void {
  const traffic = drawTraffic(scenario, createRandom(seed));
  const loads = SHARDS.map((shards) => shardLoad(traffic, shards));
  const totals = totalsOf(traffic);
  const enough = sufficient(loads, fill);
  tell(`\n${whole(scenario.rate)} messages a second`);
  tell(
    table(
      loads.map(({ shards, recent, priority, minutes, turnedAway }) => ({
        shards: String(shards),
        'Recent index': whole(recent),
        'Priority index': whole(priority),
        'minutes (table)': whole(minutes),
        'conversation writes turned away': percent(turnedAway),
        '': shards === enough ? '<- suffices' : '',
      })),
    ),
  );
  const { look } = totals;
  tell(
    `  in all: table ${whole(totals.table)}, Recent ${whole(totals.recent)}, Priority ${whole(totals.priority)}, Due ${whole(totals.due)} write units a second`,
  );
  tell(`  the watch of the loudest brand is read ${whole(totals.watchReads)} times a second, of ${whole(READ_LIMIT)}`);
  tell(
    `  each look at it reads ${whole(look.entries)} entries of minutes that have not settled: ${whole(look.megabytes)} MB, ${whole(look.readUnits)} read units over all shards`,
  );
  if (enough === undefined) tell(`  ${SHARDS.at(-1) ?? 0} shards do not suffice.`);
}

const whole = (number: number): string => Math.round(number).toLocaleString('en-GB');
const percent = (share: number): string => `${(100 * share).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`;

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
