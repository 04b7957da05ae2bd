import type { Platform } from '../core/platforms/platform.ts';

const HEAD = `# Platforms

<!-- Written by \`npm run docs:platforms\` from \`core/platforms/index.ts\`. To change a word, change the platform's own file. -->

What each platform delivers to \`/webhooks/{platform}\`, what is read of it, and what is not. Whatever else comes is accepted, counted as ignored and
left alone; a field that we do not know is never an error. [Connecting a platform](connecting.md) has the steps,
[adding a platform](adding-a-platform.md) says how a new one comes into this table, and [pollers](pollers.md) bring in what no platform pushes.
`;

const FOOT = `
"Secrets" are the lists in which the platform's secrets stand, all of which are valid at once, so that one can be rotated. Where a scheme signs no
time, a delivery that comes again years later is genuine still: its messages have the ids they had, and a message counts once.
`;

const COLUMNS = ['Platform', 'Door and secrets', 'Scheme', 'Events read', 'Whose message it is', 'Not supported, and why'] as const;

/** The page about all platforms, in Markdown as the formatter leaves it. */
export const platformsPage = (platforms: readonly Platform[]): string => `${HEAD}\n${tableOf(platforms.map(rowOf))}\n${FOOT}`;

const rowOf = ({ name, secrets, handshakeSecrets, about }: Platform): readonly string[] => [
  about.title,
  lines([`\`/webhooks/${name}\``, [secrets, handshakeSecrets].flatMap((list) => (list === undefined ? [] : `\`${list}\``)).join(', ')]),
  about.scheme,
  lines(about.events.map(eventOf)),
  about.direction,
  about.notSupported.length === 0 ? 'Nothing is left out.' : lines(about.notSupported),
];

/** An event's own name, alone or with words in brackets after it. What is told in words only stays so. */
const eventOf = (event: string): string => event.replace(/^[^\s()`]+(?=$| \()/, (name) => `\`${name}\``);

const lines = (parts: readonly string[]): string => parts.join('<br>');

function tableOf(rows: readonly (readonly string[])[]): string {
  const cells = [COLUMNS, ...rows.map((row) => row.map(cell))];
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - text.length)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head = COLUMNS, ...body] = cells;
  return [line(head), rule, ...body.map(line)].join('\n');
}

/** A bar would end the cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');
