import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { speedOf, UsageError } from './options.ts';
import { showProgress } from './replay/progress-bar.ts';
import { PACE, replay } from './replay/replay.ts';
import type { Target } from './replay/signed-client.ts';
import { tellSummary } from './replay/summary.ts';
import { wordsOn } from './screen.ts';
import { readSecrets } from './secrets.ts';

const HELP = `Sends a file of messages to a running Groundswell as signed deliveries, on the messages' own clock.

Usage: npm run replay -- FILE [options]

  --url URL           the instance (default http://127.0.0.1:8787)
  --secrets FILE      its secrets file (default DIR/secrets.json)
  --data DIR          its data folder (default ./data)
  --token TOKEN       a token of scope admin, where its API wants one
  --speed N           so many times faster than it happened (default: as fast as it goes)
  --connections N     how many deliveries at once (default ${PACE.connections})
  --batch N           messages a delivery, at most 1000 (default ${PACE.batch})
  --help              this text`;

const FLAGS = {
  url: { type: 'string', default: 'http://127.0.0.1:8787' },
  secrets: { type: 'string' },
  data: { type: 'string', default: 'data' },
  token: { type: 'string' },
  speed: { type: 'string' },
  connections: { type: 'string', default: String(PACE.connections) },
  batch: { type: 'string', default: String(PACE.batch) },
  help: { type: 'boolean' },
} as const;

const MOST_CONNECTIONS = 64;
const MOST_MESSAGES = 1_000;

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: argv, options: FLAGS, allowPositionals: true });
  const [file, ...more] = positionals;
  if (values.help === true) return void process.stdout.write(`${HELP}\n`);
  if (file === undefined || more.length > 0) throw new UsageError(`One file is expected.\n\n${HELP}`);
  if (!URL.canParse(values.url)) throw new UsageError(`--url takes a URL, not "${values.url}".`);
  const screen = wordsOn(process.stdout, process.stderr);
  const secrets = await readSecrets(values.secrets ?? join(values.data, 'secrets.json'), screen);
  const [standard] = await secrets.of('standard');
  if (standard === undefined) throw new UsageError('The secrets file has no secret under "standard".');
  const target: Target = {
    url: values.url.replace(/\/+$/, ''),
    secret: standard.secret,
    ...(values.token === undefined ? {} : { token: values.token }),
  };
  const settings = {
    file,
    speed: values.speed === undefined ? Infinity : speedOf(values.speed),
    connections: countOf('--connections', values.connections, MOST_CONNECTIONS),
    batch: countOf('--batch', values.batch, MOST_MESSAGES),
  };
  const progress = showProgress(screen, basename(file), process.stdout.isTTY);
  const result = await replay(target, settings, progress).finally(() => progress.close());
  await tellSummary(target, result, undefined, screen);
}

function countOf(flag: string, text: string, most: number): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most) throw new UsageError(`${flag} takes a whole number from 1 to ${most}, not "${text}".`);
  return count;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
