import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BrandDocument, isLoopback } from '../core/brand.ts';
import { SECOND } from '../core/time.ts';
import { startApp, type App } from './app.ts';
import { HELP, readOptions, UsageError, type Options } from './options.ts';
import { showProgress } from './replay/progress-bar.ts';
import { PACE, replay } from './replay/replay.ts';
import { detailOf, SignedClient, type Target } from './replay/signed-client.ts';
import { tellSummary } from './replay/summary.ts';
import { jsonOn, wordsOn, type Screen } from './screen.ts';
import { StoreError } from './store/open.ts';

const SAMPLE = fileURLToPath(new URL('./sample/wrenlow-day.jsonl', import.meta.url));
const SAMPLE_BRAND = fileURLToPath(new URL('./sample/brand.json', import.meta.url));

/** Starts, replays what there is to replay, and goes on listening until it is told to stop. */
async function main(options: Options, screen: Screen): Promise<void> {
  const app = await startApp(options, screen);
  const stopping = stopOnSignal(app, screen);
  screen.say('listening', { url: app.url }, `listening on ${app.url}`);
  if (app.webhookUrl !== undefined) screen.say('listening for webhooks', { url: app.webhookUrl }, `listening for webhooks on ${app.webhookUrl}`);
  const file = options.replay ?? (options.sample && app.isNew ? SAMPLE : undefined);
  // A replay that Ctrl-C cut off has nobody to send to: that is no failure.
  if (file !== undefined)
    await replayFile(app, file, options, screen).catch((error: unknown) => (stopping.aborted ? undefined : Promise.reject(error)));
  if (stopping.aborted) return;
  screen.say('waiting', { url: app.url }, `Listening for webhooks at ${app.url}/webhooks/{platform}. Ctrl-C stops.`);
}

async function replayFile(app: App, file: string, options: Options, screen: Screen): Promise<void> {
  const [standard] = await app.secrets.of('standard');
  if (standard === undefined)
    throw new UsageError('A replay is sent as signed deliveries: the secrets file needs a secret under "standard". Without one, start with --empty.');
  const target: Target = { url: app.url, secret: standard.secret, ...(await tokenOf(options)) };
  if (file === SAMPLE) await describeSampleBrand(target);
  const progress = showProgress(screen, basename(file), process.stdout.isTTY && !options.json);
  const result = await replay(target, { file, speed: options.speed, ...PACE }, progress).finally(() => progress.close());
  await tellSummary(target, result, existsSync(app.alerts) ? app.alerts : undefined, screen);
}

async function describeSampleBrand(target: Target): Promise<void> {
  const client = new SignedClient(target, 1);
  const brand = BrandDocument.parse(JSON.parse(await readFile(SAMPLE_BRAND, 'utf8')));
  const reply = await client.api('PUT', `/brands/${brand.brand}`, brand).finally(() => client.close());
  if (reply.status >= 300) throw new UsageError(`The brand of the sample could not be created (${reply.status}): ${detailOf(reply)}`);
}

/** Where the API wants a token even from here, the first one that may do everything is ours. */
async function tokenOf({ tokenFile, host }: Options): Promise<{ token?: string }> {
  if (tokenFile === undefined) return {};
  const tokens = JSON.parse(await readFile(tokenFile, 'utf8')) as { token: string; brands: unknown; scope: string }[];
  const admin = tokens.find(({ scope, brands }) => scope === 'admin' && brands === '*');
  if (admin === undefined && !isLoopback(host))
    throw new UsageError('A replay describes brands: the token file needs a token of brands "*" and scope "admin". Without one, start with --empty.');
  return admin === undefined ? {} : { token: admin.token };
}

/** A terminal signals the whole group, and npm passes its signal on as well: two so close together are one Ctrl-C. */
const ONE_PRESS = SECOND;

/** The first Ctrl-C stops cleanly; a second one ends at once, which loses nothing either. The signal it returns tells of the first. */
function stopOnSignal(app: App, screen: Screen): AbortSignal {
  const stopping = new AbortController();
  let pressedAt = -Infinity;
  const stop = (): void => {
    if (stopping.signal.aborted && performance.now() - pressedAt > ONE_PRESS) process.exit(130);
    if (stopping.signal.aborted) return;
    pressedAt = performance.now();
    stopping.abort();
    screen.say('stopping', {}, '\nstopping ...');
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error, screen),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return stopping.signal;
}

/** What a person can mend is one clear sentence; everything else is a fault of ours and keeps its trace. */
function fail(error: unknown, screen: Screen): void {
  if (error instanceof UsageError || error instanceof StoreError) process.stderr.write(`${error.message}\n`);
  else screen.error('unexpected', { reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exit(1);
}

const wantsJson = process.argv.includes('--json');
const screen = wantsJson ? jsonOn(process.stdout, () => Date.now()) : wordsOn(process.stdout, process.stderr);
try {
  const options = readOptions(process.argv.slice(2));
  if (options === undefined) process.stdout.write(`${HELP}\n`);
  else await main(options, screen);
} catch (error) {
  fail(error, screen);
}
