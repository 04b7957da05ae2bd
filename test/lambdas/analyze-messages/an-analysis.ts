import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { Alert } from '../../../core/alert.ts';
import { BrandDocument } from '../../../core/brand.ts';
import type { InboxItem, PlatformEvent } from '../../../core/event.ts';
import { toBody } from '../../../core/inbox-body.ts';
import type { PlatformMessage } from '../../../core/message.ts';
import { UNREAD, type Label, type Sentiment } from '../../../core/sentiment.ts';
import { HOUR, MINUTE, SECOND, type Time } from '../../../core/time.ts';
import { createHandler as createAnalyzer, type AnalysisResult, type AnalyzePorts } from '../../../lambdas/analyze-messages/handler.ts';
import { createHandler as createApi } from '../../../lambdas/care-api/handler.ts';
import { createHandler as createSweep } from '../../../lambdas/watch-brands/handler.ts';
import type { Letter } from '../../../core/letter.ts';
import type { Notice } from '../../../core/notice.ts';
import type { LookPorts } from '../../../lambdas/look-at-hearing.ts';
import type { Traces } from '../../../lambdas/care-ports.ts';
import type { Notices, Webhooks } from '../../../lambdas/alert-ports.ts';
import type { Alerts, DeliveryFailure, SentimentReader } from '../../../lambdas/ports.ts';
import { lambdaContext } from '../../../local/lambda-context.ts';
import { openStore, type Store } from '../../../local/store/open-store.ts';
import { aPlatformMessage, NOON } from '../../contracts/builders.ts';
import { inMemoryLog } from '../../in-memory-ports.ts';
import { anEvent } from '../care-api/an-api.ts';

/** The analysis and the sweep as they run, over the real store, with a clock that is moved by hand and alerts that are only recorded. */

export { NOON };

/** A clock that stands still until it is moved. */
export interface Clock {
  now: Time;
}

/** Raises an incident from four negative messages of three people within an hour. */
export const aTouchyBrand = (brand: string, account: string, more: object = {}): BrandDocument =>
  BrandDocument.parse({
    brand,
    name: brand,
    accounts: [{ platform: 'x', account }],
    crisis: { minMessages: 4, minAuthors: 3, viralReach: 1_000_000 },
    ...more,
  });

/** Reads "bad", "good" and "???" for what they say, and everything else as neutral. */
export const wordReader: SentimentReader = {
  read: async (texts) =>
    texts.map(({ text }) => (text.includes('???') ? { sentiment: UNREAD } : { sentiment: sounding(labelOf(text)), language: 'en' })),
};

const labelOf = (text: string): Label => (text.includes('bad') ? 'NEGATIVE' : text.includes('good') ? 'POSITIVE' : 'NEUTRAL');

const sounding = (label: Label): Sentiment => ({
  label,
  positive: label === 'POSITIVE' ? 1 : 0,
  negative: label === 'NEGATIVE' ? 1 : 0,
  neutral: label === 'NEUTRAL' ? 1 : 0,
  mixed: 0,
  engine: 'embedded',
});

/** Alerts that remember what was published, and can be told to fail. */
export const recordingAlerts = (): Alerts & { readonly published: Alert[]; failed: readonly DeliveryFailure[] } => {
  const published: Alert[] = [];
  const port = {
    published,
    failed: [],
    publish: async (alert: Alert) => {
      published.push(alert);
      return { failed: port.failed };
    },
  };
  return port;
};

/** Notices that remember what was sent, and can be told to fail. */
export const recordingNotices = (): Notices & {
  readonly sent: Notice[];
  readonly mailed: { letter: Letter; emails: readonly string[] }[];
  failed: readonly DeliveryFailure[];
} => {
  const sent: Notice[] = [];
  const mailed: { letter: Letter; emails: readonly string[] }[] = [];
  const port = {
    sent,
    mailed,
    failed: [],
    mail: async (_id: string, emails: readonly string[], write: () => Promise<Letter | undefined>) => {
      const letter = await write();
      if (letter !== undefined) mailed.push({ letter, emails });
      return { failed: port.failed };
    },
    send: async (notice: Notice) => {
      sent.push(notice);
      return { failed: port.failed };
    },
  };
  return port;
};

/** Webhooks that remember what they were told, by the brand and what it was told as, and can be told to fail. */
export const recordingWebhooks = (): Webhooks & {
  readonly told: { letter: Letter; brand: string; as: string }[];
  failed: readonly DeliveryFailure[];
} => {
  const told: { letter: Letter; brand: string; as: string }[] = [];
  const port: ReturnType<typeof recordingWebhooks> = {
    told,
    failed: [],
    tell: async (letter, { brand }, as, silent = new Set()) => {
      const isTried = port.failed.some(({ destination }) => !silent.has(destination)) || port.failed.length === 0;
      if (isTried) told.push({ letter, brand, as });
      return { failed: port.failed };
    },
  };
  return port;
};

export type Everything = Omit<AnalyzePorts, 'now' | 'holder' | 'sweepEvery'> & Pick<Store, 'watches' | 'outbox'>;

export interface Settings {
  readonly clock?: Clock;
  readonly holder?: string;
  readonly alerts?: Alerts;
  readonly notices?: Notices;
  readonly webhooks?: Webhooks;
  /** What this machine knows of its own ears and of its inbox. */
  readonly hearing?: Pick<LookPorts, 'listeningSince' | 'deadLetters'>;
  /** One that is open already. Each call of a port is a transaction of its own: a connection knows no more than its file. */
  readonly store?: Store;
  /** Where else a person's words may be. */
  readonly traces?: Traces;
  /** Stands between the handlers and the ports. */
  readonly around?: (ports: Everything) => Everything;
}

