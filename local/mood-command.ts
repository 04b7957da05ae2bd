import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import * as z from 'zod';
import { readMood } from '../mood/engine.ts';
import { UsageError } from './options.ts';

const HELP = `Reads the mood of texts with the embedded engine, offline.

Usage: npm run mood -- FILE.jsonl              one JSON object a line: {"text": "...", "language": "en"}; the language may be left out
       npm run mood -- - < FILE.jsonl          the same from standard input
       npm run mood -- --text "..." [--language en]

Each answer is a line on standard output, in the order of the texts:
  {"label": "NEGATIVE", "positive": 0.01, "negative": 0.95, "neutral": 0.03, "mixed": 0.01, "language": "en", "engine": "embedded"}
"engine" is "unread", and "language" may be missing, where nobody could read the text. A line that is no such object gets
{"error": "..."} in its place, and the command ends with 1. npm itself writes two lines first: "npm run --silent mood" keeps it quiet.

  --text TEXT       one text instead of a file
  --language TAG    its language, such as en or pt-BR (default: told from the text)
  --help            this text`;

const FLAGS = { text: { type: 'string' }, language: { type: 'string' }, help: { type: 'boolean' } } as const;

const Line = z.object({ text: z.string(), language: z.string().nullish() });

/** The answer to one text, as a line of JSON. */
const answer = (text: string, language: string | undefined): string => {
  const { sentiment, language: told } = readMood({ text, language });
  const { label, positive, negative, neutral, mixed, engine } = sentiment;
  const scores = { positive: rounded(positive), negative: rounded(negative), neutral: rounded(neutral), mixed: rounded(mixed) };
  return JSON.stringify({ label, ...scores, ...(told === undefined ? {} : { language: told }), engine });
};

/** Five digits: what a score says ends long before. */
const rounded = (score: number): number => Math.round(score * 100_000) / 100_000;

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: argv, options: FLAGS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (values.help === true) return void process.stdout.write(`${HELP}\n`);
  if (values.text !== undefined && file === undefined) return void process.stdout.write(`${answer(values.text, values.language)}\n`);
  if (file === undefined || more.length > 0 || values.text !== undefined) throw new UsageError(`One file, or --text, is expected.\n\n${HELP}`);
  if (values.language !== undefined) throw new UsageError('--language goes with --text. In a file each line may have a "language".');
  const wrong = await answerLines(file);
  if (wrong > 0) throw new UsageError(`${wrong} lines were no texts; their answers say why.`);
}

/** Answers each line of a file; returns how many were no texts. Blank lines are passed over. */
async function answerLines(file: string): Promise<number> {
  const bytes = file === '-' ? 0 : await sizeOf(file);
  const input = file === '-' ? process.stdin : createReadStream(file);
  const bar = bytes > 0 && process.stderr.isTTY && !process.stdout.isTTY ? barOf(basename(file), bytes) : undefined;
  let [number, wrong] = [0, 0];
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const answered = answerLine(line, number);
    if (answered.startsWith('{"error"')) wrong += 1;
    if (!process.stdout.write(`${answered}\n`)) await once(process.stdout, 'drain');
    if (input !== process.stdin) bar?.update(Math.min(bytes, 'bytesRead' in input ? input.bytesRead : 0));
  }
  bar?.update(bytes);
  bar?.stop();
  return wrong;
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile()) throw new UsageError(`There is no file ${file}.`);
  return found.size;
}

const barOf = (name: string, bytes: number): SingleBar => {
  const bar = new SingleBar({ format: `reading ${name} [{bar}] {percentage} %`, hideCursor: true, stream: process.stderr }, Presets.legacy);
  bar.start(bytes, 0);
  return bar;
};

function answerLine(line: string, number: number): string {
  const parsed = Line.safeParse(jsonOf(line));
  if (!parsed.success) return JSON.stringify({ error: `Line ${number} is no object with a "text".` });
  return answer(parsed.data.text, parsed.data.language ?? undefined);
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads us has enough, as `head` does.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
