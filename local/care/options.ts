import { parseArgs } from 'node:util';
import { MIN_N } from '../../core/care/rate.ts';
import { UsageError } from '../options.ts';

/** What `npm run care` was asked for. Paths are as given. */
export interface CareOptions {
  readonly file: string;
  readonly brands: string | undefined;
  readonly only: string | undefined;
  readonly json: boolean;
}

export const HELP = `Tells how each brand of a history takes care of its customers. Nothing is stored, nothing is sent.

Usage: npm run care -- FILE.jsonl [options]

  FILE.jsonl     one message a line, as for npm run replay
  --brands DIR   folder of brand documents, one <brand>.json a brand (an account that none names becomes a brand of its own)
  --brand NAME   only this brand
  --json         one JSON line a brand, then one of all together, instead of a table; times in seconds
  --help         this text

  answered       of those who asked or complained in public: answered by a person, or still not so past the target
  first median   time to the first answer of a person, in the team's opening hours: half waited less; p90: nine in ten did
  run-around     of the conversations with an answer: sent elsewhere without an answer, and the customer had to ask again
  in channel     of the conversations with an answer: at least one did not send the customer elsewhere
  lift           the customer's mood at the end minus at the start, from -2 to 2, of those who wrote more than once

  Each figure stands before the number that it is of. Of fewer than ${MIN_N} nothing is said: "-".`;

const FLAGS = {
  brands: { type: 'string' },
  brand: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const SEE = 'See npm run care -- --help.';

/** Reads the command line. Undefined when help was asked for. Throws UsageError naming the flag. */
export const readCareOptions = (argv: readonly string[]): CareOptions | undefined => {
  const { values, positionals } = parsed(argv);
  const [file, ...more] = positionals;
  if (values.help === true) return undefined;
  if (file === undefined || more.length > 0) throw new UsageError(`One file is expected. ${SEE}`);
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) throw new UsageError(`--${empty[0]} takes a value. ${SEE}`);
  const { brands, brand: only, json = false } = values;
  return { file, brands, only, json };
};

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true, strict: true });
  } catch (error) {
    const words = error instanceof Error ? error.message : 'The command line cannot be read.';
    throw new UsageError(`${words.replace(/\.?$/, '.')} ${SEE}`, { cause: error });
  }
}
