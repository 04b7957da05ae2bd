import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore, type Store } from '../local/store/open-store.ts';
import { showProgress } from '../local/simulate/progress.ts';
import { fill } from './api/fill.ts';
import { apiOver, QUESTIONS, type ListQuestion } from './api/questions.ts';
import { pageCosts } from './api/read-units.ts';
import { answeredQuestions, quantile, timesOf, type Times } from './api/rounds.ts';
import { table } from './figures.ts';

const HELP = `Measures what a page of each list of the API costs, and that it costs the same however many conversations there are:
on SQLite the time of an answer, both sizes by turns in one run; on DynamoDB (an emulator) the read units.

Usage: npm run bench:api -- [options]

  --conversations N  conversations of the larger store on SQLite (default 1000000)
  --small N          conversations of the smaller stores (default 1000)
  --rounds N         times that each page is asked for on SQLite (default 300)
  --items N          conversations of the larger table on DynamoDB (default 10000; 0 leaves DynamoDB out)
  --help             this text`;

const FLAGS = {
  conversations: { type: 'string', default: '1000000' },
  small: { type: 'string', default: '1000' },
  rounds: { type: 'string', default: '300' },
  items: { type: 'string', default: '10000' },
  help: { type: 'boolean', default: false },
} as const;

/** A page of a million may take so many times as long as one of a thousand. */
const GOAL = 1.5;
/** With fewer, some lists are shorter than a page. */
const FEWEST = 1_000;

const tell = (line: string): void => void process.stdout.write(`${line}\n`);
const number = (count: number): string => count.toLocaleString('en-GB');
const progress = showProgress(process.stderr);

/** A whole number from `least` on. Throws RangeError with what is allowed. */
const whole = (name: string, text: string, least: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new RangeError(`--${name} is ${text}; a whole number from ${least} on is allowed`);
  return value;
};

async function main(): Promise<void> {
  const { values } = parseArgs({ options: FLAGS });
  if (values.help) return tell(HELP);
  const small = whole('small', values.small, FEWEST);
  const large = whole('conversations', values.conversations, FEWEST);
  const rounds = whole('rounds', values.rounds, 1);
  const items = values.items === '0' ? 0 : whole('items', values.items, FEWEST);
  tell(`Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, load ${load()} before`);
  await onSqlite(small, large, rounds);
  if (items > 0) await onDynamo(small, items);
}

const load = (): string => (loadavg()[0] ?? Number.NaN).toFixed(1);

async function onSqlite(small: number, large: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'groundswell-bench-api-'));
  const stores: Store[] = [];
  try {
    for (const size of [small, large]) {
      const store = openStore(join(folder, String(stores.length)), 'settled');
      stores.push(store);
      await fill(store, size, (saved) => progress.moved(`saving ${number(size)} conversations`, saved, size));
      store.settle();
    }
    const [first, second] = stores.map((store) =>
      apiOver({ ...store, erasing: { ...store, authorKeys: async () => ['the key of authors'], newToken: () => 'somebody' } }),
    );
    if (first === undefined || second === undefined) throw new Error('two stores were opened');
    const questions = await answeredQuestions(QUESTIONS, [first, second]);
    const times = await timesOf(questions, { small: first, large: second }, rounds, (done) => progress.moved('asking', done, rounds));
    progress.close();
    tell(`\nSQLite, ms of a page at ${number(small)} and at ${number(large)} conversations, ${rounds} rounds, load ${load()} after:`);
    tell(table(times.map(timeRow)));
    tellMissed(times);
  } finally {
    for (const store of stores) store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const ratioOf = ({ small, large }: Times, share: number): number => quantile(large, share) / quantile(small, share);

function timeRow(times: Times): Record<string, string> {
  const ms = (of: readonly number[], share: number): string => quantile(of, share).toFixed(2);
  const { question, small, large } = times;
  return {
    list: question.name,
    rows: String(question.rows),
    'p50 small': ms(small, 0.5),
    'p50 large': ms(large, 0.5),
    ratio: ratioOf(times, 0.5).toFixed(2),
    'p99 small': ms(small, 0.99),
    'p99 large': ms(large, 0.99),
    'ratio of p99': ratioOf(times, 0.99).toFixed(2),
  };
}

function tellMissed(times: readonly Times[]): void {
  const missed = times.filter((one) => ratioOf(one, 0.5) >= GOAL);
  if (missed.length > 0) process.exitCode = 1;
  tell(
    missed.length === 0
      ? `Every page costs less than ${GOAL} times as much, by the median.`
      : `${GOAL} times as much or more, by the median: ${missed.map(({ question }) => question.name).join('; ')}.`,
  );
}

async function onDynamo(small: number, large: number): Promise<void> {
  const costsAt = (size: number) => pageCosts(QUESTIONS, size, (saved) => progress.moved(`saving ${number(size)} items`, saved, size));
  const [first, second] = [await costsAt(small), await costsAt(large)];
  progress.close();
  tell(`\nDynamoDB, read units and calls of a page at ${number(small)} and at ${number(large)} conversations:`);
  const cells = (question: ListQuestion) => {
    const [before, after] = [first.get(question), second.get(question)];
    return {
      list: question.name,
      rows: String(question.rows),
      'units small': units(before?.readUnits),
      'units large': units(after?.readUnits),
      'calls small': units(before?.calls),
      'calls large': units(after?.calls),
    };
  };
  tell(table([...first.keys()].map(cells)));
}

const units = (value: number | undefined): string => value?.toFixed(1) ?? '-';

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof RangeError ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
}
