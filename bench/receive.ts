import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SPECIMENS } from '../test/specimens/specimens.ts';
import { table } from './figures.ts';
import { openDurableDoor } from './receive/durable-door.ts';
import { figuresOf, type Effort, type Figures } from './receive/figures.ts';

const HELP = `Measures what a delivery costs before its receipt, on one core, in microseconds: the median of many rounds, a platform at a time.

  verify    the signature alone
  read      verify and read
  durable   from the gateway's event to the receipt, through the real handler and the SQLite inbox with synchronous=FULL:
            deliveries of one message come several at once and share a wait for the disk, as in real life; one of 1,000 waits alone
  official  the verifier of the platform's own npm package on the same delivery, in turns with ours; the ratio is ours over theirs

Usage: npm run bench:receive -- [options]

  --only A,B     these platforms only
  --rounds N     rounds of each (default 60)
  --at-once N    deliveries of one message that share a wait for the disk (default 64)
  --batch N      messages of the large delivery, where a platform sends such (default 1000; 0 leaves it out)
  --data DIR     where the inbox stands while it is measured (default: the system's folder for temporary files)
  --json         one JSON document instead of tables
  --help         this text`;

const FLAGS = {
  only: { type: 'string' },
  rounds: { type: 'string', default: '60' },
  'at-once': { type: 'string', default: '64' },
  batch: { type: 'string', default: '1000' },
  data: { type: 'string', default: tmpdir() },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean' },
} as const;

/** In microseconds. */
const GOALS = { one: { read: 60, durable: 200 }, batch: { read: 5_000, durable: 12_000 } };

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help === true) return tell(HELP);
  const machine = `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, one of ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}`;
  const only = values.only?.split(',');
  const chosen = SPECIMENS.filter(({ platform }) => only?.includes(platform.name) ?? true);
  const effort = { rounds: Number(values.rounds), atOnce: Number(values['at-once']) };
  const folder = await mkdtemp(join(values.data, 'groundswell-receive-'));
  try {
    const figures = await measured(folder, chosen, Number(values.batch), effort);
    if (values.json) tell(JSON.stringify({ machine, ...effort, goals: GOALS, figures }, undefined, 2));
    else report(machine, effort, figures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measured(folder: string, chosen: typeof SPECIMENS, batch: number, effort: Effort): Promise<Figures[]> {
  const door = openDurableDoor(folder);
  const figures: Figures[] = [];
  for (const specimen of chosen) {
    figures.push(await figuresOf(specimen, 1, door, effort));
    if (specimen.batch !== undefined && batch > 0) figures.push(await figuresOf(specimen, batch, door, effort));
  }
  door.close();
  return figures;
}

function report(machine: string, { rounds, atOnce }: Effort, figures: readonly Figures[]): void {
  const [ones, batches] = [figures.filter(({ messages }) => messages === 1), figures.filter(({ messages }) => messages > 1)];
  tell(`${machine}, medians of ${rounds} rounds, in microseconds\n`);
  tell(`One message, ${atOnce} deliveries at once (goals: read ${GOALS.one.read}, durable ${GOALS.one.durable})`);
  tell(table(ones.map((one) => row(one, GOALS.one))));
  if (batches.length === 0) return;
  tell(`\nA delivery of ${batches[0]?.messages} messages (goals: read ${GOALS.batch.read}, durable ${GOALS.batch.durable})`);
  tell(table(batches.map((one) => row(one, GOALS.batch))));
}

const row = ({ platform, verify, read, durable, official }: Figures, goal: { read: number; durable: number }): Record<string, string> => ({
  platform,
  verify: verify.toFixed(1),
  read: read.toFixed(1) + (read > goal.read ? ' !' : ''),
  durable: durable.toFixed(1) + (durable > goal.durable ? ' !' : ''),
  ...(goal === GOALS.one
    ? { official: official?.verify.toFixed(1) ?? '', ratio: official?.ratio.toFixed(2) ?? '', package: official?.name ?? '' }
    : {}),
});

await main();
