import { access, constants, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import * as z from 'zod';
import { Incident } from '../core/incident.ts';
import { counted, duration } from '../core/wording.ts';
import { runCommand } from './run-command.ts';
import { createEmbeddedSentiment } from './embedded-sentiment.ts';
import { UsageError } from './options.ts';
import { help, readSimulateOptions, type SimulateOptions } from './simulate/options.ts';
import { pageOf } from './simulate/page.ts';
import { showProgress } from './simulate/progress.ts';
import { readHistory, type History } from './simulate/read-history.ts';
import { documentsOf } from './history-brands.ts';
import { runVariants, type BrandOutcomes } from './simulate/run-variants.ts';
import { sentencesOf } from './simulate/sentences.ts';
import { tableText, utcMinute } from './simulate/table.ts';

async function main(argv: readonly string[]): Promise<void> {
  const options = readSimulateOptions(argv);
  if (options === undefined) return void process.stdout.write(`${help()}\n`);
  if (options.html !== undefined) await checkWritable(options.html);
  const started = performance.now();
  const [history, brands] = await simulated(options);
  if (options.html !== undefined) await writePage(options.html, options, history, brands);
  process.stdout.write(options.json ? jsonLines(brands) : words(options, history, brands, performance.now() - started));
}

/** Hears the file and judges it, with a bar on a terminal. */
async function simulated({ file, brands: folder, only, variants }: SimulateOptions): Promise<[History, readonly BrandOutcomes[]]> {
  const documents = await documentsOf(file, folder);
  const progress = showProgress(process.stderr);
  const moved = (read: number, of: number): void => progress.moved(`reading ${basename(file)}`, read, of);
  try {
    const history = await readHistory({ file, documents, only }, { sentiment: createEmbeddedSentiment(), now: Date.now(), moved });
    return [history, await runVariants(history, variants, (done, of) => progress.moved('judging', done, of))];
  } finally {
    progress.close();
  }
}

/** Nobody should wait for a page that cannot be written. */
async function checkWritable(path: string): Promise<void> {
  await access(dirname(resolve(path)), constants.W_OK).catch((cause: unknown) => {
    throw new UsageError(`The page cannot be written to ${path}. Check the folder and its permissions.`, { cause });
  });
}

async function writePage(
  path: string,
  { file, variants }: SimulateOptions,
  { summary, to }: History,
  brands: readonly BrandOutcomes[],
): Promise<void> {
  const page = pageOf({ file: basename(file), messages: summary.messages, from: summary.from, until: summary.to, to, variants, brands });
  await writeFile(path, page).catch((cause: unknown) => {
    throw new UsageError(`The page cannot be written to ${path}.`, { cause });
  });
}

function words({ file, variants, html }: SimulateOptions, { summary, to }: History, brands: readonly BrandOutcomes[], took: number): string {
  const about = brands.length === 1 && brands[0] !== undefined ? brands[0].brand.brand : counted(brands.length, 'brand');
  const sentences = sentencesOf(brands, variants, to);
  return (
    `${basename(file)}: ${counted(summary.messages, 'message')}, ${utcMinute(summary.from)} to ${utcMinute(summary.to)} UTC (${duration(summary.to - summary.from)}), ` +
    `judged for ${about} in ${(took / 1_000).toFixed(1)} s\n\n` +
    `${tableText(brands, to)}\n${sentences.join('\n')}\n${html === undefined ? '' : `\nThe page: ${html}\n`}`
  );
}

const jsonLines = (brands: readonly BrandOutcomes[]): string =>
  brands
    .flatMap(({ outcomes }) => outcomes)
    .flatMap(({ variant: { letter, changed }, incidents }) =>
      incidents.map((incident) => ({ variant: letter, changed, incident: z.encode(Incident, incident) })),
    )
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

await runCommand(main);
