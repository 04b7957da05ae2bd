import { createSecretKey } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { MINUTE } from '../core/time.ts';
import type { Facts } from '../lambdas/ports.ts';
import { createWebhooks } from '../lambdas/tell-webhooks.ts';
import { createWebhookAlerts } from '../webhooks/webhook-alerts.ts';
import { releaseClaims } from './abandoned-claims.ts';
import { createLocalAlerts } from './alerts/local-alerts.ts';
import { Analysis, SWEEP_EVERY } from './analysis.ts';
import { erasingOn } from './erasing.ts';
import { linksTo } from './links.ts';
import { keyPhrasesOf, moodReaderOf } from './mood-reader.ts';
import type { MoodOptions } from './mood-options.ts';
import { authorKeysOf, linkKeysOf, readSecrets } from './secrets.ts';
import { openInbox, openStore } from './store/open-store.ts';

/** What the main thread tells the analysis at its start. */
export interface AnalysisSettings {
  readonly data: string;
  readonly alerts: string;
  /** The file of our own keys. */
  readonly keys: string;
  readonly url: string;
  readonly smtp?: string;
  readonly from: string;
  readonly privateWebhooks: boolean;
  readonly mood: MoodOptions;
}

/** What the main thread says later. */
export type ToAnalysis = 'wake' | 'stop';

/** What the analysis tells the main thread. */
export type FromAnalysis =
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly level: 'info' | 'warn' | 'error'; readonly event: string; readonly facts: Facts }
  | { readonly type: 'said'; readonly sentence: string; readonly facts: Facts };

/** The analysis has a thread of its own, so that no webhook waits for it. */
async function run(
  settings: AnalysisSettings,
  tell: (message: FromAnalysis) => void,
  heard: (listener: (message: ToAnalysis) => void) => void,
): Promise<void> {
  const now = (): number => Date.now();
  const log =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, facts: Facts = {}) =>
      tell({ type: 'log', level, event, facts });
  const logger = { info: log('info'), warn: log('warn'), error: log('error') };
  const keys = await readSecrets(settings.keys, logger);
  const linkKeys = await linkKeysOf(keys);
  const inbox = openInbox(settings.data, 'settled');
  const store = openStore(settings.data, 'settled');
  const key = createSecretKey(Buffer.from(linkKeys[0] ?? ''));
  const alerts = createLocalAlerts({
    folder: settings.alerts,
    from: settings.from,
    ...(settings.smtp === undefined ? {} : { smtp: settings.smtp }),
    privateWebhooks: settings.privateWebhooks,
    deliveryLog: store.deliveryLog,
    log: logger,
    now,
    announce: (sentence, facts) => tell({ type: 'said', sentence, facts }),
  });
  const webhookTo = createWebhookAlerts({ now, allowPrivate: settings.privateWebhooks });
  const authorKeys = (): Promise<readonly string[]> => authorKeysOf(keys);
  const analysis = new Analysis({
    ...store,
    authorKeys,
    erasing: erasingOn({ store, inbox, alerts: settings.alerts, authorKeys }),
    inbox,
    sentiment: await moodReaderOf(settings.mood, { store, key, log: logger, now }),
    keyPhrases: await keyPhrasesOf(settings.mood, { store, log: logger, now }),
    alerts,
    notices: alerts,
    webhooks: createWebhooks({ webhookTo, deliveryLog: store.deliveryLog, notices: alerts, wait, now, log: logger }),
    publicUrl: settings.url,
    links: linksTo(settings.url, () => linkKeysOf(keys)),
    // The data folder belongs to one process, so a lease that is left is our own, of before a crash: it is taken up again at once.
    holder: 'analysis',
    sweepEvery: SWEEP_EVERY,
    lookEvery: MINUTE,
    deadLetters: async () => (await inbox.depth()).deadLetters,
    log: logger,
    now,
  });
  heard((message) => (message === 'wake' ? analysis.wake() : analysis.stop()));
  inbox.releaseAll();
  await releaseClaims({ incidents: store.incidents, now });
  tell({ type: 'ready' });
  await analysis.run();
  store.close();
  inbox.close();
}

const port = parentPort;
if (port !== null) {
  await run(
    workerData as AnalysisSettings,
    (message) => port.postMessage(message),
    (listener) => port.on('message', listener),
  );
  port.close();
}
