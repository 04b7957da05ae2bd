import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { LABELS } from '../core/sentiment.ts';
import type { Example } from '../mood/training/examples.ts';
import { trainAll, type Lent } from '../mood/training/train.ts';

const HELP = `Trains the embedded mood engine and writes its weights. The same material gives the same weights; it takes a few minutes.

Usage: npm run train:mood -- DIR [--out FILE]

  DIR         the folder with the labelled sets whose weights may ship: ${['semeval-2013-2016.en', 'goemotions.en', 'kote.ko'].map((name) => `${name}.jsonl`).join(', ')}
  --out FILE  where the weights go (default mood/weights.bin, which the product reads)
  --help      this text

Our own messages and words come from mood/training. What may ship and under which terms is told in NOTICE.`;

/** The sets that we may learn from. Others may lie beside them, to measure with: they are never read here. */
const LENT = { en: ['semeval-2013-2016.en', 'goemotions.en'], ko: ['kote.ko'] };

const FLAGS = { out: { type: 'string', default: 'mood/weights.bin' }, help: { type: 'boolean' } } as const;

function main(argv: string[]): void {
  const { values, positionals } = parseArgs({ args: argv, options: FLAGS, allowPositionals: true });
  const [folder, ...more] = positionals;
  if (values.help === true) return void process.stdout.write(`${HELP}\n`);
  if (folder === undefined || more.length > 0) throw new Error(`One folder is expected.\n\n${HELP}`);
  const lent: Lent = new Map(Object.entries(LENT).map(([language, names]) => [language, names.flatMap((name) => examplesIn(folder, name))]));
  const began = performance.now();
  const file = trainAll(lent, (language, step) =>
    process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${language}: ${step}\n`),
  );
  writeFileSync(values.out, file);
  process.stderr.write(`${values.out}: ${file.length} bytes\n`);
}

function examplesIn(folder: string, name: string): readonly Example[] {
  const path = join(folder, `${name}.jsonl`);
  if (!existsSync(path)) throw new Error(`${path} is not there. The folder must hold ${Object.values(LENT).flat().join('.jsonl, ')}.jsonl.`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const { text, label } = JSON.parse(line) as { text: string; label: string };
      const known = LABELS.find((one) => one === label);
      if (known === undefined) throw new Error(`${path}, line ${index + 1}: "${label}" is no label.`);
      return { text, label: known, kind: 'message', weight: 1, source: name };
    });
}

try {
  main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
