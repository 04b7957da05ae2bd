import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { SECOND } from '../core/time.ts';
import { figuresOf, promisesOf } from './flood/figures.ts';
import { runFlood } from './flood/run.ts';

const HELP = `Floods the real product, started as its user starts it, with live signed messages of one minute, as fast as it takes them, and a mail server that
counts. Four in five brands are in a crisis, the others are as loud in an ordinary mood and must stay quiet, as must five calm ones beside them.
Ends with 1 when something that is promised did not hold.

Usage: npm run bench:flood -- [options]

  --messages N   messages of the flood (default 100000)
  --brands N     brands that they are about, five or more (default 50)
  --seed S       another seed writes other messages (default 1)
  --help         this text`;

const FLAGS = {
  messages: { type: 'string', default: '100000' },
  brands: { type: 'string', default: '50' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', default: false },
} as const;

/** After the last first alert, mails are waited for that should not come: each brand is looked at once a minute. */
const WATCH_ON = 65 * SECOND;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(1))
    .join(' ');

/** A whole number from `least` on. Throws RangeError with what is allowed. */
const whole = (name: string, text: string, least: number, most: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new RangeError(`--${name} is ${text}; a whole number from ${least} to ${most} is allowed`);
  return number;
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help) return tell(HELP);
  const brands = whole('brands', values.brands, 5, 1_000);
  const messages = whole('messages', values.messages, brands, 1_000_000);
  const seed = whole('seed', values.seed, 1, 2 ** 31);
  tell(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, load ${load()} before`);
  const heard = await runFlood({ messages, brands, seed, watchOn: WATCH_ON });
  tell(`${messages} messages over ${brands} brands, seed ${seed}; load ${load()} after\n`);
  for (const [name, value] of Object.entries(figuresOf(heard))) tell(`  ${name}: ${value}`);
  tell('');
  const promises = promisesOf(heard);
  for (const { promise, seen, isKept } of promises) tell(`  ${isKept ? 'kept' : 'NOT KEPT'}: ${promise} (${seen})`);
  if (promises.some(({ isKept }) => !isKept)) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof RangeError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
}
