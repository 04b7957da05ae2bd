import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { SingleBar } from 'cli-progress';
import { indexOf } from './crisis/judge-week.ts';
import { judgeWeeks } from './crisis/judge-weeks.ts';
import { reportOf } from './crisis/report.ts';
import { SCENARIOS } from './crisis/scenarios.ts';

const HELP = `Judges invented weeks of invented brands, of which it is known when a crisis was, with the product's rules and with four kinds of published ones.

Usage: npm run bench:crisis -- [options]

  --weeks N        brand-weeks (default 240)
  --seed S         another seed draws other weeks (default 1)
  --only SCENARIO  of this scenario only, the same ones as among all: ${SCENARIOS.map(({ name }) => name).join('; ')}
  --threads N      threads (default: one a core); changes no figure
  --json           every week's outcome as one JSON line, and nothing else
  --help           this text`;

const FLAGS = {
  weeks: { type: 'string', default: '240' },
  seed: { type: 'string', default: '1' },
  only: { type: 'string' },
  threads: { type: 'string', default: String(availableParallelism()) },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

/** A whole number from 1 on, throws RangeError with what is allowed. */
const whole = (name: string, text: string, most: number): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new RangeError(`--${name} is ${text}; a whole number from 1 to ${most} is allowed`);
  return number;
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help) return tell(HELP);
  const { only } = values;
  if (only !== undefined && SCENARIOS.every(({ name }) => name !== only)) throw new RangeError(`--only ${only} is no scenario.\n\n${HELP}`);
  const weeks = whole('weeks', values.weeks, 100_000);
  const seed = whole('seed', values.seed, 2 ** 31);
  const threads = whole('threads', values.threads, 64);
  const began = performance.now();
  const progress = progressOver(weeks);
  const indexes = Array.from({ length: weeks }, (_, week) => (only === undefined ? week : indexOf(only, week)));
  const outcomes = await judgeWeeks(indexes, threads, { seed }, progress.moved).finally(progress.close);
  if (values.json) return outcomes.forEach((outcome) => tell(JSON.stringify(outcome)));
  tell(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${threads} threads, seed ${seed}\n`);
  tell(reportOf(outcomes));
  tell(`\n${outcomes.reduce((sum, { messages }) => sum + messages, 0).toLocaleString('en-GB')} messages in ${seconds(performance.now() - began)}.`);
}

/** A bar on a terminal, beside the output; nothing elsewhere. */
function progressOver(weeks: number): { moved: () => void; close: () => void } {
  if (!process.stderr.isTTY) return { moved: () => undefined, close: () => undefined };
  const bar = new SingleBar({ format: 'judging [{bar}] {percentage} %  {value} of {total} brand-weeks', hideCursor: true, stream: process.stderr });
  bar.start(weeks, 0);
  return { moved: () => bar.increment(), close: () => bar.stop() };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(0)} seconds`;

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
