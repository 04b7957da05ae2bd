import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './options.ts';
import { StoreError } from './store/open.ts';
import { openInbox } from './store/open-store.ts';

const HELP = `Puts dead letters back into the inbox, where a running Groundswell takes them up within a second.

Usage: npm run redrive -- [options] [ID ...]     all of them, or only those with these ids

  --data DIR    the data folder (default ./data)
  --list        only show them: id, when it was received, how often it was tried, why it was given up
  --help        this text`;

const SHOWN = 200;

function main(argv: string[]): void {
  const flags = { data: { type: 'string', default: 'data' }, list: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: argv, options: flags, allowPositionals: true });
  if (values.help === true) return void process.stdout.write(`${HELP}\n`);
  if (!existsSync(join(values.data, 'inbox.db'))) throw new UsageError(`There is no inbox in ${values.data}. Give the data folder with --data DIR.`);
  const inbox = openInbox(values.data);
  try {
    if (values.list === true) return list(inbox.deadLetters(SHOWN));
    const count = inbox.redrive(positionals.length === 0 ? undefined : positionals);
    process.stdout.write(count === 1 ? '1 dead letter is back in the inbox.\n' : `${count} dead letters are back in the inbox.\n`);
  } finally {
    inbox.close();
  }
}

/** Ids and reasons; what the messages say is nobody's business here. */
function list(letters: readonly { id: string; sentAt: number; attempts: number; reason: string }[]): void {
  if (letters.length === 0) process.stdout.write('There are no dead letters.\n');
  for (const { id, sentAt, attempts, reason } of letters)
    process.stdout.write(`${id}\t${new Date(sentAt).toISOString()}\t${attempts} attempts\t${reason}\n`);
  if (letters.length === SHOWN) process.stdout.write(`(the oldest ${SHOWN} are shown)\n`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof UsageError || error instanceof StoreError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
