import { join } from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { createHandler as createAcknowledge } from '../lambdas/acknowledge/handler.ts';
import { createHandler as createCareApi } from '../lambdas/care-api/handler.ts';
import { createHandler as createReceive } from '../lambdas/receive-webhook/handler.ts';
import type { ApiEvent, Inbox } from '../lambdas/ports.ts';
import type { AnalysisSettings, FromAnalysis, ToAnalysis } from './analysis-thread.ts';
import { readBrandFiles, storeBrands } from './brand-files.ts';
import { openDataFolder } from './data-folder.ts';
import { isLoopback } from '../core/brand.ts';
import { listen, type Doors, type Handle, type Listening } from './http-server.ts';
import { lambdaContext } from './lambda-context.ts';
import { UsageError, type Options } from './options.ts';
import { createSecrets, readSecrets, type FileSecrets } from './secrets.ts';
import type { Screen } from './screen.ts';
import { openInbox, openStore, type Store } from './store/open-store.ts';
import { NO_TOKENS, readTokens } from './tokens.ts';
import { VERSION } from './version.ts';

/** A running Groundswell. */
export interface App {
  readonly url: string;
  readonly webhookUrl?: string;
  readonly data: string;
  readonly alerts: string;
  readonly isNew: boolean;
  readonly secrets: FileSecrets;
  /** Ends when everything under way is answered, analysed or safe in the inbox. */
  stop(): Promise<void>;
}

/** Starts everything on this machine. Throws UsageError or StoreError, in words for the user, when something cannot be used. */
export const startApp = async (options: Options, screen: Screen): Promise<App> => {
  const documents = options.brands === undefined ? [] : await readBrandFiles(options.brands);
  const tokens = options.tokenFile === undefined ? NO_TOKENS : await readTokens(options.tokenFile);
  if (options.tokenFile === undefined && !isLoopback(options.host)) {
    throw new UsageError(`Listening on ${options.host} lets others in: give the API's tokens with --token-file FILE.`);
  }
  const folder = await openDataFolder(options.data);
  const secretsPath = options.secrets ?? folder.secrets;
  if (options.secrets === undefined) await createSecrets(folder.secrets).catch(unlessItExists);
  const secrets = await readSecrets(secretsPath);
  if (secrets.warning !== undefined) screen.warn(secrets.warning);
  const inbox = openInbox(folder.path);
  const store = openStore(folder.path);
  await storeBrands(store.brands, documents);
  const analysis: { worker?: Worker } = {};
  const waking: Inbox = {
    send: async (items) => {
      await inbox.send(items);
      analysis.worker?.postMessage('wake' satisfies ToAnalysis);
    },
    depth: () => inbox.depth(),
  };
  const doors = doorsOf(store, waking, secrets, screen);
  const main = await listen(doors, tokens, options.host, options.port);
  const { careApi: _inside, ...outside } = doors;
  const tunnel = options.webhookPort === undefined ? undefined : await listen(outside, tokens, options.host, options.webhookPort);
  const worker = await startAnalysis(
    {
      data: folder.path,
      alerts: folder.alerts,
      secrets: secretsPath,
      url: options.publicUrl ?? main.url,
      from: options.from,
      privateWebhooks: options.privateWebhooks,
      ...(options.smtp === undefined ? {} : { smtp: options.smtp }),
    },
    screen,
  );
  analysis.worker = worker;
  return {
    url: main.url,
    ...(tunnel === undefined ? {} : { webhookUrl: tunnel.url }),
    data: folder.path,
    alerts: folder.alerts,
    isNew: folder.isNew,
    secrets,
    stop: async () => {
      await Promise.all([main.close(), tunnel?.close()]);
      await stopped(worker);
      store.close();
      inbox.close();
      folder.release();
    },
  };
};

function doorsOf(store: Store, inbox: Inbox, secrets: FileSecrets, log: Screen): Required<Doors> {
  const now = (): number => Date.now();
  const receive = createReceive({ secrets, inbox, log, now });
  const acknowledge = createAcknowledge({ ...store, links: { keys: () => secrets.linkKeys() }, log, now });
  const careApi = createCareApi({ ...store, inbox, log, now, version: VERSION });
  return {
    receiveWebhook: (event) => receive(event, lambdaContext('receive-webhook')),
    acknowledge: (event) => acknowledge(event, lambdaContext('acknowledge')),
    careApi: (event) => careApi(event, lambdaContext('care-api')),
  };
}

async function startAnalysis(settings: AnalysisSettings, screen: Screen): Promise<Worker> {
  const worker = new Worker(new URL("./analysis-thread.ts", import.meta.url), { workerData: settings, resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  worker.on('message', (message: FromAnalysis) => {
    if (message.type === 'log') screen[message.level](message.event, message.facts);
    if (message.type === 'said') screen.say('alert written', {}, message.sentence);
  });
  await once(worker, 'message');
  return worker;
}

async function stopped(worker: Worker): Promise<void> {
  const exit = once(worker, 'exit');
  worker.postMessage('stop' satisfies ToAnalysis);
  await exit;
}

function unlessItExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
