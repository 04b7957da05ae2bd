import { basename } from 'node:path';
import { counted, duration } from '../core/wording.ts';
import { documentsOf } from './history-brands.ts';
import { HELP, readCareOptions, type CareOptions } from './care/options.ts';
import { careRows, type CareRows } from './care/rows.ts';
import { careTable } from './care/table.ts';
import { runCommand } from './run-command.ts';
import { createEmbeddedSentiment } from './embedded-sentiment.ts';
import { showProgress } from './simulate/progress.ts';
import { readHistory, type History } from './simulate/read-history.ts';
import { utcMinute } from './simulate/table.ts';

async function main(argv: readonly string[]): Promise<void> {
  const options = readCareOptions(argv);
  if (options === undefined) return void process.stdout.write(`${HELP}\n`);
  const started = performance.now();
  const [history, rows] = await heard(options);
  process.stdout.write(options.json ? jsonLines(rows) : words(options, history, rows, performance.now() - started));
}

/** Reads the file and folds its conversations, with a bar on a terminal. */
async function heard({ file, brands: folder, only }: CareOptions): Promise<[History, CareRows]> {
  const documents = await documentsOf(file, folder);
  const progress = showProgress(process.stderr);
  const moved = (read: number, of: number): void => progress.moved(`reading ${basename(file)}`, read, of);
  try {
    const history = await readHistory({ file, documents, only }, { sentiment: createEmbeddedSentiment(), now: Date.now(), moved });
    return [history, await careRows(history, (done, of) => progress.moved('folding', done, of))];
  } finally {
    progress.close();
  }
}

function words({ file }: CareOptions, { summary }: History, rows: CareRows, took: number): string {
  return (
    `${basename(file)}: ${counted(summary.messages, 'message')}, ${utcMinute(summary.from)} to ${utcMinute(summary.to)} UTC (${duration(summary.to - summary.from)}), ` +
    `${counted(rows.total.conversations, 'conversation')} of ${counted(rows.brands.length, 'brand')} folded in ${(took / 1_000).toFixed(1)} s\n\n` +
    `${careTable(rows)}\nWhat each column means, and of what it is: npm run care -- --help\n`
  );
}

const jsonLines = ({ brands, total }: CareRows): string => [...brands, { total: true, ...total }].map((row) => `${JSON.stringify(row)}\n`).join('');

await runCommand(main);