/** One process over the store in a folder. */
export const anAnalysis = (dir: string, settings: Settings = {}) => {
  const {
    clock = { now: NOON },
    holder = 'first',
    alerts = recordingAlerts(),
    notices = recordingNotices(),
    webhooks = recordingWebhooks(),
    hearing = {},
    around = (ports) => ports,
  } = settings;
  const store = settings.store ?? openStore(dir, 'settled');
  const log = inMemoryLog();
  const now = (): Time => clock.now;
  const authorKeys = async (): Promise<readonly string[]> => ['the key of authors'];
  const erasing = { ...store, authorKeys, newToken: () => 'somebody', ...(settings.traces === undefined ? {} : { traces: settings.traces }) };
  const ports = { ...store, authorKeys, alerts, sentiment: wordReader, links: { to: async () => ({}) }, log };
  const seen = { ...around(ports), erasing, notices, webhooks, holder, sweepEvery: SECOND, lookEvery: MINUTE, now, ...hearing };
  const analyzer = createAnalyzer(seen);
  const sweeper = createSweep(seen);
  const api = createApi({ ...store, erasing, log, now, version: 'test' });
  return {
    store,
    log,
    clock,
    analyze: (items: readonly InboxItem[]): Promise<AnalysisResult> => analyzer(sqsEvent(items.map(toBody)), lambdaContext('analyze-messages')),
    analyzeBodies: (bodies: readonly string[]): Promise<AnalysisResult> => analyzer(sqsEvent(bodies), lambdaContext('analyze-messages')),
    sweep: (): Promise<void> => sweeper({}, lambdaContext('watch-brands')),
    describe: async (...brands: readonly BrandDocument[]): Promise<void> => {
      for (const value of brands) await store.brands.save({ value, version: 0 });
    },
    show: async (conversation: string): Promise<Record<string, unknown>> => {
      const { body } = await api(anEvent(`GET /conversations/${conversation}`), lambdaContext('care-api'));
      return JSON.parse(typeof body === 'string' ? body : '{}');
    },
    export: async (brand: string): Promise<string> => {
      const { body = '' } = await api(anEvent(`GET /brands/${brand}/export`), lambdaContext('care-api'));
      return typeof body === 'string' ? body : (await Array.fromAsync(body)).join('');
    },
  };
};
export type AnAnalysis = ReturnType<typeof anAnalysis>;

/** A batch as the queue hands it over; each record is named after its place. */
export const sqsEvent = (bodies: readonly string[]): SQSEvent => ({ Records: bodies.map(sqsRecord) });

const sqsRecord = (body: string, index: number): SQSRecord => ({
  messageId: `record-${index}`,
  receiptHandle: '',
  body,
  attributes: { ApproximateReceiveCount: '1', SentTimestamp: '0', SenderId: '', ApproximateFirstReceiveTimestamp: '0' },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'test',
  eventSourceARN: 'test',
  awsRegion: 'test',
});

/** A customer's post, or whatever `over` makes of it. It stands in a thread of its own unless told otherwise. */
export const said = (id: string, over: Partial<PlatformMessage> = {}): PlatformEvent => ({ type: 'message.created', message: messageOf(id, over) });

/** The same message with another text. */
export const edited = (id: string, over: Partial<PlatformMessage> & { readonly edited: Time }): PlatformEvent => ({
  type: 'message.updated',
  message: messageOf(id, over),
});

/** The brand's answer to a message. */
export const answered = (id: string, inReplyTo: string, over: Partial<PlatformMessage> = {}): PlatformEvent =>
  said(id, { kind: 'reply', direction: 'outbound', author: { id: 'harbour-coffee', role: 'agent' }, text: 'We are on it.', inReplyTo, ...over });

export const deleted = (id: string): PlatformEvent => ({ type: 'message.deleted', id, platform: 'x', account: 'harbour-coffee' });

export const liked = (id: string, likes: number, views = 0): PlatformEvent => ({
  type: 'engagement.updated',
  id,
  platform: 'x',
  account: 'harbour-coffee',
  engagement: { likes, shares: 0, replies: 0, views },
});

export const sealed = (watermark: Time): PlatformEvent => ({ type: 'replay.advanced', watermark });

const messageOf = (id: string, over: Partial<PlatformMessage>): PlatformMessage => ({
  ...aPlatformMessage({ id, threadId: id, author: { id: `author of ${id}`, role: 'customer' }, ...over }),
});

/** When everything that is not live was received: long after it was sent. */
export const RECEIVED = NOON + 1_000 * HOUR;

/** As part of a replay. */
export const replayed = (event: PlatformEvent, receivedAt = RECEIVED): InboxItem => ({ event, receivedAt, replay: 'the replay' });

/** As it happens: received a second after it was sent, unless told otherwise. */
export const live = (event: PlatformEvent, receivedAt?: Time): InboxItem => ({
  event,
  receivedAt: receivedAt ?? ('message' in event ? event.message.sentAt + 1_000 : NOON),
});

/** So many people complain, one every half minute from `from` on. */
export const complaints = (count: number, from: Time, prefix = 'x:bad'): PlatformEvent[] =>
  Array.from({ length: count }, (_nothing, index) =>
    said(`${prefix}-${index}`, { text: `bad thing number ${index}`, sentAt: from + (index * MINUTE) / 2 }),
  );

/** So many people are content, one a minute from `from` on. */
export const praises = (count: number, from: Time, prefix = 'x:good'): PlatformEvent[] =>
  Array.from({ length: count }, (_nothing, index) => said(`${prefix}-${index}`, { text: 'good work', sentAt: from + index * MINUTE }));
