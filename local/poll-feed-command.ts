import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Channel } from './feed/feed-messages.ts';
import { FeedUnavailable } from './feed/fetch-feed.ts';
import { pollFeed, type Poll } from './feed/poll-feed.ts';
import { UsageError } from './options.ts';
import { SignedClient } from './replay/signed-client.ts';
import { wordsOn, type Screen } from './screen.ts';
import { readSecrets } from './secrets.ts';

const HELP = `Polls an RSS or Atom feed and posts what is new in it into the standard inlet of a running Groundswell, signed.

Usage: npm run poll:feed -- FEED-URL --platform NAME --account NAME [options]

  --platform NAME     what its messages have as platform, such as reddit (lower case)
  --account NAME      whose channel it is, as a brand document names it
  --agent NAME        an author who writes for the brand; may be given again
  --every SECONDS     how often (default 300, at least 10)
  --once              once, for a timer of your own
  --url URL           the instance (default http://127.0.0.1:8787)
  --secrets FILE      its secrets file (default DIR/secrets.json)
  --data DIR          its data folder (default ./data); what was sent is remembered below it, in feeds
  --help              this text`;

const FLAGS = {
  platform: { type: 'string' },
  account: { type: 'string' },
  agent: { type: 'string', multiple: true, default: [] as string[] },
  every: { type: 'string', default: '300' },
  once: { type: 'boolean', default: false },
  url: { type: 'string', default: 'http://127.0.0.1:8787' },
  secrets: { type: 'string' },
  data: { type: 'string', default: 'data' },
  help: { type: 'boolean' },
} as const;

const SHORTEST_PAUSE = 10;

async function main(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: argv, options: FLAGS, allowPositionals: true });
  const [feed, ...more] = positionals;
  if (values.help === true) return void process.stdout.write(`${HELP}\n`);
  if (feed === undefined || more.length > 0) throw new UsageError(`One feed is expected.\n\n${HELP}`);
  for (const url of [feed, values.url]) if (!/^https?:/.test(url) || !URL.canParse(url)) throw new UsageError(`"${url}" is no web address.`);
  const every = Number(values.every);
  if (!(every >= SHORTEST_PAUSE)) throw new UsageError(`--every takes ${SHORTEST_PAUSE} seconds or more, not "${values.every}".`);
  const screen = wordsOn(process.stdout, process.stderr);
  const secrets = await readSecrets(values.secrets ?? join(values.data, 'secrets.json'), screen);
  const [standard] = await secrets.of('standard');
  if (standard === undefined) throw new UsageError('The secrets file has no secret under "standard".');
  const client = new SignedClient({ url: values.url.replace(/\/+$/, ''), secret: standard.secret }, 1);
  const poll: Poll = {
    url: feed,
    channel: channelOf(values.platform, values.account, values.agent),
    memory: join(values.data, 'feeds', `${createHash('sha256').update(feed).digest('hex').slice(0, 16)}.json`),
    deliver: (body) => client.deliver(body),
  };
  await pollFor(poll, values.once ? undefined : every, screen).finally(() => client.close());
}

function channelOf(platform: string | undefined, account: string | undefined, agents: readonly string[]): Channel {
  if (platform === undefined || !/^[a-z][a-z0-9-]{0,39}$/.test(platform))
    throw new UsageError('--platform takes a name in lower case, such as reddit.');
  if (account === undefined || account === '' || account.length > 512)
    throw new UsageError('--account takes the name by which a brand document knows it.');
  return { platform, account, agents };
}

/** Once, or for ever: what has worked once may fail for a while, and a server may say for how long. */
async function pollFor(poll: Poll, every: number | undefined, screen: Screen): Promise<void> {
  for (let hasWorked = false; ;) {
    const wait = await pollFeed(poll, Date.now()).then(
      (found) => {
        hasWorked = true;
        screen.say('polled', { ...found }, `${found.items} items, ${found.created} new, ${found.updated} changed`);
        return 0;
      },
      (error: unknown) => {
        const maySucceed = every !== undefined && (error instanceof FeedUnavailable || (hasWorked && error instanceof UsageError));
        if (!maySucceed) throw error;
        screen.warn(error.message);
        return error instanceof FeedUnavailable ? error.retryAfter : 0;
      },
    );
    if (every === undefined) return;
    await pause(Math.max(wait, every) * 1_000);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  const isOurs = error instanceof UsageError || error instanceof FeedUnavailable || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
}
