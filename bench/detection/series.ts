import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One series of counts, a row a step. */
export interface Series {
  readonly file: string;
  readonly timestamps: readonly string[];
  readonly counts: readonly number[];
}

const HEAD = 'timestamp,value';
const COUNT = /^\d+(?:\.\d+)?$/;

/** The series of a folder: each CSV whose first line is `timestamp,value`; other files are left alone. Throws Error saying what to do. */
export const seriesIn = (folder: string): readonly Series[] => {
  if (!existsSync(folder)) throw new Error(`${folder} does not exist: give the folder that holds the series.`);
  const series = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.csv'))
    .map(({ name }) => name)
    .toSorted()
    .flatMap((file) => {
      const [head, ...rows] = readFileSync(join(folder, file), 'utf8').trimEnd().split(/\r?\n/);
      return head === HEAD ? [seriesOf(join(folder, file), file, rows)] : [];
    });
  if (series.length === 0) throw new Error(`${folder} holds no series: at least one CSV with the first line ${HEAD} is expected.`);
  return series;
};

function seriesOf(path: string, file: string, rows: readonly string[]): Series {
  if (rows.length === 0) throw new Error(`${path} has no rows: add some, or take the file away.`);
  const cells = rows.map((row, index) => {
    const [timestamp = '', count = '', ...more] = row.split(',');
    if (timestamp === '' || !COUNT.test(count) || more.length > 0)
      throw new Error(`${path}, line ${index + 2}: a time and a count of zero or more are expected, such as 2030-01-31 10:05:00,12.`);
    return { timestamp, count: Number(count) };
  });
  return { file, timestamps: cells.map(({ timestamp }) => timestamp), counts: cells.map(({ count }) => count) };
}

/** Writes a series with its scores into a folder, which is made when it is missing. A file of that name is replaced. */
export const writeScores = (folder: string, { file, timestamps, counts }: Series, scores: readonly number[]): void => {
  mkdirSync(folder, { recursive: true });
  const rows = timestamps.map((timestamp, index) => `${timestamp},${counts[index]},${scores[index]}`);
  writeFileSync(join(folder, file), [`${HEAD},anomaly_score`, ...rows, ''].join('\n'));
};
