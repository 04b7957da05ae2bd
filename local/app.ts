import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { isLoopback } from '../core/brand.ts';
import { createHandler as createAcknowledge } from '../lambdas/acknowledge/handler.ts';
import { createHandler as createCareApi } from '../lambdas/care-api/handler.ts';
import type { CareApiPorts, Figures } from '../lambdas/care-api/ports.ts';
import type { Inbox, Secrets } from '../lambdas/ports.ts';
import { createHandler as createReceive } from '../lambdas/receive-webhook/handler.ts';
import type { AnalysisSettings, FromAnalysis, ToAnalysis } from './analysis-thread.ts';
import { readBrandFiles, storeBrands } from './brand-files.ts';
import { erasingOn } from './erasing.ts';
import { openDataFolder, type DataFolder } from './data-folder.ts';
import { listen, type Doors, type Listening } from './http-server.ts';
import { lambdaContext } from './lambda-context.ts';
import { UsageError, type Options } from './options.ts';
import type { Screen } from './screen.ts';
import { authorKeysOf, createKeys, createSecrets, linkKeysOf, readSecrets } from './secrets.ts';
import { openInbox, openStore, type Store } from './store/open-store.ts';
import { damageIn } from './store/open.ts';
import { NO_TOKENS, readTokens, type Tokens } from './tokens.ts';
import { VERSION } from './version.ts';

/** A running Groundswell. */
export interface App {
  readonly url: string;
  readonly webhookUrl?: string;
  readonly data: string;
  readonly alerts: string;
  readonly isNew: boolean;
  readonly secrets: Secrets;
  /** Ends when everything under way is answered, analysed or safe in the inbox. */
  stop(): Promise<void>;
}

/**
 * Starts everything on this machine. Throws UsageError or StoreError, in words for the user, when something cannot be used;
 * whatever was started until then is stopped again.
 */
export const startApp = (options: Options, screen: Screen): Promise<App> =>
  everythingStarted(options, screen).catch((error: unknown) => {
    throw damageIn(options.data, error) ?? error;
  });

async function everythingStarted(options: Options, screen: Screen): Promise<App> {
  const documents = options.brands === undefined ? [] : await readBrandFiles(options.brands);
  const tokens = await tokensFor(options);
  await using started = new AsyncDisposableStack();
  const folder = await openDataFolder(options.data);
  started.defer(() => folder.release());
  // The ports come before the first file is written, so that a taken port leaves a new folder new.
  const doors = Promise.withResolvers<Required<Doors>>();
  const servers = await listenAt(options, doors.promise, tokens, screen);
  started.defer(() => servers.close());
  const { secrets, keys } = await secretsFor(options, folder, screen);
  const inbox = openInbox(folder.path);
  started.defer(() => inbox.close());
  const store = openStore(folder.path);
  started.defer(() => store.close());
  await storeBrands(store.brands, documents);
  const worker = await startAnalysis(analysisSettings(options, folder, servers.url), screen);
  started.defer(() => stopped(worker));
  const erasing = erasingOn({ store, inbox, alerts: folder.alerts, authorKeys: () => authorKeysOf(keys) });
  doors.resolve(doorsOf({ ...store, erasing }, waking(inbox, worker), secrets, keys, screen, options.publicUrl));
  started.defer(() => servers.close()); // stops in reverse order: first of all, nobody new is let in
  const running = started.move();
  const { url, webhookUrl } = servers;
  warnOfLinks(options, url, screen);
  const { path: data, alerts, isNew } = folder;
  return { url, ...(webhookUrl === undefined ? {} : { webhookUrl }), data, alerts, isNew, secrets, stop: () => running.disposeAsync() };
}

/** Nobody can follow a link to every address at once. */
const warnOfLinks = ({ host, publicUrl }: Options, url: string, screen: Screen): void => {
  if (publicUrl === undefined && (host === '0.0.0.0' || host === '::')) {
    screen.warn(`Links in alerts lead to ${url}, which nobody else can follow: say how others reach this machine with --public-url URL.`);
  }
};

