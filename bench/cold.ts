import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FUNCTION_NAMES, kebab, type FunctionName } from '../lib/constructs/watched.ts';
import type { Environments } from '../lib/environments.ts';
import { bundlesIn, type Bundled } from './cold-bundles.ts';
import { cpuOf, ratioOf, wallOf, type Ratio } from './cold-figures.ts';
import { median, table } from './figures.ts';
import { timeInTurns } from './import-time.ts';

const HELP = `Measures how long each function takes to import when it starts cold, beside the bare clients of the SDK that it uses.
Asks nothing of AWS. Quit what else keeps the machine busy.

Usage: npm run bench:cold -- [options]

  --runs N         processes that import each bundle, in turns (default 15)
  --function NAME  only this one, such as receive-webhook
  --explain        also what each bundle is made of
  --json           one line of JSON instead of the tables
  --help           this

The bare bundle is made with the same options of esbuild, but as one file: it imports the same classes and commands, and makes the clients.
"trimmed" compares with bare clients that have our stand-ins for parts of the SDK too. Exits with 1 when a function takes
more than 1.15 times as long as its bare clients.`;

const FLAGS = {
  runs: { type: 'string', default: '15' },
  function: { type: 'string' },
  explain: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** A start may take so many times as long as that of the bare clients. */
const MOST = 1.15;
const PARTS_TOLD = 12;

type EnvironmentName = { [Name in FunctionName]: keyof Environments[Name] }[FunctionName];

/** What the functions read while they are imported: values of the right form that lead nowhere. */
const ENVIRONMENT: Readonly<Record<EnvironmentName, string>> = {
  INBOX_URL: 'https://sqs.eu-central-1.amazonaws.com/000000000000/inbox',
  SECRETS: '{"standard":"arn:aws:secretsmanager:eu-central-1:000000000000:secret:standard"}',
  TABLE: 'table',
  SHARDS: '4',
  RETENTION_DAYS: '365',
  MOOD: 'hybrid',
  SURE_AT: '0.8',
  COMPREHEND_REGION: 'eu-central-1',
  COMPREHEND_UNITS_PER_DAY: '100000',
  TEXT_KEY: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:text-key',
  TOPIC_ARN: 'arn:aws:sns:eu-central-1:000000000000:alerts',
  MAIL_SENDER: 'none',
  PUBLIC_URL: 'https://groundswell.example',
  LINK_KEY: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:link-key',
  AUTHOR_KEY: 'arn:aws:secretsmanager:eu-central-1:000000000000:secret:link-key',
  EXPORT_BUCKET: 'exports',
  EXPORT_FUNCTION: 'export-brand',
};
const OF_LAMBDA = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none', AWS_LAMBDA_FUNCTION_NAME: 'cold' };

/** What is told of one function. Times are medians in milliseconds. */
interface ColdStart {
  readonly function: string;
  readonly bytes: number;
  readonly bareBytes: number;
  readonly wall: number;
  readonly cpu: number;
  readonly bareWall: number;
  readonly bareCpu: number;
  readonly toBare: Ratio;
  readonly toTrimmed: Ratio;
}

function measured(name: string, { deployed, bare, bareWithStandIns }: Bundled, runs: number): ColdStart {
  const paths = [deployed.path, bare.path, bareWithStandIns.path];
  const [times = [], bareTimes = [], trimmedTimes = []] = timeInTurns(paths, runs, { ...ENVIRONMENT, ...OF_LAMBDA });
  return {
    function: name,
    bytes: deployed.bytes,
    bareBytes: bare.bytes,
    wall: median(wallOf(times)),
    cpu: median(cpuOf(times)),
    bareWall: median(wallOf(bareTimes)),
    bareCpu: median(cpuOf(bareTimes)),
    toBare: ratioOf(times, bareTimes),
    toTrimmed: ratioOf(times, trimmedTimes),
  };
}

function main(): void {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help) return tell(HELP);
  const functions = named(values.function);
  const runs = roundsOf(values.runs);
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-cold-'));
  try {
    const bundles = bundlesIn(folder, functions);
    const starts = [...bundles].map(([name, bundled]) => measured(name, bundled, runs));
    if (values.json) tell(JSON.stringify({ node: process.version, runs, starts }));
    else tellTable(starts, runs);
    if (values.explain) for (const [name, bundled] of bundles) tellParts(name, bundled);
    if (starts.some(({ toBare }) => toBare.ratio > MOST)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function named(name: string | undefined): string[] {
  const all = FUNCTION_NAMES.map(kebab);
  if (name !== undefined && !all.includes(name)) throw new RangeError(`--function is ${name}; there are ${all.join(', ')}`);
  return name === undefined ? all : [name];
}

function roundsOf(text: string): number {
  const runs = Number(text);
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError(`--runs is ${text || 'empty'}; a whole number above 0 is allowed`);
  return runs;
}

function tellTable(starts: readonly ColdStart[], runs: number): void {
  tell(
    `Node ${process.version}, medians of ${runs} fresh processes for each bundle, in turns; milliseconds on the clock, processor time in brackets`,
  );
  tell(
    table(
      starts.map(({ toBare, toTrimmed, ...start }) => ({
        function: start.function,
        KB: kilobytes(start.bytes),
        import: `${start.wall.toFixed(0)} (${start.cpu.toFixed(0)})`,
        'bare KB': kilobytes(start.bareBytes),
        'bare import': `${start.bareWall.toFixed(0)} (${start.bareCpu.toFixed(0)})`,
        ratio: `${toBare.ratio.toFixed(2)} (${toBare.cpu.toFixed(2)})`,
        'half of the pairs': `${toBare.low.toFixed(2)} to ${toBare.high.toFixed(2)}`,
        'to trimmed': `${toTrimmed.ratio.toFixed(2)} (${toTrimmed.cpu.toFixed(2)})`,
      })),
    ),
  );
  const slow = starts.filter(({ toBare }) => toBare.ratio > MOST).map((start) => start.function);
  tell(slow.length === 0 ? `All within ${MOST} times their bare clients.` : `Above ${MOST} times their bare clients: ${slow.join(', ')}`);
}

function tellParts(name: string, { deployed: { parts } }: Bundled): void {
  tell(`\n${name}`);
  const rest = parts.slice(PARTS_TOLD).reduce((sum, { bytes }) => sum + bytes, 0);
  for (const part of [...parts.slice(0, PARTS_TOLD), { name: 'the rest', bytes: rest }])
    tell(`${kilobytes(part.bytes).padStart(6)} KB  ${part.name}`);
}

const kilobytes = (bytes: number): string => (bytes / 1_000).toFixed(0);
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
