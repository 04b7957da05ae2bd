import { parseArgs } from 'node:util';
import type { Message } from '../core/message.ts';
import { intentFigures } from './care/intents.ts';
import { readConversations } from './care/read-conversations.ts';
import { runAroundFigures } from './care/run-around.ts';

const HELP = `Compares what the product says of real conversations with what people called them. The labels are in bench/care, the messages are not.

Usage: npm run bench:care -- FILE

  FILE     a replay file, one message a line
  --help   this text`;

/** What is measured, in this order: each gives lines to print. */
const SECTIONS: readonly ((messages: readonly Message[]) => readonly string[])[] = [
  intentFigures,
  (messages) => ['', 'Run-around', ...runAroundFigures(messages)],
];

const tell = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { help: { type: 'boolean', default: false } }, allowPositionals: true });
  const [file] = positionals;
  if (values.help) return tell(HELP);
  if (file === undefined) throw new RangeError(`Say which file.\n\n${HELP}`);
  const messages = await readConversations(file);
  tell(`${messages.length} messages of ${new Set(messages.map(({ account }) => account)).size} accounts`);
  for (const section of SECTIONS) section(messages).forEach(tell);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