async function tokensFor({ tokenFile, host }: Options): Promise<Tokens> {
  if (tokenFile !== undefined) return readTokens(tokenFile);
  if (isLoopback(host)) return NO_TOKENS;
  throw new UsageError(`Listening on ${host} lets others in: give the API's tokens with --token-file FILE.`);
}

/** The port for everything, and the one for tunnels when it is asked for. */
async function listenAt(
  { host, port, webhookPort }: Options,
  doors: Promise<Required<Doors>>,
  tokens: Tokens,
  log: Screen,
): Promise<Listening & { readonly webhookUrl?: string }> {
  const main = await listen(doors, tokens, { host, port, flag: '--port' }, log);
  if (webhookPort === undefined) return main;
  const outside = doors.then(({ receiveWebhook, acknowledge }) => ({ receiveWebhook, acknowledge }));
  try {
    const tunnel = await listen(outside, tokens, { host, port: webhookPort, flag: '--webhook-port' }, log);
    return { url: main.url, webhookUrl: tunnel.url, close: async () => void (await Promise.all([main.close(), tunnel.close()])) };
  } catch (error) {
    await main.close();
    throw error;
  }
}

/** The platforms' secrets, from the user's file or our own, and the keys that are nobody's but ours. */
async function secretsFor(options: Options, folder: DataFolder, log: Screen): Promise<{ secrets: Secrets; keys: Secrets }> {
  await createKeys(folder.keys);
  if (options.secrets === undefined) await createSecrets(folder.secrets);
  return { secrets: await readSecrets(options.secrets ?? folder.secrets, log), keys: await readSecrets(folder.keys, log) };
}

/** The inbox, waking the analysis whenever something has come. */
const waking = (inbox: Inbox, worker: Worker): Inbox => ({
  send: async (items) => {
    await inbox.send(items);
    worker.postMessage('wake' satisfies ToAnalysis);
  },
  depth: () => inbox.depth(),
});

function doorsOf(
  store: Store & Pick<CareApiPorts, 'erasing'>,
  inbox: Inbox,
  secrets: Secrets,
  keys: Secrets,
  log: Screen,
  publicUrl?: string,
): Required<Doors> {
  const now = (): number => Date.now();
  const receive = createReceive({ secrets, inbox, takesReplays: true, publicUrl, log, now });
  const acknowledge = createAcknowledge({ ...store, links: { keys: () => linkKeysOf(keys) }, log, now });
  const figures = async (): Promise<Figures> => ({ inbox: await inbox.depth(), ...store.counts() });
  const careApi = createCareApi({ ...store, figures, log, now, version: VERSION });
  return {
    receiveWebhook: (event) => receive(event, lambdaContext('receive-webhook')),
    acknowledge: (event) => acknowledge(event, lambdaContext('acknowledge')),
    careApi: (event) => careApi(event, lambdaContext('care-api')),
  };
}

const analysisSettings = (
  { publicUrl, from, privateWebhooks, smtp, mood }: Options,
  { path, alerts, keys }: DataFolder,
  url: string,
): AnalysisSettings => ({
  data: path,
  alerts,
  keys,
  url: publicUrl ?? url,
  from,
  privateWebhooks,
  mood,
  ...(smtp === undefined ? {} : { smtp }),
});

/** The analysis allocates much and keeps little: a small nursery keeps the memory flat. */
const YOUNG_MB = 4;

/** Starts the thread of the analysis. Should it ever end by itself, its error is nobody's to catch and ends the process: a restart heals. */
async function startAnalysis(settings: AnalysisSettings, screen: Screen): Promise<Worker> {
  const worker = new Worker(new URL('./analysis-thread.ts', import.meta.url), {
    workerData: settings,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const ready = Promise.withResolvers<void>();
  worker.once('error', ready.reject);
  worker.on('message', (message: FromAnalysis) => {
    if (message.type === 'ready') ready.resolve();
    if (message.type === 'log') screen[message.level](message.event, message.facts);
    if (message.type === 'said') screen.say('notice' in message.facts ? 'notice written' : 'alert written', message.facts, message.sentence);
  });
  await ready.promise;
  worker.off('error', ready.reject);
  return worker;
}

async function stopped(worker: Worker): Promise<void> {
  const exit = once(worker, 'exit');
  worker.postMessage('stop' satisfies ToAnalysis);
  await exit;
}
