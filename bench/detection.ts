import { existsSync, realpathSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { microsecondsAnUpdate, scoresOf } from './detection/run.ts';
import { seriesIn, writeScores } from './detection/series.ts';
import { table } from './figures.ts';

const HELP = `Runs the surge detector (core/surge.ts, as it is) over series of counts and writes what it says of each row.

Usage: npm run bench:detection -- FOLDER OUT

  FOLDER   a folder of series: CSVs with the first line timestamp,value; one row is one step of five minutes
  OUT      where a CSV of the same name goes: timestamp,value,anomaly_score, 1 at an alarm and below 0.5 elsewhere; made when missing
  --help   this text

The time of an update is the median of 50 loops of 20,000 updates on the series, after as many to warm up.`;

const FLAGS = { help: { type: 'boolean' } } as const;

function main(argv: string[]): void {
  const { values, positionals } = parseArgs({ args: argv, options: FLAGS, allowPositionals: true });
  const [folder, out, ...more] = positionals;
  if (values.help === true) return print(HELP);
  if (folder === undefined || out === undefined || more.length > 0) throw new Error(`Two folders are expected.\n\n${HELP}`);
  if (existsSync(folder) && existsSync(out) && realpathSync(folder) === realpathSync(out))
    throw new Error('OUT is FOLDER: the scores would replace the series. Give another folder.');
  const rows = seriesIn(folder).map((series) => {
    const scores = scoresOf(series.counts);
    writeScores(out, series, scores);
    return {
      series: series.file,
      rows: series.counts.length.toLocaleString('en'),
      alarms: String(scores.filter((score) => score === 1).length),
      'µs an update': microsecondsAnUpdate(series.counts).toFixed(2),
    };
  });
  print(table(rows));
}

function print(words: string): void {
  process.stdout.write(`${words}\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
