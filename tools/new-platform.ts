import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromTemplate, PLATFORM_NAME, TEMPLATE, withListed } from './platform-template.ts';

const HELP = `Writes the files of a new platform, which compile and pass their tests as they are, and puts it into the lists.

Usage: npm run new:platform -- NAME     in lower-case letters and digits, as in /webhooks/NAME`;

const nextOf = (name: string): string => `
What to do now (docs/adding-a-platform.md has more):
  1. core/platforms/${name}.ts: the scheme and the fields, from the platform's documents; name the page.
  2. test/core/platforms/${name}-signer.ts: sign as the documents say; test a published signature, and openssl's or an SDK's.
  3. test/specimens/${name}.ts: what it really sends, with values of your own. All promises run over it.
  4. npm run docs:platforms, npm run format, npm test, and npm run fuzz.`;

/** Where a platform is listed: a file, how it is imported there, and the line that ends the list. */
const listsFor = (name: string) => [
  { file: 'core/platforms/index.ts', imported: name, path: `./${name}.ts`, end: '] as const satisfies' },
  { file: 'test/specimens/specimens.ts', imported: `${name}Specimen`, path: `./${name}.ts`, end: '];' },
];

function main(root: string, [name, ...more]: readonly string[]): void {
  if (name === undefined || name === '--help' || more.length > 0) return void process.stdout.write(`${HELP}\n`);
  if (!PLATFORM_NAME.test(name)) return refuse(`A platform's name is of lower-case letters and digits, which "${name}" is not.`);
  const files = Object.entries(TEMPLATE).map(([path, targetOf]) => ({ path, target: targetOf(name) }));
  const taken = files.find(({ target }) => existsSync(join(root, target)));
  if (taken !== undefined) return refuse(`There is ${taken.target} already.`);
  for (const { path, target } of files) write(root, target, fromTemplate(readFileSync(join(root, path), 'utf8'), path, name));
  for (const { file, ...listed } of listsFor(name)) write(root, file, withListed(readFileSync(join(root, file), 'utf8'), listed));
  process.stdout.write(`${nextOf(name)}\n`);
}

function write(root: string, path: string, text: string): void {
  writeFileSync(join(root, path), text);
  process.stdout.write(`wrote ${path}\n`);
}

function refuse(words: string): void {
  process.stderr.write(`${words}\n\n${HELP}\n`);
  process.exitCode = 1;
}

main(join(import.meta.dirname, '..'), process.argv.slice(2));
