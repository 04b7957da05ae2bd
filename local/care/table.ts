import type { Mean, Rate } from '../../core/care/rate.ts';
import { SECOND } from '../../core/time.ts';
import { count, duration, percent } from '../../core/wording.ts';
import type { CareRow, CareRows } from './rows.ts';

const HEADINGS = ['brand', 'conversations', 'answered', 'of', 'first median', 'p90', 'of', 'run-around', 'in channel', 'of', 'lift', 'of'] as const;

/** All brands and their total for a terminal, in columns. Ends with a line break. */
export const careTable = ({ brands, total }: CareRows): string => {
  const rows = [HEADINGS, ...brands.map((row) => cellsOf(row.brand, row)), cellsOf('total', total)];
  const widths = HEADINGS.map((_heading, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
  );
  const rule = '-'.repeat(lines[0]?.length ?? 0);
  return [lines[0], rule, ...lines.slice(1, -1), rule, lines.at(-1), ''].join('\n');
};

const NOTHING_SAID = '-';

function cellsOf(name: string, { conversations, answered, firstResponseSeconds, runAround, inChannel, lift }: CareRow): readonly string[] {
  const { n, median, p90 } = firstResponseSeconds;
  return [
    name,
    count(conversations),
    share(answered),
    count(answered.n),
    time(median),
    time(p90),
    count(n),
    share(runAround),
    share(inChannel),
    // Both are of the conversations with an answer.
    count(inChannel.n),
    signed(lift),
    count(lift.n),
  ];
}

const share = ({ share: known }: Rate): string => (known === undefined ? NOTHING_SAID : percent(known));
const time = (seconds: number | undefined): string => (seconds === undefined ? NOTHING_SAID : duration(seconds * SECOND));

/** `+0.12`: whether moods rose or fell stands before by how much. */
function signed({ mean }: Mean): string {
  if (mean === undefined) return NOTHING_SAID;
  const digits = Math.abs(mean).toFixed(2);
  if (Number(digits) === 0) return digits;
  return `${mean < 0 ? '-' : '+'}${digits}`;
}
