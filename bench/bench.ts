import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PACE } from '../local/replay/replay.ts';
import { median, table } from './figures.ts';
import { runReplay, type ReplayFigures } from './replay-run.ts';
import { writeMessages } from './synthetic-messages.ts';

const HELP = `Measures the whole journey on this machine: signed deliveries over HTTP, durable inbox, mood, store, pulse, rules.

Usage: npm run bench -- [options]

  --messages N   synthetic messages of each run (default 20000)
  --runs N       runs, of which the median counts (default 3)
  --long N       messages of the run that watches the memory (default 100000; 0 leaves it out)
  --data DIR     folder with care-conversations.jsonl and isp-november-2021.jsonl (default ../shared/data; left out when missing)`;

const REAL_FILES = ['care-conversations.jsonl', 'isp-november-2021.jsonl'];
const FLAGS = {
  messages: { type: 'string', default: '20000' },
  runs: { type: 'string', default: '3' },
  long: { type: 'string', default: '100000' },
  data: { type: 'string', default: '../shared/data' },
  help: { type: 'boolean' },
} as const;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help === true) return tell(HELP);
  tell(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores\n`);
  const folder = await mkdtemp(join(tmpdir(), 'groundswell-bench-'));
  try {
    await repeated(folder, Number(values.messages), Number(values.runs));
    await real(folder, values.data);
    if (Number(values.long) > 0) await long(folder, Number(values.long));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same file several times, each into a fresh data folder. */
async function repeated(folder: string, messages: number, runs: number): Promise<void> {
  const file = join(folder, 'synthetic.jsonl');
  await writeMessages(file, messages);
  tell(`${messages} synthetic messages, ${PACE.connections} deliveries of ${PACE.batch} at a time, ${runs} runs:`);
  const figures: ReplayFigures[] = [];
  for (let run = 0; run < runs; run += 1) figures.push(await runReplay(file, join(folder, `run-${run}`)));
  tell(table([...figures.map((figure, index) => row(`run ${index + 1}`, figure)), medians(figures)]));
}

async function real(folder: string, data: string): Promise<void> {
  for (const name of REAL_FILES) {
    const file = join(data, name);
    if (!existsSync(file)) tell(`\n${name}: not measured, since ${file} is not there. Give its folder with --data DIR.`);
    else tell(`\n${name}:\n${table([row('one run', await runReplay(file, join(folder, name)))])}`);
  }
}

/** Memory must not grow with what was heard: it is looked at through a long run, a tenth at a time. */
async function long(folder: string, messages: number): Promise<void> {
  const file = join(folder, 'long.jsonl');
  await writeMessages(file, messages);
  tell(`\n${messages} synthetic messages, memory of the process (MB) after each tenth:`);
  const figures = await runReplay(file, join(folder, 'long'));
  tell(`  ${figures.memoryByTenth.map((megabytes) => megabytes.toFixed(0)).join('  ')}`);
  tell(table([row('one run', figures)]));
}

const row = (name: string, { perSecond, medianMs, p99Ms, peakMemory, incidents, deadLetters, messages }: ReplayFigures): Record<string, string> => ({
  run: name,
  'messages stored': String(messages),
  'messages/s': perSecond.toFixed(0),
  '2xx median ms': medianMs.toFixed(1),
  '2xx p99 ms': p99Ms.toFixed(1),
  'peak MB': peakMemory.toFixed(0),
  incidents: String(incidents),
  'dead letters': String(deadLetters),
});

const medians = (figures: readonly ReplayFigures[]): Record<string, string> => ({
  run: 'median',
  'messages stored': '',
  'messages/s': median(figures.map(({ perSecond }) => perSecond)).toFixed(0),
  '2xx median ms': median(figures.map(({ medianMs }) => medianMs)).toFixed(1),
  '2xx p99 ms': median(figures.map(({ p99Ms }) => p99Ms)).toFixed(1),
  'peak MB': median(figures.map(({ peakMemory }) => peakMemory)).toFixed(0),
  incidents: '',
  'dead letters': '',
});

await main();
