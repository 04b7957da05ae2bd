import { parseArgs } from 'node:util';
import { UsageError } from '../options.ts';
import { expectations, variantsOf, type Variant } from './variants.ts';

/** What `npm run simulate` was asked for. Paths are as given. */
export interface SimulateOptions {
  readonly file: string;
  readonly brands: string | undefined;
  readonly only: string | undefined;
  readonly html: string | undefined;
  readonly json: boolean;
  readonly variants: readonly Variant[];
}

const USAGE = `Tells which incidents a history would have raised, under the settings of now and under others. Nothing is stored, nothing is sent.

Usage: npm run simulate -- FILE.jsonl [options]

  FILE.jsonl                  one message a line, as for npm run replay
  --brands DIR                folder of brand documents, one <brand>.json a brand (an account that none names becomes a brand of its own)
  --brand NAME                only this brand
  --whatif KEY=VALUE          compare with other settings; several at once with commas. Each --whatif is one more comparison
  --sweep KEY=FROM..TO/STEP   compare with each of these values, such as negativeShare=0.3..0.6/0.05
  --html FILE                 write a page with a picture as well
  --json                      one JSON line an incident and variant instead of words
  --help                      this text
`;

export const help = (): string => `${USAGE}\n${expectations()}`;

const FLAGS = {
  brands: { type: 'string' },
  brand: { type: 'string' },
  whatif: { type: 'string', multiple: true },
  sweep: { type: 'string', multiple: true },
  html: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line. Undefined when help was asked for. Throws UsageError naming the flag. */
export const readSimulateOptions = (argv: readonly string[]): SimulateOptions | undefined => {
  const { values, positionals } = parsed(argv);
  const [file, ...more] = positionals;
  if (values.help === true) return undefined;
  if (file === undefined || more.length > 0) throw new UsageError('One file is expected. See npm run simulate -- --help.');
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) throw new UsageError(`--${empty[0]} takes a value. See npm run simulate -- --help.`);
  const { brands, brand: only, html, json = false, whatif = [], sweep = [] } = values;
  return { file, brands, only, html, json, variants: variantsOf(whatif, sweep) };
};

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true, strict: true });
  } catch (error) {
    const words = error instanceof Error ? error.message : 'The command line cannot be read.';
    throw new UsageError(`${words.replace(/\.?$/, '.')} See npm run simulate -- --help.`, { cause: error });
  }
}
